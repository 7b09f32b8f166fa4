/*
 * Numbers as text, for every text format. A double is written with the fewest digits that read back as the same double, a float32
 * with the fewest that read back as the same float32, so files are short and lose nothing.
 */

/** Below this, a coordinate (m) or quaternion element is rounding noise of a computation with values near 1. */
const NOISE = 1e-15;

/** MuJoCo refuses subnormal numbers (below 2.2e-308) as "too large"; none of that size means anything. */
const SMALLEST = 1e-300;

/** The shortest text that reads back as `value`; never `-0`. Exponents (`1e-7`) stand as C's strtod reads them. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`a number in an asset is ${String(value)}`);
  return Math.abs(value) < SMALLEST ? '0' : String(value);
}

/** Numbers separated by single spaces. */
export const formatNumbers = (values: readonly number[]): string => values.map(formatNumber).join(' ');

/** Coordinates or quaternion elements, with rounding noise below 1e-15 written as 0. */
export const formatCoordinates = (values: readonly number[]): string =>
  formatNumbers(values.map((value) => (Math.abs(value) < NOISE ? 0 : value)));

/** The shortest text that reads back as the float32 `value`. */
export function formatFloat32(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`a coordinate in a mesh is ${String(value)}`);
  const short = formatNumber(Number(value.toPrecision(6)));
  if (Math.fround(Number(short)) === value) return short;
  for (let digits = 7; digits < 9; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return formatNumber(rounded);
  }
  // Nine significant digits tell any two float32 apart (IEEE 754, section 5.12.2).
  return formatNumber(Number(value.toPrecision(9)));
}

/** All numbers of a text separated by white space; undefined when one of them is not a finite number. */
export function parseNumbers(text: string): number[] | undefined {
  const values: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (isSpace(text.charCodeAt(at))) continue;
    const from = at;
    while (at < text.length && !isSpace(text.charCodeAt(at))) at++;
    const value = parsePlain(text, from, at) ?? parseNumber(text.slice(from, at));
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

/** White space of XML, and what else C's isspace takes for it. */
const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

/** A finite decimal number and nothing else: no hexadecimal, no empty text, no units. */
export function parseNumber(text: string): number | undefined {
  const value = Number(text);
  // JavaScript takes nothing at all for 0, and reads 0x10, 0b1 and 0o7 besides.
  if (!Number.isFinite(value) || (value === 0 && text.trim() === '') || /[xbo]/i.test(text)) return undefined;
  return value;
}

/** Of as many digits a double holds every whole number (2^53 is above 10^15). */
const MOST_DIGITS = 15;
const POWERS = Array.from({ length: MOST_DIGITS + 1 }, (_, power) => 10 ** power);

/**
 * A number of at most 15 digits without an exponent, as nearly all are; undefined where it is something else. Exact: the digits as a whole number and
 * the power of ten are doubles without loss, and one division rounds once (Clinger, How to read floating point numbers accurately, 1990). Editors read
 * ten thousand numbers at each keystroke, and a word for each would have to be made for `Number`.
 */
function parsePlain(text: string, from: number, to: number): number | undefined {
  const sign = text.charCodeAt(from);
  let digits = 0;
  let whole = 0;
  let point = to;
  for (let at = sign === MINUS || sign === PLUS ? from + 1 : from; at < to; at++) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit >= 0 && digit <= 9) {
      whole = whole * 10 + digit;
      digits++;
    } else if (digit === POINT - ZERO && point === to) point = at + 1;
    else return undefined;
  }
  if (digits === 0 || digits > MOST_DIGITS) return undefined;
  const value = whole / POWERS[to - point];
  return sign === MINUS ? -value : value;
}

const [MINUS, PLUS, POINT, ZERO] = [45, 43, 46, 48];
