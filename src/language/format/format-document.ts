import type { XmlElement, XmlNode } from '../../xml/syntax-tree.js';
import { parseXml } from '../../xml/parse-xml.js';
import type { TextEdit } from '../check/diagnostic.js';
import type { SourceFile } from '../model/source-file.js';
import type { FormatOptions } from './format-options.js';
import { isSameTree } from './is-same-tree.js';
import { printNodes } from './print-nodes.js';

/**
 * The text of a file with its lines and spaces in order; what it says stays. Undefined where the text is not well-formed: what is meant is not certain
 * then. Formatting again changes nothing.
 */
export function formatDocument({ text, xml }: SourceFile, options: FormatOptions): string | undefined {
  if (xml.problems.length > 0 || xml.root === undefined) return undefined;
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const printed = printNodes(text, xml.nodes, '', options);
  const formatted = mark + breakAs(text, `${printed}\n`);
  // Whoever formats a file does not read it again: nothing is changed that is not understood.
  return isSameTree(xml, parseXml(formatted)) ? formatted : undefined;
}

/** What to change where only a range is put in order: the elements and comments that it touches, whole. */
export function formatRange(
  { text, xml }: SourceFile,
  start: number,
  end: number,
  options: FormatOptions,
): TextEdit | undefined {
  if (xml.problems.length > 0) return undefined;
  const { nodes, depth } = findNodes(xml.nodes, start, end, 0);
  const [first, last] = [nodes.at(0), nodes.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const indentation = options.indent.repeat(depth);
  const printed = breakAs(text, printNodes(text, nodes, indentation, options));
  // White space before the first is part of its line, where it begins one.
  const lineStart = Math.max(text.lastIndexOf('\n', first.start - 1), text.lastIndexOf('\r', first.start - 1)) + 1;
  const isLine = text.slice(lineStart, first.start).trim() === '';
  const from = isLine ? lineStart : first.start;
  const replaced = isLine ? printed : printed.slice(indentation.length);
  const whole = text.slice(0, from) + replaced + text.slice(last.end);
  if (text.slice(from, last.end) === replaced || !isSameTree(xml, parseXml(whole))) return undefined;
  return { start: from, end: last.end, text: replaced };
}

/** The nodes beside one another that a range touches, in the innermost element that holds it. */
function findNodes(
  nodes: readonly XmlNode[],
  start: number,
  end: number,
  depth: number,
): { readonly nodes: readonly XmlNode[]; readonly depth: number } {
  const around = nodes.find(
    (node): node is XmlElement =>
      node.kind === 'element' &&
      node.closeTag !== undefined &&
      node.openEnd <= start &&
      end <= node.closeTag.start &&
      node.children.some(({ kind }) => kind === 'element'),
  );
  if (around !== undefined) return findNodes(around.children, start, end, depth + 1);
  const touched = nodes.filter((node) => node.start < Math.max(end, start + 1) && start < node.end);
  const from = touched.findIndex(({ kind }) => kind !== 'text');
  const to = touched.findLastIndex(({ kind }) => kind !== 'text');
  return { nodes: from === -1 ? [] : touched.slice(from, to + 1), depth };
}

/** Line breaks as the text has them. */
const breakAs = (text: string, printed: string): string =>
  printed.replace(/\r\n?|\n/g, /\r\n|\n/.exec(text)?.[0] ?? '\n');
