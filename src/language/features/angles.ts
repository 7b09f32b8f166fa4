import { degrees, radians } from '../../core/conventions.js';
import type { AttributeType } from '../../schema/vocabulary.js';
import { compilerSettings } from '../model/compiler-settings.js';
import { jointTypeOf } from '../physics/joint-facts.js';
import type { Model, ModelElement } from '../model/model.js';

const TURNING = new Set(['hinge', 'ball', 'revolute', 'continuous']);

/** In what unit a number of an attribute is an angle; undefined where it is none, or it cannot be told. */
export function angleUnitOf(
  model: Model,
  element: ModelElement,
  { name, unit = '' }: AttributeType,
  index: number,
): 'degree' | 'radian' | undefined {
  const { isDegree } = compilerSettings(model);
  const written = isDegree ? 'degree' : 'radian';
  // The axis comes before the angle.
  if (name === 'axisangle') return index === 3 ? written : undefined;
  switch (unit) {
    case 'degree':
      return 'degree';
    case 'angle':
      return written;
    case 'rad':
      return 'radian';
    case 'm or angle':
    case 'm or rad':
    case 'rad or m':
      return isTurning(model, element) ? (unit === 'm or angle' ? written : 'radian') : undefined;
    default:
      return undefined;
  }
}

/** Whether it is of a joint that turns; of a default class nobody knows. */
function isTurning(model: Model, element: ModelElement): boolean {
  const joint = element.node.name.text === 'joint' ? element : element.parent;
  if (joint?.node.name.text !== 'joint' || element.inDefault) return false;
  // Equalities and tendons have a `joint` too, which has no type.
  return TURNING.has(jointTypeOf(model, joint)) && (joint.type?.attributes.has('type') ?? false);
}

/** The angle in the other unit, as people say it: `90°`, `1.571 rad`. */
export const otherUnit = (angle: number, unit: 'degree' | 'radian'): string =>
  unit === 'radian' ? `${shorten(degrees(angle), 2)}°` : `${shorten(radians(angle), 4)} rad`;

/** A number without the digits that nobody reads. */
export const shorten = (value: number, decimals: number): string => String(Number(value.toFixed(decimals)));

/** A number with so many digits that count. */
export const shortenTo = (value: number, digits = 4): string => String(Number(value.toPrecision(digits)));
