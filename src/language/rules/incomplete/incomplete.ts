import type { Model, ModelElement } from '../../model/model.js';
import { typeOfAttribute } from '../../model/model.js';
import type { ElementRule, Finding } from '../rule.js';
import { describeActuator } from './incomplete-actuator.js';
import { describeAsset } from './incomplete-asset.js';
import { describeGeom, describeSite } from './incomplete-geom.js';
import { describeTendon } from './incomplete-tendon.js';
import { has } from './missing.js';
import { describeUserData } from './user-data.js';

/** What the grammar leaves open and the compiler wants to have, by what an element is: sizes by the shape, a target, a path. */
export const incomplete: ElementRule = {
  id: 'syn/incomplete',
  severity: 'error',
  languages: ['mjcf', 'urdf'],
  checkElements: (model, report) => {
    const describeOne = model.language === 'urdf' ? describeLink : model.isFragment ? () => undefined : describe;
    return (element) => {
      if (element.inDefault) return;
      // What a piece leaves out may be set where it is included.
      const findings = [describeOne(model, element), describeUserData(model, element)];
      for (const finding of findings) if (finding !== undefined && !isMisspelt(element)) report(element, finding);
    };
  },
};

/** What is missing may be there under another name: that is told. */
const isMisspelt = (element: ModelElement): boolean =>
  element.node.attributes.some((attribute) => typeOfAttribute(element, attribute) === undefined);

/** Of URDF: a material without a name is as good as none. */
const describeLink = (_: Model, element: ModelElement): Finding | undefined =>
  element.node.name.text === 'parent' || element.node.name.text === 'child' ? describeEmptyName(element) : undefined;

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
      return element.parent?.type?.id === 'actuator' ? describeActuator(model, element) : undefined;
  }
}

/** A name that has to be given, and is given as nothing. */
function describeEmptyName(element: ModelElement): Finding | undefined {
  const { node, type } = element;
  for (const { name, value } of node.attributes) {
    if (value?.raw !== '') continue;
    const known = type?.attributes.get(name.text);
    // Of two that come together the name of what is seen from somewhere has to be one.
    const isNeeded = known?.required === true || (name.text === 'refname' && has(element, 'reftype'));
    if (known?.value.kind !== 'reference' || !isNeeded) continue;
    // Of a pair of bodies nobody asks.
    if (type?.id === 'exclude') continue;
    return { ...name, message: `<${node.name.text}> needs the attribute ${name.text}; here it is empty.` };
  }
  return undefined;
}
