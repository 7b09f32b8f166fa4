import type { XmlAttribute, XmlDocument, XmlElement, XmlNode } from '../../xml/syntax-tree.js';

/** Whether two documents say the same: but for white space between elements and in comments, quotes, and the order of attributes. */
export const isSameTree = (a: XmlDocument, b: XmlDocument): boolean => areSame(a.nodes, b.nodes, a.text, b.text, false);

function areSame(
  a: readonly XmlNode[],
  b: readonly XmlNode[],
  textA: string,
  textB: string,
  isTextual: boolean,
): boolean {
  const [left, right] = [sayingOf(a, textA, isTextual), sayingOf(b, textB, isTextual)];
  return left.length === right.length && left.every((node, i) => isSame(node, right[i], textA, textB));
}

/** Nodes without the white space that says nothing. */
const sayingOf = (nodes: readonly XmlNode[], text: string, isTextual: boolean): readonly XmlNode[] =>
  isTextual ? nodes : nodes.filter(({ kind, start, end }) => kind !== 'text' || text.slice(start, end).trim() !== '');

function isSame(a: XmlNode, b: XmlNode, textA: string, textB: string): boolean {
  if (a.kind === 'element' && b.kind === 'element') return isSameElement(a, b, textA, textB);
  const [left, right] = [textA.slice(a.start, a.end), textB.slice(b.start, b.end)];
  const level = a.kind === 'comment' ? collapse : normalizeBreaks;
  return a.kind === b.kind && level(left) === level(right);
}

function isSameElement(a: XmlElement, b: XmlElement, textA: string, textB: string): boolean {
  if (a.name.text !== b.name.text || a.attributes.length !== b.attributes.length) return false;
  const isKept = a.attributes.every((attribute) => b.attributes.some((other) => isSameAttribute(attribute, other)));
  const isTextual = a.children.some(
    ({ kind, start, end }) => kind === 'cdata' || (kind === 'text' && textA.slice(start, end).trim() !== ''),
  );
  return isKept && a.selfClosing === b.selfClosing && areSame(a.children, b.children, textA, textB, isTextual);
}

const isSameAttribute = (a: XmlAttribute, b: XmlAttribute): boolean =>
  a.name.text === b.name.text && normalizeBreaks(a.value?.raw ?? '') === normalizeBreaks(b.value?.raw ?? '');

const collapse = (text: string): string => text.replace(/\s+/g, ' ');
const normalizeBreaks = (text: string): string => text.replace(/\r\n?/g, '\n');
