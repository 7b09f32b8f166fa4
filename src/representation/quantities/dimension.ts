import type { Vec3 } from '../../core/math/vec3.js';
import type { ReportReaderIssue } from '../issues.js';
import { saysNothing } from './quantity.js';
import { foldPunctuation, unifyNumbers } from './scalar.js';

/** Metres per unit of length. */
const LENGTH_UNITS: ReadonlyMap<string, number> = new Map([
  ['mm', 1e-3],
  ['cm', 1e-2],
  ['dm', 0.1],
  ['m', 1],
  ['in', 0.0254],
  ['inch', 0.0254],
  ['inches', 0.0254],
  ['"', 0.0254],
  ['ft', 0.3048],
  ['feet', 0.3048],
]);

/** m. An object smaller or larger than this is a slip of the pen, and no simulator could hold it. */
const SMALLEST = 5e-4;
const LARGEST = 1000;
const LONGEST_FIELD = 200;

/**
 * Length, width, height in metres from the paper's `L*W*H` (cm, with decimals): `12.5*7.95*0.3`. Also `60 x 40 x 30 mm`,
 * `0.6 × 0.4 × 0.3 m`, `L60 cm*W40 cm*H30 cm`, decimal commas, a range for a side (its middle). `label` is the name of the field,
 * which may say the unit: `Dimension (mm)`. A missing or impossible side is made equal to the smallest that is there.
 * Undefined when no side can be read.
 */
export function readDimension(field: string, label: string, report: ReportReaderIssue): Vec3 | undefined {
  const where = 'Dimension';
  const folded = foldPunctuation(field.slice(0, LONGEST_FIELD)).toLowerCase();
  if (saysNothing(folded)) {
    report('missing-dimension', where, [], 'left the size open');
    return undefined;
  }
  // Where something else stands between the sides, a comma is a decimal one: `12,5*7,95*0,3`.
  const text = BETWEEN_SIDES.test(folded) ? unifyNumbers(folded) : folded;
  const sides = text.split(BETWEEN_SIDES.test(text) ? BETWEEN_SIDES : /[,;/]/).map(readSide);
  if (sides.some((side) => side?.range === true)) report('range-for-number', where, [field], 'used the middle');
  const commonUnit = sides.findLast((side) => side?.unit !== undefined)?.unit ?? readLabelUnit(label) ?? 0.01;
  const metres = sides.map((side) => (side === undefined ? NaN : tidy(side.value * (side.unit ?? commonUnit))));
  const isPossible = (value: number | undefined): value is number =>
    value !== undefined && value > 0 && value <= LARGEST;
  const possible = metres.filter(isPossible);
  if (possible.length === 0 || Math.max(...possible) < SMALLEST) {
    report('bad-dimension', where, [field], 'left the size open');
    return undefined;
  }
  const [a, b, c] = [metres.at(0), metres.at(1), metres.at(2)];
  const smallest = Math.min(...possible);
  if (metres.length > 3) report('bad-dimension', where, [field], 'used the first three sides');
  else if (possible.length < 3) report('bad-dimension', where, [field], 'used the smallest side for what is missing');
  return [isPossible(a) ? a : smallest, isPossible(b) ? b : smallest, isPossible(c) ? c : smallest];
}

/** A star or cross; an x only where it cannot be the letter of a word. */
const BETWEEN_SIDES = /[*×⨯✕]|\bby\b|(?<=[\d\sm"n])x(?=\s*[\d.lwhd])/;

/** Without the noise of binary fractions: 20.5 cm are 0.205 m. */
const tidy = (value: number): number => Number(value.toPrecision(12));

interface Side {
  readonly value: number;
  /** Metres per unit, when a unit stands beside the number. */
  readonly unit: number | undefined;
  readonly range: boolean;
}

function readSide(text: string): Side | undefined {
  const match =
    /^[^\d.+-]*([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?)\s*([a-z"]*)(?:\s*[-~]\s*(\d+(?:\.\d*)?)\s*([a-z"]*))?/.exec(
      text,
    );
  if (match === null) return undefined;
  const first = Number(match[1]);
  const second = match.at(3) === undefined ? undefined : Number(match[3]);
  const value = second === undefined ? first : (first + second) / 2;
  if (!Number.isFinite(value)) return undefined;
  return {
    value,
    unit: LENGTH_UNITS.get(match.at(4) ?? '') ?? LENGTH_UNITS.get(match[2]),
    range: second !== undefined,
  };
}

function readLabelUnit(label: string): number | undefined {
  const match = /\b(mm|cm|dm|m|in|inch|inches|ft)\b/.exec(label.toLowerCase());
  return match === null ? undefined : LENGTH_UNITS.get(match[1]);
}
