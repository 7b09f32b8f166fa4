import type { XmlNode } from '../../xml/syntax-tree.js';
import type { Diagnostic, TextEdit } from '../check/diagnostic.js';

/**
 * The comment that switches a rule off for the line of a diagnostic, above it and with its indentation. Undefined where no comment can stand there: within
 * a tag, or before the XML declaration.
 */
export function disableRule({ file, code, start }: Diagnostic): TextEdit | undefined {
  const { text, lines, xml } = file;
  const line = lines.offsetAt({ line: lines.positionAt(start).line, character: 0 });
  if (isInMarkup(xml.nodes, line) || text.startsWith('<?xml', line)) return undefined;
  const indentation = /^[ \t]*/.exec(text.slice(line, start))?.[0] ?? '';
  const comment = `${indentation}<!-- lint-disable-next-line ${code}: reason -->${text.includes('\r\n') ? '\r\n' : '\n'}`;
  return { start: line, end: line, text: comment };
}

/** Whether an offset is inside of a tag, a comment or the like, and not between them. */
function isInMarkup(nodes: readonly XmlNode[], offset: number): boolean {
  const node = nodes.find(({ start, end }) => start < offset && offset < end);
  if (node === undefined) return false;
  if (node.kind !== 'element') return node.kind !== 'text';
  const closing = node.closeTag;
  return (
    offset < node.openEnd || (closing !== undefined && offset > closing.start) || isInMarkup(node.children, offset)
  );
}
