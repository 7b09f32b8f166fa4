import type { InspectedField } from '../../src/protocol/preview.js';

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const WHOLE = /^[+-]?\d+$/;

/** Coefficients of a polynomial: only the first has a bound. */
const POLYNOMIAL = /(?:^|@)(?:damping|stiffness)$/;

/** What is wrong with numbers as they are typed; undefined where nothing is, or where the language server has to say. */
export function checkInput(field: InspectedField, text: string): string | undefined {
  const { kind, min, max, isPositive, isWhole, count = [1, 1] } = field;
  if (kind !== 'number' && kind !== 'vector' && kind !== 'colour') return undefined;
  const words = text.trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return undefined;
  if (text.includes(',')) return 'Numbers stand apart by spaces, not commas.';
  const wrong = words.find((word) => !(isWhole === true ? WHOLE : NUMBER).test(word));
  if (wrong !== undefined) return `"${wrong}" is no ${isWhole === true ? 'whole ' : ''}number.`;
  const [least, most] = count;
  if (words.length < least || words.length > most) return `${describeCount(least, most)}; here ${words.length}.`;
  for (const number of words.slice(0, POLYNOMIAL.test(field.name) ? 1 : undefined).map(Number)) {
    if (isPositive === true && number <= 0) return 'More than 0.';
    if (min !== undefined && number < min) return `Not less than ${min}.`;
    if (max !== undefined && number > max) return `Not more than ${max}.`;
  }
  return undefined;
}

function describeCount(least: number, most: number): string {
  const counted = least === most ? String(least) : most === Infinity ? `At least ${least}` : `${least} to ${most}`;
  return `${counted} ${counted === '1' ? 'number' : 'numbers'}`;
}

/** `#rrggbb` of the first three of four numbers from 0 to 1. */
export function hexOf(rgba: string | undefined): string {
  const numbers = (rgba ?? '').trim().split(/\s+/).map(Number);
  const channel = (value: number | undefined): string =>
    Math.round(255 * Math.min(1, Math.max(0, Number.isFinite(value) ? (value ?? 0) : 0)))
      .toString(16)
      .padStart(2, '0');
  return `#${[0, 1, 2].map((k) => channel(numbers.at(k))).join('')}`;
}

/** Four numbers of a `#rrggbb`, with the opacity that `before` has. */
export function rgbaOf(hex: string, before: string | undefined): string {
  const channels = [1, 3, 5].map((at) => Number((Number.parseInt(hex.slice(at, at + 2), 16) / 255).toFixed(3)));
  const alpha = (before ?? '').trim().split(/\s+/).at(3) ?? '1';
  return [...channels, alpha].join(' ');
}
