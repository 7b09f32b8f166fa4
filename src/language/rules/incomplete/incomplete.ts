import type { Model, ModelElement } from '../../model/model.js';
import { typeOfAttribute, walkElements } from '../../model/model.js';
import type { Finding, Rule } from '../rule.js';
import { describeActuator } from './incomplete-actuator.js';
import { describeAsset } from './incomplete-asset.js';
import { describeGeom, describeSite } from './incomplete-geom.js';
import { describeTendon } from './incomplete-tendon.js';
import { describeUserData } from './user-data.js';

/** What the grammar leaves open and the compiler wants to have, by what an element is: sizes by the shape, a target, a path. */
export const incomplete: Rule = {
  id: 'syn/incomplete',
  severity: 'error',
  languages: ['mjcf', 'urdf'],
  check: (model, report) => {
    for (const element of walkElements(model.root)) {
      if (element.inDefault || element.isOpen || element.type === undefined) continue;
      // What is missing may be what is misspelt: that is told.
      if (element.node.attributes.some((attribute) => typeOfAttribute(element, attribute) === undefined)) continue;
      // What it leaves out may be set where the file is included.
      const finding =
        model.language === 'urdf'
          ? describeEmptyName(element, LINKS)
          : model.isFragment
            ? undefined
            : describe(model, element);
      if (finding !== undefined) report(element, finding);
      const user = describeUserData(model, element);
      if (user !== undefined) report(element, user);
    }
  },
};

function describe(model: Model, element: ModelElement): Finding | undefined {
  const empty = describeEmptyName(element);
  if (empty !== undefined) return empty;
  switch (element.type?.id ?? '') {
    case 'geom':
      return describeGeom(model, element);
    case 'site':
      return describeSite(model, element);
    case 'spatial':
    case 'fixed':
      return describeTendon(element);
    case 'mesh':
    case 'texture':
    case 'hfield':
    case 'numeric':
    case 'text':
    case 'tuple':
    case 'default':
      return describeAsset(model, element);
    default:
      return element.parent?.type?.id === 'actuator' ? describeActuator(element) : undefined;
  }
}

/** Of URDF: a material without a name is as good as none. */
const LINKS = new Set(['parent', 'child']);

/** A name that has to be given, and is given as nothing. */
function describeEmptyName({ node, type }: ModelElement, tags?: ReadonlySet<string>): Finding | undefined {
  if (tags?.has(node.name.text) === false) return undefined;
  for (const { name, value } of node.attributes) {
    const known = type?.attributes.get(name.text);
    if (known?.value.kind !== 'reference' || known.required !== true || value?.raw !== '') continue;
    // Of a pair of bodies nobody asks.
    if (type?.id === 'exclude') continue;
    return { ...name, message: `<${node.name.text}> needs the attribute ${name.text}; here it is empty.` };
  }
  return undefined;
}
