import { attributeText, effectiveText } from '../../model/defaults.js';
import { readSize } from '../../physics/geom-facts.js';
import type { Model, ModelElement } from '../../model/model.js';
import { effectiveNumbers, readNumbers } from '../../values/numbers.js';
import type { Finding } from '../rule.js';
import { at, has } from './missing.js';

/** How many sizes a shape needs, and what they are (MuJoCo 3.14, tried on the engine). */
const SIZES: Readonly<Record<string, readonly string[]>> = {
  sphere: ['the radius'],
  capsule: ['the radius', 'half the length'],
  cylinder: ['the radius', 'half the length'],
  ellipsoid: ['three half axes'],
  box: ['three half sides'],
};
const COUNTS: Readonly<Record<string, number>> = { sphere: 1, capsule: 2, cylinder: 2, ellipsoid: 3, box: 3 };
const BETWEEN_POINTS = new Set(['capsule', 'cylinder', 'box', 'ellipsoid']);

export function describeGeom(model: Model, element: ModelElement): Finding | undefined {
  const type = effectiveText(model, element, 'type') ?? 'sphere';
  const hasMesh = effectiveText(model, element, 'mesh') !== undefined;
  const between = describeBetween(model, element, type);
  if (between !== undefined) return between;
  if ((type === 'mesh' || type === 'sdf') && !hasMesh) return at(element, `A geom of type ${type} needs a mesh.`);
  if (type === 'hfield' && effectiveText(model, element, 'hfield') === undefined)
    return at(element, 'A geom of type hfield needs an hfield.');
  if (type === 'mesh' && effectiveText(model, element, 'shellinertia') === 'true')
    return at(element, 'A geom of type mesh has no shellinertia: the mesh has inertia="shell".', 'shellinertia');
  if (hasMesh) return undefined;
  const size = readSize(model, element);
  const isNoNumber = has(element, 'size') && readNumbers(attributeText(element, 'size')) === undefined;
  if (type === 'plane')
    return (size[2] ?? 0) > 0 || isNoNumber
      ? undefined
      : at(element, 'A plane needs a third size above 0: the spacing of its grid lines.', 'size');
  const isBetween = effectiveText(model, element, 'fromto') !== undefined;
  const needed = isBetween ? 1 : (COUNTS[type] ?? 0);
  for (let i = 0; i < needed; i++) {
    // Other rules are for numbers below 0 and for words.
    if ((size[i] ?? 0) !== 0 || isNoNumber) continue;
    const what = isBetween ? 'the radius' : (SIZES[type] ?? []).join(' and ');
    return at(element, `A ${type} needs ${needed === 1 ? 'a size' : `${needed} sizes`} above 0: ${what}.`, 'size');
  }
  return undefined;
}

export function describeSite(model: Model, element: ModelElement): Finding | undefined {
  const type = effectiveText(model, element, 'type') ?? 'sphere';
  if (effectiveText(model, element, 'mesh') !== undefined && type !== 'mesh')
    return at(element, 'Only a site of type mesh can have a mesh.', 'mesh');
  const needed = type === 'mesh' ? 0 : effectiveText(model, element, 'fromto') === undefined ? (COUNTS[type] ?? 0) : 1;
  if (readSize(model, element).slice(0, needed).includes(0))
    return at(element, `The sizes of a ${type} have to be above 0.`, 'size');
  return describeBetween(model, element, type);
}

/** What is wrong with a shape between two points. */
function describeBetween(model: Model, element: ModelElement, type: string): Finding | undefined {
  const ends = type === 'mesh' ? undefined : effectiveNumbers(model, element, 'fromto');
  if (ends?.length !== 6) return undefined;
  const tag = element.node.name.text;
  if (!BETWEEN_POINTS.has(type))
    return at(
      element,
      `A ${tag} of type ${type} has no fromto: it is for capsules, cylinders, boxes and ellipsoids.`,
      'fromto',
    );
  if (tag === 'geom' && effectiveNumbers(model, element, 'pos')?.some((number) => number !== 0) === true)
    return at(element, 'fromto says where the geom is: it has no pos beside.', 'pos');
  if (Math.hypot(ends[3] - ends[0], ends[4] - ends[1], ends[5] - ends[2]) < 1e-15)
    return at(element, 'Both points of fromto are the same.', 'fromto');
  return undefined;
}
