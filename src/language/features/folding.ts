import type { FoldingRange } from 'vscode-languageserver-types';
import { FoldingRangeKind } from 'vscode-languageserver-types';
import type { XmlLeaf, XmlNode } from '../../xml/syntax-tree.js';
import type { SourceFile } from '../model/source-file.js';

const REGION_START = /^<!--\s*#?region\b/;
const REGION_END = /^<!--\s*#?endregion\b/;

/** What can be folded away: elements of several lines but for their close tags, comments, and regions between `<!-- #region -->` and `<!-- #endregion -->`. */
export function foldingRanges({ xml, text, lines }: SourceFile): readonly FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const regions: number[] = [];
  const lineOf = (offset: number): number => lines.positionAt(offset).line;
  const add = (startLine: number, endLine: number, kind?: FoldingRangeKind): void => {
    if (endLine > startLine) ranges.push({ startLine, endLine, ...(kind === undefined ? {} : { kind }) });
  };
  const visitComment = ({ start, end }: XmlLeaf): void => {
    const comment = text.slice(start, end);
    if (REGION_START.test(comment)) regions.push(lineOf(start));
    else if (REGION_END.test(comment)) add(regions.pop() ?? Infinity, lineOf(start), FoldingRangeKind.Region);
    else add(lineOf(start), lineOf(end), FoldingRangeKind.Comment);
  };
  const visit = (nodes: readonly XmlNode[]): void => {
    for (const node of nodes) {
      if (node.kind === 'comment') visitComment(node);
      if (node.kind !== 'element') continue;
      // The line of the close tag stays in sight, unless it begins in the middle of one.
      const { closeTag } = node;
      const isAlone = closeTag !== undefined && /(?:^|[\r\n])[ \t]*$/.test(text.slice(node.openEnd, closeTag.start));
      add(lineOf(node.start), isAlone ? lineOf(closeTag.start) - 1 : lineOf(Math.max(node.start, node.end - 1)));
      visit(node.children);
    }
  };
  visit(xml.nodes);
  return ranges;
}
