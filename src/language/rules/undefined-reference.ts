import type { Namespace } from '../../schema/vocabulary.js';
import { attributeText, effectiveAttribute } from '../model/defaults.js';
import type { Fix } from '../check/diagnostic.js';
import { escapeAttribute, insertBeside, insertChild } from '../check/edits.js';
import type { Model, ModelElement } from '../model/model.js';
import { walkElements } from '../model/model.js';
import { nearestName } from '../values/nearest-name.js';
import type { Reference } from '../model/references.js';
import { symbolsOf } from '../model/symbols.js';
import type { Finding, Rule } from './rule.js';

/** A name that is declared nowhere. */
export const undefinedReference: Rule = {
  id: 'ref/undefined',
  severity: 'error',
  languages: ['mjcf', 'urdf'],
  check: (model, report) => {
    const { references, isKnown } = symbolsOf(model);
    for (const reference of references) {
      const { namespaces, name, element } = reference;
      if (isForeign(reference)) checkAttached(model, element, report);
      else if (!namespaces.some((namespace) => isKnown(namespace, name))) report(element, describe(model, reference));
    }
  },
};

/** What `attach` names belongs to another model. */
const isForeign = ({ element, attribute }: Reference): boolean =>
  element.type?.id === 'attach' && attribute.name.text !== 'model' && attributeText(element, 'model') !== undefined;

function checkAttached(
  model: Model,
  element: ModelElement,
  report: (at: ModelElement, finding: Finding) => void,
): void {
  const other = model.attached.get(attributeText(element, 'model') ?? '');
  if (other === undefined) return;
  for (const { name, value } of element.node.attributes) {
    if ((name.text !== 'body' && name.text !== 'frame') || value === undefined) continue;
    const meant = attributeText(element, name.text) ?? '';
    if (symbolsOf(other).isKnown(name.text, meant)) continue;
    const message = `${other.main.path.replace(/.*\//, '')} has no ${name.text} "${meant}".`;
    report(element, { start: value.start, end: value.end, message });
  }
}

function describe(model: Model, reference: Reference): Finding {
  const { namespaces, name, start, end } = reference;
  const { names } = symbolsOf(model);
  const kinds = joinWords(namespaces.map((namespace) => TITLES[namespace] ?? namespace));
  const meant = nearestName(name, namespaces.flatMap(names));
  const hint = meant === undefined ? '' : ` Is ${meant} meant?`;
  const rename: Fix[] =
    meant === undefined ? [] : [{ title: `Change to ${meant}`, edits: [{ start, end, text: escapeAttribute(meant) }] }];
  const create = createDeclaration(model, namespaces[0], name);
  const severity = severityOf(model, reference);
  return {
    start,
    end,
    message:
      severity === 'hint'
        ? `Here is no ${kinds} "${name}": it has to be in the model that includes this file.`
        : `There is no ${kinds} "${name}".${hint}`,
    fixes: [...rename, ...(create === undefined ? [] : [create])],
    ...(severity === undefined ? {} : { severity }),
  };
}

/** How a namespace is called, where it is not as its word. */
const TITLES: Partial<Record<Namespace, string>> = { default: 'default class', hfield: 'height field' };

function severityOf(model: Model, { element, attribute }: Reference): Finding['severity'] {
  if (model.isFragment) return 'hint';
  // Other programs' elements are not read by most.
  if (element.type?.open === true) return 'warning';
  // The engine looks at what a default class names only where an element takes it over.
  if (element.inDefault && !isTakenOver(model, element, attribute.name.text)) return 'warning';
  if (element.type?.id === 'mesh' && !isDrawn(model, element)) return 'warning';
  return undefined;
}

function isTakenOver(model: Model, setting: ModelElement, name: string): boolean {
  for (const element of walkElements(model.root)) {
    if (!element.inDefault && effectiveAttribute(model, element, name)?.from === setting) return true;
  }
  return false;
}

/** Whether a geom has the mesh, which takes its material then. */
function isDrawn(model: Model, mesh: ModelElement): boolean {
  const { references, find } = symbolsOf(model);
  return references.some(
    ({ namespaces, name, element }) =>
      namespaces[0] === 'mesh' && element.type?.tag === 'geom' && find('mesh', name)[0]?.element === mesh,
  );
}

/** An element that declares the name, where one can be made without knowing more. */
function createDeclaration(model: Model, namespace: Namespace | undefined, name: string): Fix | undefined {
  const text = escapeAttribute(name);
  const { root } = model;
  if (model.language === 'urdf') {
    const xml =
      namespace === 'material'
        ? `<material name="${text}">\n  <color rgba="0.8 0.8 0.8 1"/>\n</material>`
        : namespace === 'link'
          ? `<link name="${text}"/>`
          : undefined;
    return xml === undefined
      ? undefined
      : { title: `Create the ${namespace} ${name}`, edits: [insertChild(root, xml)] };
  }
  const [section, xml] =
    namespace === 'material'
      ? ['asset', `<material name="${text}" rgba="0.8 0.8 0.8 1"/>`]
      : namespace === 'default'
        ? ['default', `<default class="${text}"/>`]
        : [];
  if (section === undefined || xml === undefined) return undefined;
  const title = `Create the ${TITLES[namespace ?? 'default'] ?? namespace} ${name}`;
  const place = root.children.find((child) => child.node.name.text === section);
  if (place !== undefined) return { title, edits: [insertChild(place, xml)] };
  const first = root.children.find((child) => child.node.name.text === 'worldbody' && child.file === root.file);
  const whole = `<${section}>\n  ${xml}\n</${section}>`;
  return { title, edits: [first === undefined ? insertChild(root, whole) : insertBeside(first, whole, 'before')] };
}

const joinWords = (words: readonly string[]): string => (words.length > 3 ? 'element' : words.join(' or '));
