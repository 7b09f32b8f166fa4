import type { XmlElement, XmlLeaf, XmlNode } from '../../xml/syntax-tree.js';
import { findAligned } from './find-aligned.js';
import type { FormatOptions } from './format-options.js';
import { widthOf } from './format-options.js';
import { printStartTag } from './print-tag.js';

/**
 * Nodes that stand beside one another, each on a line of its own but for comments that stand behind something. Of several blank lines one stays; there is
 * none at the beginning and the end.
 *
 * @param indentation what stands before each.
 * @param before the offset where the line begins behind which the first may stand: the end of a start tag.
 */
export function printNodes(
  text: string,
  nodes: readonly XmlNode[],
  indentation: string,
  options: FormatOptions,
  before?: number,
): string {
  const aligned = findAligned(text, nodes);
  let printed = '';
  let last = before;
  for (const node of nodes) {
    if (node.kind === 'text') continue;
    const gap = last === undefined ? '' : text.slice(last, node.start);
    const breaks = countBreaks(gap);
    const isBehind = node.kind === 'comment' && last !== undefined && breaks === 0;
    if (isBehind) printed += gap === '' ? ' ' : gap;
    else if (printed !== '' || before !== undefined)
      printed += `${printed !== '' && breaks > 1 && last !== before ? '\n\n' : '\n'}${indentation}`;
    else printed += indentation;
    printed +=
      node.kind === 'element'
        ? printElement(text, node, indentation, options, aligned.has(node))
        : printLeaf(text, node, indentation, options);
    last = node.end;
  }
  return printed;
}

const countBreaks = (gap: string): number => gap.split(/\r\n|\r|\n/).length - 1;

function printElement(
  text: string,
  node: XmlElement,
  indentation: string,
  options: FormatOptions,
  isAligned: boolean,
): string {
  const open = isAligned ? text.slice(node.start, node.openEnd) : printStartTag(text, node, indentation, options);
  if (node.closeTag === undefined) return open;
  const close = `</${node.name.text}>`;
  if (isTextual(text, node)) return open + text.slice(node.openEnd, node.closeTag.start) + close;
  const inside = node.children.filter(({ kind }) => kind !== 'text');
  if (inside.length === 0) return open + close;
  const short = printOnOneLine(text, node, inside, open, close, indentation, options);
  if (short !== undefined) return short;
  const content = printNodes(text, node.children, indentation + options.indent, options, node.openEnd);
  return `${open}${content}\n${indentation}${close}`;
}

/** Whether the white space in an element is part of what it says. */
function isTextual(text: string, { children, attributes }: XmlElement): boolean {
  if (attributes.some(({ name, value }) => name.text === 'xml:space' && value?.raw === 'preserve')) return true;
  return children.some(
    ({ kind, start, end }) => kind === 'cdata' || (kind === 'text' && text.slice(start, end).trim() !== ''),
  );
}

/** `<default class="a"><geom group="2"/></default>` stays as it is: one element, without content, that stands on one line with what is around it. */
function printOnOneLine(
  text: string,
  node: XmlElement,
  inside: readonly XmlNode[],
  open: string,
  close: string,
  indentation: string,
  options: FormatOptions,
): string | undefined {
  const [child] = inside;
  if (inside.length !== 1 || child.kind !== 'element' || child.children.length > 0) return undefined;
  if (/[\r\n]/.test(text.slice(node.start, node.end))) return undefined;
  const printed = open + printElement(text, child, '', options, false) + close;
  const isShort = !printed.includes('\n') && widthOf(indentation, options.tabSize) + printed.length <= options.width;
  return isShort ? printed : undefined;
}

/** Comments keep their text; the lines of one that moves to the side move with it. */
function printLeaf(
  text: string,
  { kind, start, end }: XmlLeaf,
  indentation: string,
  { tabSize }: FormatOptions,
): string {
  const written = text.slice(start, end);
  if (kind !== 'comment' || !/[\r\n]/.test(written)) return written;
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const stood = text.slice(lineStart, start);
  if (stood.trim() !== '') return written;
  const shift = widthOf(indentation, tabSize) - widthOf(stood, tabSize);
  if (shift === 0) return written;
  const [first, ...others] = written.split(/\r\n|\r|\n/);
  const moved = others.map((line) => {
    const [space] = /^[ \t]*/.exec(line) ?? [''];
    if (space.length === line.length) return '';
    const wide = Math.max(0, widthOf(space, tabSize) + shift);
    const isTabbed = indentation.startsWith('\t') || (indentation === '' && space.startsWith('\t'));
    const now = isTabbed ? '\t'.repeat(Math.floor(wide / tabSize)) + ' '.repeat(wide % tabSize) : ' '.repeat(wide);
    return now + line.slice(space.length);
  });
  return [first, ...moved].join('\n');
}
