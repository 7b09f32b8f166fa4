import type { TextRange, XmlValue } from '../../xml/syntax-tree.js';

/** A word of a value, with its place in the text. */
export interface ValueToken extends TextRange {
  readonly text: string;
}

/** The words of a value, as MuJoCo and urdfdom split it: at white space. */
export function splitValue({ raw, start }: XmlValue): ValueToken[] {
  const tokens: ValueToken[] = [];
  for (let at = 0; at < raw.length; at++) {
    if (isSpace(raw.charCodeAt(at))) continue;
    const from = at;
    while (at < raw.length && !isSpace(raw.charCodeAt(at))) at++;
    tokens.push({ text: raw.slice(from, at), start: start + from, end: start + at });
  }
  return tokens;
}

/** What C's isspace takes for space. */
const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

/** Whether the value is made of parts that are only known when xacro has run. */
export const isComputed = ({ raw }: XmlValue): boolean => raw.includes('$') && /\$[({]/.test(raw);
