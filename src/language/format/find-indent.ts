import type { XmlNode } from '../../xml/syntax-tree.js';
import type { SourceFile } from '../model/source-file.js';

/** One step to the right as the file has it: that of the first element in the root; two spaces where it has none. */
export function findIndent({ text, xml }: SourceFile): string {
  const children: readonly XmlNode[] = xml.root?.children ?? [];
  for (const { kind, start } of children) {
    if (kind === 'text') continue;
    const [, space = ''] = /[\r\n]([ \t]+)$/.exec(text.slice(Math.max(0, start - 20), start)) ?? [];
    if (space.startsWith('\t')) return '\t';
    if (space !== '') return ' '.repeat(Math.min(space.length, 8));
  }
  return '  ';
}
