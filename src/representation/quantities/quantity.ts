import { unifyNumbers } from './scalar.js';

/** A number with a unit, or a range of them, as found in a field. */
export interface Quantity {
  /** The number, or the middle of the range. */
  readonly value: number;
  /** As in the unit tables: lower case, without blanks and dots, exponents as words: `g/cmcubed`. Empty when there is none. */
  readonly unit: string;
  /** `0.5-0.9` as it was written, when it was a range. */
  readonly range?: string;
  /** False when there are words beside the number and a unit of `knownUnits`: then it may be a piece of a description. */
  readonly pure: boolean;
}

/** Longer fields are sentences, not quantities. */
const LONGEST_FIELD = 120;
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?/giy;

const NOTHING =
  /^(?:n\s*\/?\s*a|none|nil|null|nan|unknown|unspecified|not (?:applicable|available|specified)|-+|\?+|未知|无)\.?$/i;

/** Does the field say that there is no value (`N/A`, `unknown`, empty)? */
export const saysNothing = (text: string): boolean => text.trim() === '' || NOTHING.test(text.trim());

/**
 * Finds the quantity in a field: `0.5-0.9 g/cm^3`, `~1,200 kg/m³`, `7.85 × 10³ kg/m3`, `density: 0.7 g/cm3`, `0.7 ± 0.1`,
 * `0.5 g/cm^3 to 0.9 g/cm^3`. Undefined when there is no number. `knownUnits` are those that the field may have.
 */
export function readQuantity(text: string, knownUnits: ReadonlyMap<string, number>): Quantity | undefined {
  if (text.length > LONGEST_FIELD) return undefined;
  // Exponents of units are no numbers: cm^3 -> cmcubed.
  const plain = unifyNumbers(text)
    .toLowerCase()
    .replace(
      /([a-z]m|\bm|ft|in)(?:\^|\*\*)?\(?(-?)([23])\)?(?!\d)/g,
      (_, unit: string, minus: string, power: string) => {
        return `${unit}${minus === '' ? '' : 'per'}${power === '2' ? 'squared' : 'cubed'}`;
      },
    );
  const first = nextNumber(plain, 0);
  if (first === undefined) return undefined;
  const second = nextNumber(plain, first.end);
  const between = second === undefined ? '' : plain.slice(first.end, second.start);
  const joined = /^\s*([a-z%/·*. ]*?)\s*(-|~|\bto\b|\band\b|\bor\b)\s*$/.exec(between);
  const isRange = second !== undefined && joined !== null;
  const tail = plain.slice(isRange ? second.end : first.end);
  const { unit, rest } = splitUnit(/^\s*±/.test(tail) ? tail.replace(/^\s*±\s*[\d.]+/, '') : tail);
  const before = plain.slice(0, first.start).trim();
  const pure =
    /^(?:[~≈<>=≥≤]|approx(?:imately)?\.?|about|around|ca\.?|density|(?:young'?s?\s*)?modulus|poisson'?s?\s*ratio|rho|e|nu|[ρνeµ]|[:=\s])*$/.test(
      before,
    ) &&
    rest === '' &&
    (unit === '' || knownUnits.has(unit));
  const usedUnit = unit === '' && isRange ? splitUnit(joined[1]).unit : unit;
  if (!isRange) return { value: first.value, unit: usedUnit, pure };
  return {
    value: (first.value + second.value) / 2,
    unit: usedUnit,
    range: text.slice(0, 60).trim(),
    pure,
  };
}

function nextNumber(text: string, from: number): { start: number; end: number; value: number } | undefined {
  for (let i = from; i < text.length; i++) {
    // A digit in a word is part of the word; a sign after a number joins a range.
    if (i > 0 && /[a-z\d_^.]/.test(text[i - 1])) continue;
    if (from > 0 && /[+-]/.test(text[i])) continue;
    NUMBER.lastIndex = i;
    const match = NUMBER.exec(text);
    if (match === null) continue;
    const value = Number(match[0]);
    if (Number.isFinite(value)) return { start: i, end: i + match[0].length, value };
  }
  return undefined;
}

/** The unit at the start of `tail` in the form of the unit tables, and what follows it. A remark in parentheses is no part of it. */
function splitUnit(tail: string): { unit: string; rest: string } {
  const withoutRemark = tail.replace(/\([^()]*\)/g, ' ').trim();
  const unit = withoutRemark.replace(/\s+per\s+/g, '/').replace(/[\s·⋅*.^()[\],]/g, '');
  return unit.length <= 16 ? { unit, rest: '' } : { unit: '', rest: withoutRemark };
}
