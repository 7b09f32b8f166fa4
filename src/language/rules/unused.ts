import type { Namespace } from '../../schema/vocabulary.js';
import { attributeText, effectiveText } from '../model/defaults.js';
import { removeElement } from '../check/edits.js';
import type { Model, ModelElement } from '../model/model.js';
import type { Reference } from '../model/references.js';
import type { Declaration } from '../model/symbols.js';
import { symbolsOf } from '../model/symbols.js';
import type { XacroFacts } from '../xacro/xacro-facts.js';
import { xacroFacts } from '../xacro/xacro-facts.js';
import type { Report, Rule } from './rule.js';

/** What MJCF declares for use elsewhere in it. */
const USABLE = new Set<Namespace>(['mesh', 'hfield', 'skin', 'texture', 'material', 'default', 'model']);
const TITLES: Partial<Record<Namespace, string>> = { default: 'default class', hfield: 'height field' };

/** What is declared and never used. Only the main file is judged: what others hold may be used by other models. */
export const unused: Rule = {
  id: 'ref/unused',
  severity: 'hint',
  languages: ['mjcf', 'urdf', 'xacro'],
  check: (model, report) => {
    if (model.isFragment) return;
    if (model.language === 'xacro') {
      checkXacro(model, xacroFacts(model), report);
      return;
    }
    const { declarations, references } = symbolsOf(model);
    const used = usedNames(references);
    for (const declaration of declarations) {
      const { namespace, name, element } = declaration;
      if (element.file !== model.main || used.get(namespace)?.has(name) === true) continue;
      if (model.language === 'urdf' ? element.type?.id === 'material' : isUsable(model, declaration, used))
        tell(element, TITLES[namespace] ?? namespace, name, report);
    }
  },
};

type UsedNames = ReadonlyMap<Namespace, ReadonlySet<string>>;

function usedNames(references: readonly Reference[]): UsedNames {
  const used = new Map<Namespace, Set<string>>();
  for (const { namespaces, name } of references)
    for (const namespace of namespaces) {
      const names = used.get(namespace);
      if (names === undefined) used.set(namespace, new Set([name]));
      else names.add(name);
    }
  return used;
}

function isUsable(model: Model, { namespace, element }: Declaration, used: UsedNames): boolean {
  if (!USABLE.has(namespace)) return false;
  // The sky is seen without being named.
  if (namespace === 'texture') return (effectiveText(model, element, 'type') ?? 'cube') !== 'skybox';
  if (namespace === 'skin') return false;
  if (namespace !== 'default') return true;
  // The main class holds without being named; a class around an unused one is told of instead.
  if (element.parent?.type?.id !== 'default' || holdsUsed(element, used)) return false;
  const around = element.parent;
  return around.parent?.type?.id !== 'default' || holdsUsed(around, used);
}

/** Whether a class, or one in it, is used. */
function holdsUsed(element: ModelElement, used: UsedNames): boolean {
  const name = attributeText(element, 'class');
  if (name !== undefined && used.get('default')?.has(name) === true) return true;
  return element.children.some((child) => child.type?.id === 'default' && holdsUsed(child, used));
}

function checkXacro(model: Model, facts: XacroFacts, report: Report): void {
  // A library is used by the files that include it; what is not there, or not understood, may use anything.
  if (facts.isLibrary || !facts.isComplete || facts.hasDynamicNames) return;
  for (const { name, element } of facts.properties)
    if (element.file === model.main && !facts.usedNames.has(name)) tell(element, 'property', name, report);
  for (const { name, element } of facts.macros)
    if (element.file === model.main && !facts.calledMacros.has(name)) tell(element, 'macro', name, report);
}

function tell(element: ModelElement, what: string, name: string, report: Report): void {
  const { start, openEnd } = element.node;
  report(element, {
    start,
    end: openEnd,
    message: `The ${what} "${name}" is not used.`,
    isUnused: true,
    fixes: [{ title: `Remove the ${what} ${name}`, edits: [removeElement(element)] }],
  });
}
