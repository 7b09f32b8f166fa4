import { elementAround } from '../../xml/element-around.js';
import type { XmlNode } from '../../xml/syntax-tree.js';
import type { Diagnostic } from './diagnostic.js';
import type { SourceFile } from '../model/source-file.js';
import { RULES } from '../rules/all-rules.js';

/** What comments of a file say to the rules. */
export interface Directives {
  readonly isOff: (diagnostic: Diagnostic) => boolean;
  /** Comments that switch off nothing that there is. */
  readonly faults: readonly Diagnostic[];
}

const DIRECTIVE = /^<!--\s*lint-disable(-next-line)?\s+([^:]*?)\s*(?::\s*([^]*?))?\s*-->$/;

/**
 * Reads `<!-- lint-disable-next-line id, id: reason -->`, for the line below and the tag that begins in it, and `<!-- lint-disable id: reason -->`, for all that follows. The reason is
 * asked for: whoever comes later wants it.
 */
export function findDirectives(file: SourceFile): Directives {
  const { xml, text, lines } = file;
  const off: { readonly id: string; readonly isIn: (start: number) => boolean }[] = [];
  const faults: Diagnostic[] = [];
  const lineOf = (offset: number): number => lines.positionAt(offset).line;
  /** A start tag belongs to its first line, however many it has. */
  const isOnLine = (at: number, line: number): boolean => {
    const element = elementAround(xml, at);
    const tag = element !== undefined && at < element.openEnd ? element.start : at;
    return lineOf(at) === line || lineOf(tag) === line;
  };
  const read = ({ start, end }: XmlNode): void => {
    const match = DIRECTIVE.exec(text.slice(start, end));
    if (match === null) return;
    const [, , list, reason = ''] = match;
    const isForNextLine = match.at(1) !== undefined;
    const ids = list.split(/[\s,]+/).filter((id) => id !== '');
    const unknown = ids.filter((id) => RULES.every((rule) => rule.id !== id));
    const complain = (message: string): void =>
      void faults.push({ file, start, end, code: 'lint/directive', severity: 'warning', message, fixes: [] });
    if (unknown.length > 0 || ids.length === 0) complain(`There is no rule ${unknown.join(', ') || 'named here'}.`);
    if (reason === '') complain('Say why: <!-- lint-disable-next-line id: reason -->.');
    const line = lineOf(end) + 1;
    for (const id of ids) off.push({ id, isIn: isForNextLine ? (at) => isOnLine(at, line) : (at) => at >= end });
  };
  const visit = (nodes: readonly XmlNode[]): void => {
    for (const node of nodes) {
      if (node.kind === 'comment') read(node);
      else if (node.kind === 'element') visit(node.children);
    }
  };
  visit(xml.nodes);
  return { isOff: ({ code, start }) => off.some(({ id, isIn }) => id === code && isIn(start)), faults };
}
