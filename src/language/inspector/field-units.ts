import { degrees, radians } from '../../core/conventions.js';
import { compilerSettings } from '../model/compiler-settings.js';
import { formatNumber } from '../check/edits.js';
import { jointTypeOf } from '../physics/joint-facts.js';
import type { Model, ModelElement } from '../model/model.js';
import { readNumbers } from '../values/numbers.js';

const TURNING = new Set(['hinge', 'ball', 'revolute', 'continuous', 'spherical']);
const SLIDING = new Set(['slide', 'prismatic']);

/**
 * The unit of an attribute at an element. The vocabulary says both of what may turn or slide, MJCF the slide first and URDF the turn; an `angle` is in
 * degrees or radians as the compiler has it.
 */
export function unitAt(model: Model, element: ModelElement, unit: string | undefined): string | undefined {
  if (unit === undefined) return undefined;
  const isMjcf = model.language === 'mjcf';
  const type = element.node.name.text === 'joint' ? jointTypeOf(model, element) : '';
  const [first, second] = unit.split(' or ') as [string, string | undefined];
  const [linear, angular] = isMjcf ? [first, second] : [second, first];
  const own = second === undefined ? first : TURNING.has(type) ? angular : SLIDING.has(type) ? linear : unit;
  return (own ?? unit).replace(/\bangle\b/, compilerSettings(model).isDegree ? '°' : 'rad');
}

/** An angle in the other unit; undefined for what is no angle. */
export function noteOf(text: string | undefined, unit: string | undefined): string | undefined {
  if (unit !== '°' && unit !== 'rad') return undefined;
  const numbers = readNumbers(text);
  if (numbers === undefined || numbers.every((number) => number === 0)) return undefined;
  const [convert, mark, end] = unit === '°' ? [radians, '', ' rad'] : [degrees, '°', ''];
  const words = numbers.map((number) => formatNumber(convert(number), 4) + mark);
  return words.join(words.length === 2 ? ' to ' : ' ') + end;
}
