import type { TextRange, XmlValue } from '../xml/syntax-tree.js';

/** A word of a value, with its place in the text. */
export interface ValueToken extends TextRange {
  readonly text: string;
}

/** The words of a value, as MuJoCo and urdfdom split it: at white space. */
export function splitValue({ raw, start }: XmlValue): ValueToken[] {
  return Array.from(raw.matchAll(/[^\s]+/g), ({ 0: text, index }) => ({
    text,
    start: start + index,
    end: start + index + text.length,
  }));
}

/** Whether the value is made of parts that are only known when xacro has run. */
export const isComputed = ({ raw }: XmlValue): boolean => /\$[({]/.test(raw);
