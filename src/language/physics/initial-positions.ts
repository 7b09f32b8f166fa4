import { parseNumbers } from '../../formats/number-text.js';
import { attributeText, effectiveText } from '../model/defaults.js';
import { compilerSettings } from '../model/compiler-settings.js';
import { memoize } from '../model/memoize.js';
import type { Model, ModelElement } from '../model/model.js';
import { findAttribute } from '../model/model.js';
import { stateLayout } from './state-layout.js';

/** The pose in which a model starts, `qpos0` (m, rad, quaternions); undefined where it is not plain without compiling. */
export const initialPositions = memoize((model: Model): readonly number[] | undefined => {
  const { slots } = stateLayout(model);
  if (slots === undefined) return undefined;
  const { toRadians } = compilerSettings(model);
  const positions: number[] = [];
  for (const { joint, type } of slots) {
    const numbers = startOf(model, joint, type, toRadians);
    if (numbers === undefined) return undefined;
    positions.push(...numbers);
  }
  return positions;
});

function startOf(
  model: Model,
  joint: ModelElement,
  type: string,
  toRadians: (angle: number) => number,
): readonly number[] | undefined {
  if (type === 'ball') return [1, 0, 0, 0];
  if (type === 'free') return poseOf(joint.parent);
  const ref = parseNumbers(effectiveText(model, joint, 'ref') ?? '0');
  return ref?.length !== 1 ? undefined : [type === 'hinge' ? toRadians(ref[0]) : ref[0]];
}

/** Of a body that stands directly in the world, with a plain orientation. */
function poseOf(body: ModelElement | undefined): readonly number[] | undefined {
  if (body?.node.name.text !== 'body' || body.parent?.node.name.text !== 'worldbody') return undefined;
  if (['euler', 'axisangle', 'xyaxes', 'zaxis'].some((name) => findAttribute(body, name) !== undefined))
    return undefined;
  const pos = parseNumbers(attributeText(body, 'pos') ?? '0 0 0');
  const quat = parseNumbers(attributeText(body, 'quat') ?? '1 0 0 0');
  return pos?.length === 3 && quat?.length === 4 ? [...pos, ...quat] : undefined;
}
