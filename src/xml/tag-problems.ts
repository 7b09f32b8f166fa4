import { countSlips } from './count-slips.js';
import type { XmlCloseTag, XmlElement, XmlProblem } from './syntax-tree.js';

export const missingEnd = ({ name, start, openEnd }: XmlElement, text: '>' | '/>'): XmlProblem => ({
  start,
  end: name.end,
  message: `The tag of ${name.text} has no end: > or /> is missing.`,
  fix: { start: openEnd, end: openEnd, text, title: `Insert ${text}` },
});

/** @param end where its content ends. */
export const neverClosed = ({ name, start }: XmlElement, end: number): XmlProblem => ({
  start,
  end: name.end,
  message: `${name.text} is never closed: </${name.text}> is missing.`,
  fix: { start: end, end, text: `</${name.text}>`, title: `Insert </${name.text}>` },
});

export const secondRoot = ({ name, start }: XmlElement, root: XmlElement): XmlProblem => ({
  start,
  end: name.end,
  message: `A second element at the top: a document has one, here ${root.name.text}.`,
});

export const bracketMissing = ({ name, start, end }: XmlCloseTag): XmlProblem => ({
  start,
  end,
  message: `The close tag of ${name.text} has no >.`,
  fix: { start: end, end, text: '>', title: 'Insert >' },
});

export const slipInClose = ({ name: { text, start, end } }: XmlCloseTag, { name }: XmlElement): XmlProblem => ({
  start,
  end,
  message: `This closes ${text}, but open is ${name.text}.`,
  fix: { start, end, text: name.text, title: `Rename to ${name.text}` },
});

/** @param innermost the element that is open there. */
export function closesNothing(tag: XmlCloseTag, innermost: XmlElement | undefined, text: string): XmlProblem {
  const { name, start, end } = tag;
  const written = text.slice(start, end);
  const message =
    innermost === undefined
      ? `Nothing is open that ${written} could close.`
      : `No ${name.text || 'element'} is open here, but ${innermost.name.text}.`;
  return { start, end, message, fix: { start, end, text: '', title: `Remove ${written}` } };
}

/** MuJoCo refuses it behind anything, were it a comment. */
export const lateDeclaration = (start: number, end: number): XmlProblem => ({
  start,
  end,
  message: 'The XML declaration stands here behind something: it is the first thing in a document, or is not there.',
  fix: { start, end, text: '', title: 'Remove the declaration' },
});

/** Whether one name is the other with one slip. */
export const isSlip = (a: string, b: string): boolean => Math.min(a.length, b.length) >= 3 && countSlips(a, b, 2) === 1;
