import type { Range, TextEdit as LspTextEdit } from 'vscode-languageserver-types';
import type { TextRange } from '../../xml/syntax-tree.js';
import type { SourceFile } from '../model/source-file.js';

/** Offsets of a file's text as an editor counts: lines, and UTF-16 units in them. */
export const toRange = ({ lines }: SourceFile, { start, end }: TextRange): Range => ({
  start: lines.positionAt(start),
  end: lines.positionAt(end),
});

/** The offsets of a range of an editor. */
export const toOffsets = ({ lines }: SourceFile, { start, end }: Range): TextRange => ({
  start: lines.offsetAt(start),
  end: lines.offsetAt(end),
});

/** A change of a file's text as an editor takes it. */
export const toLspEdit = (file: SourceFile, edit: TextRange & { readonly text: string }): LspTextEdit => ({
  range: toRange(file, edit),
  newText: edit.text,
});
