import type { AttributeType, ValueType } from '../../schema/vocabulary.js';
import type { XmlValue } from '../../xml/syntax-tree.js';
import { decodeEntities } from '../../xml/entities.js';
import { nearestName } from '../values/nearest-name.js';
import type { ValueToken } from '../values/split-value.js';
import { splitValue } from '../values/split-value.js';
import type { TypedValue } from '../values/typed-values.js';
import { typedValues } from '../values/typed-values.js';
import type { ElementRule, Finding } from './rule.js';

/** A value that is not what the attribute takes: no number, too many or too few of them, a word that is none of those it knows. */
export const badValue: ElementRule = {
  id: 'syn/bad-value',
  severity: 'error',
  languages: ['mjcf', 'urdf'],
  checkElements: (_, report) => (element) => {
    for (const typed of typedValues(element)) {
      const finding = checkValue(typed);
      if (finding !== undefined) report(element, finding);
    }
  },
};

function checkValue({ attribute: { name }, value, type, numbers }: TypedValue): Finding | undefined {
  switch (type.value.kind) {
    case 'number':
    case 'int':
      return isFitting(type, numbers) ? undefined : checkNumbers(name.text, value, type, type.value.kind);
    case 'bool':
      return checkWord(name.text, value, ['true', 'false']);
    case 'enum':
      return checkWords(name.text, value, type.value);
    case 'text':
      return checkPattern(name.text, value, type.value.pattern);
    case 'file':
    case 'name':
    case 'reference':
      return undefined;
  }
}

/** What C's strtod reads, NaN and infinity with it: another rule is for those. */
const NUMBER = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|inf(?:inity)?|nan)$/i;
const INTEGER = /^[+-]?\d+$/;

/** Whether numbers are right as far as can be said without their words, as nearly all are. */
function isFitting({ value, arity = [1, 1] }: AttributeType, numbers: readonly number[] | undefined): boolean {
  return value.kind === 'number' && numbers !== undefined && numbers.length >= arity[0] && numbers.length <= arity[1];
}

function checkNumbers(name: string, value: XmlValue, type: AttributeType, kind: 'number' | 'int'): Finding | undefined {
  const tokens = splitValue(value);
  const wrong = tokens.find(({ text }) => !(kind === 'int' ? INTEGER : NUMBER).test(text));
  if (wrong !== undefined) return describeNoNumber(name, value, wrong, kind);
  const [least, most] = type.arity ?? [1, 1];
  if (tokens.length >= least && tokens.length <= most) return undefined;
  const wanted = least === most ? String(least) : most === Infinity ? `at least ${least}` : `${least} to ${most}`;
  const numbers = wanted === '1' ? 'number' : 'numbers';
  const extra = tokens.slice(most);
  const cut = { start: tokens[most - 1]?.end ?? value.start, end: value.end, text: '' };
  const fixes =
    extra.length > 0 && most > 0 ? [{ title: `Keep the first ${most === 1 ? 'one' : most}`, edits: [cut] }] : [];
  // What is empty is as if it were not there: not what was meant, and no reader minds.
  if (tokens.length === 0 && type.required !== true)
    return { ...rangeOf(value), message: `${name} is empty: it is not read.`, severity: 'warning' };
  const has = tokens.length === 0 ? 'none' : String(tokens.length);
  return {
    ...rangeOf(value),
    message: `${name} takes ${wanted} ${numbers}; here ${tokens.length === 1 ? 'is' : 'are'} ${has}.`,
    fixes,
  };
}

function describeNoNumber(name: string, value: XmlValue, token: ValueToken, kind: 'number' | 'int'): Finding {
  if (value.raw.includes(',')) {
    const text = value.raw.replace(/\s*,\s*/g, ' ').trim();
    const fix = { title: 'Replace commas by spaces', edits: [{ ...rangeOf(value), text }] };
    return { ...rangeOf(value), message: `The numbers of ${name} stand apart by spaces, not commas.`, fixes: [fix] };
  }
  const isWhole = kind === 'int' && NUMBER.test(token.text);
  const rounded = String(Math.round(Number(token.text)));
  const fixes = isWhole
    ? [{ title: `Change to ${rounded}`, edits: [{ start: token.start, end: token.end, text: rounded }] }]
    : [];
  return {
    start: token.start,
    end: token.end,
    message: `${name} takes ${kind === 'int' ? 'whole numbers' : 'numbers'}; "${token.text}" is none.`,
    fixes,
  };
}

function checkWord(name: string, value: XmlValue, words: readonly string[]): Finding | undefined {
  const text = decodeEntities(value.raw);
  return words.includes(text) ? undefined : describeNoWord(name, text, rangeOf(value), words);
}

function checkWords(
  name: string,
  value: XmlValue,
  { values, several }: ValueType & { readonly kind: 'enum' },
): Finding | undefined {
  if (several !== true) return checkWord(name, value, values);
  const wrong = splitValue(value).find(({ text }) => !values.includes(text));
  return wrong && describeNoWord(name, wrong.text, wrong, values);
}

function describeNoWord(
  name: string,
  text: string,
  { start, end }: Pick<ValueToken, 'start' | 'end'>,
  words: readonly string[],
): Finding {
  const meant = nearestName(text, words);
  const offered = meant === undefined ? (words.length <= 4 ? words : []) : [meant];
  const list = words.length <= 12 ? `: ${words.join(', ')}` : '';
  return {
    start,
    end,
    message: `${name} cannot be "${text}"${list}.`,
    fixes: offered.map((word) => ({ title: `Change to ${word}`, edits: [{ start, end, text: word }] })),
  };
}

function checkPattern(name: string, value: XmlValue, pattern: string | undefined): Finding | undefined {
  if (pattern === undefined || new RegExp(`^(?:${pattern})$`).test(decodeEntities(value.raw))) return undefined;
  return { ...rangeOf(value), message: `${name} cannot be "${value.raw}": it has to look like ${pattern}.` };
}

const rangeOf = ({ start, end }: XmlValue): { readonly start: number; readonly end: number } => ({ start, end });
