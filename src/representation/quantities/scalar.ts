/** Numbers beyond this are no measure of anything that fits a grid of 32 voxels, and their squares overflow downstream. */
export const LARGEST_NUMBER = 1e6;

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const FULL_WIDTH_SHIFT = 0xfee0;
const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['\u00a0', ' '],
  ['\u2009', ' '],
  ['\u202f', ' '],
  ['\u3000', ' '],
  ['\t', ' '],
  ['−', '-'],
  ['‐', '-'],
  ['‑', '-'],
  ['–', '-'],
  ['—', '-'],
  ['～', '~'],
  ['〜', '~'],
  ['、', ','],
  ['。', '.'],
  ['【', '['],
  ['】', ']'],
  ['「', '['],
  ['」', ']'],
  ['“', '"'],
  ['”', '"'],
  ['‘', "'"],
  ['’', "'"],
]);

/**
 * `text` with full-width letters, digits and punctuation, typographic dashes, quotes and blanks replaced by their ASCII kin, one
 * character for one, so that positions stay the same.
 */
export function foldPunctuation(text: string): string {
  return text.replace(/[\t\u00a0\u2009\u2010\u2011\u2013-\u201d\u202f\u2212\u3000-\u301c\uff01-\uff5e]/g, (c) => {
    const folded = CHARACTERS.get(c);
    if (folded !== undefined) return folded;
    const code = c.charCodeAt(0);
    return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - FULL_WIDTH_SHIFT) : c;
  });
}

/**
 * Puts the ways in which numbers are written into one: superscripts (`10⁻³` -> `10^-3`), powers of ten (`7.85 x 10^3` ->
 * `7.85e3`), thousands (`1,200` -> `1200`), decimal commas (`0,7` -> `0.7`). Meant for short texts.
 */
export function unifyNumbers(text: string): string {
  return text
    .replace(
      /[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+/g,
      (run) => `^${run.replace(/./g, (c) => (c === '⁻' ? '-' : String(SUPERSCRIPTS.indexOf(c))))}`,
    )
    .replace(/(\d)\s*[x×*·⋅]\s*10\s*(?:\^|\*\*)\s*\(?([+-]?\d{1,3})\)?/gi, '$1e$2')
    .replace(/(^|[^\d.^a-z])10\s*(?:\^|\*\*)\s*\(?([+-]?\d{1,3})\)?/gi, '$11e$2')
    .replace(/(^|[^\d.,])([1-9]\d{0,2}(?:[,\u202f '’]\d{3})+)(?![\d,])/g, (_, before: string, digits: string) => {
      return before + digits.replace(/\D/g, '');
    })
    .replace(/(\d),(?=\d)/g, '$1.');
}

const SCALAR = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/**
 * One number written alone: `-3`, `.5`, `2e-3`, `+1`, `90°`, `1/2`, `pi/2`. Infinity for `inf`; undefined for anything else, NaN
 * among it.
 */
export function readScalar(text: string): number | undefined {
  const trimmed = text.trim().replace(/°$/, '').toLowerCase();
  if (SCALAR.test(trimmed)) return Number(trimmed);
  const infinity = /^([+-]?)(?:inf(?:inity)?|∞)$/.exec(trimmed);
  if (infinity !== null) return infinity[1] === '-' ? -Infinity : Infinity;
  const fraction: readonly (string | undefined)[] | null =
    /^([+-]?)(\d{1,6}(?:\.\d{1,6})?|(?:\d{1,6}(?:\.\d{1,6})?)?\s*\*?\s*(?:pi|π))\s*(?:\/\s*(\d{1,6}))?$/.exec(trimmed);
  if (fraction === null) return undefined;
  const [, sign, numerator = '', denominator = '1'] = fraction;
  const divisor = Number(denominator);
  const factor = /pi|π/.test(numerator) ? Math.PI : 1;
  const digits = /[\d.]+/.exec(numerator);
  const value = ((digits === null ? 1 : Number(digits[0])) * factor) / divisor;
  return Number.isFinite(value) ? (sign === '-' ? -value : value) : undefined;
}
