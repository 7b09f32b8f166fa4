import type { FormattingOptions, TextEdit } from 'vscode-languageserver';
import type { Cursor } from '../language/model/cursor.js';
import { toLspEdit } from '../language/features/ranges.js';
import { canonicalOrder } from '../language/format/canonical-order.js';
import { formatDocument, formatRange } from '../language/format/format-document.js';
import type { FormatOptions } from '../language/format/format-options.js';
import { PRINT_WIDTH } from '../language/format/format-options.js';
import type { TextRange } from '../xml/syntax-tree.js';
import type { Settings } from './settings.js';

/** The changes that put a file in order, or a range of it; none where the text is not well-formed. */
export function format(
  { model, file }: Cursor,
  { tabSize, insertSpaces }: FormattingOptions,
  { sortAttributes }: Settings,
  range?: TextRange,
): TextEdit[] {
  const options: FormatOptions = {
    indent: insertSpaces ? ' '.repeat(tabSize) : '\t',
    tabSize,
    width: PRINT_WIDTH,
    ...(sortAttributes ? { orderOf: canonicalOrder(model, file) } : {}),
  };
  if (range !== undefined) {
    const edit = formatRange(file, range.start, range.end, options);
    return edit === undefined ? [] : [toLspEdit(file, edit)];
  }
  const text = formatDocument(file, options);
  if (text === undefined || text === file.text) return [];
  return [toLspEdit(file, { start: 0, end: file.text.length, text })];
}
