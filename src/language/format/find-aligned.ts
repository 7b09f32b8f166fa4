import type { XmlElement, XmlNode } from '../../xml/syntax-tree.js';

/**
 * Elements among siblings whose attributes somebody has put in columns: tags of one line each, on lines that follow one another, with an attribute that
 * begins at the same place in both, after more than one space in one of them. These keep their spaces.
 */
export function findAligned(text: string, siblings: readonly XmlNode[]): ReadonlySet<XmlElement> {
  const aligned = new Set<XmlElement>();
  let before: XmlElement | undefined;
  for (const node of siblings) {
    if (node.kind === 'text') {
      if (text.slice(node.start, node.end).split(/\r\n|\r|\n/).length !== 2) before = undefined;
    } else if (node.kind === 'element') {
      const isRow = !/[\r\n]/.test(text.slice(node.start, node.openEnd)) && node.attributes.length > 0;
      if (isRow && before !== undefined && isColumn(text, before, node)) aligned.add(before).add(node);
      before = isRow && node.end === node.openEnd ? node : undefined;
    } else before = undefined;
  }
  return aligned;
}

function isColumn(text: string, a: XmlElement, b: XmlElement): boolean {
  if (a.name.text !== b.name.text) return false;
  return a.attributes.some((one) => {
    const other = b.attributes.find(({ name }) => name.text === one.name.text);
    if (other === undefined || one.start - a.start !== other.start - b.start) return false;
    return isAfterGap(text, one.start) || isAfterGap(text, other.start);
  });
}

const isAfterGap = (text: string, start: number): boolean => /[ \t]/.test(text[start - 2]);
