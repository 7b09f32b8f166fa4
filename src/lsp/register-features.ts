import type { Position, ServerCapabilities, TextDocumentIdentifier } from 'vscode-languageserver';
import type { Cursor } from '../language/cursor.js';
import { findCursor } from '../language/cursor.js';
import { complete } from '../language/features/completion.js';
import { documentSymbols } from '../language/features/document-symbols.js';
import { foldingRanges } from '../language/features/folding.js';
import { linkedNames } from '../language/features/linked-editing.js';
import { toOffsets } from '../language/features/ranges.js';
import { selectionRange } from '../language/features/selection.js';
import { format } from './formatting.js';
import type { Session } from './session.js';

interface At {
  readonly textDocument: TextDocumentIdentifier;
  readonly position: Position;
}

/** Answers what is asked about a place or a file. What is no model gets nothing. */
export function registerFeatures({ connection, workspace, uris, guard, settings }: Session): ServerCapabilities {
  const find = (uri: string, position: Position): Cursor | undefined => {
    const path = uris.pathOf(uri);
    const offset = workspace.find(path)?.lines.offsetAt(position) ?? 0;
    return findCursor(workspace, path, offset);
  };
  const at = <Answer>(what: string, { textDocument, position }: At, answer: (cursor: Cursor) => Answer | undefined) =>
    guard(what, () => {
      const cursor = find(textDocument.uri, position);
      return (cursor === undefined ? undefined : answer(cursor)) ?? null;
    });
  const inFile = <Answer>(
    what: string,
    { textDocument }: Pick<At, 'textDocument'>,
    answer: (cursor: Cursor) => Answer | undefined,
  ) => at(what, { textDocument, position: { line: 0, character: 0 } }, answer);

  connection.onCompletion((params) =>
    at('completion', params, (cursor) => [...complete(cursor, params.context?.triggerCharacter)]),
  );
  connection.onFoldingRanges((params) => inFile('folding', params, ({ file }) => [...foldingRanges(file)]));
  connection.onDocumentSymbol((params) =>
    inFile('outline', params, ({ model, file }) => [...documentSymbols(model, file)]),
  );
  connection.onSelectionRanges(({ textDocument, positions }) =>
    inFile('selection', { textDocument }, ({ file }) =>
      positions.map((position) => selectionRange(file, file.lines.offsetAt(position))),
    ),
  );
  connection.languages.onLinkedEditingRange((params) =>
    at('linked editing', params, ({ file, offset }) => linkedNames(file, offset)),
  );
  connection.onDocumentFormatting((params) =>
    inFile('format', params, (cursor) => format(cursor, params.options, settings())),
  );
  connection.onDocumentRangeFormatting((params) =>
    inFile('format', params, (cursor) =>
      format(cursor, params.options, settings(), toOffsets(cursor.file, params.range)),
    ),
  );
  return {
    completionProvider: { triggerCharacters: ['<', ' ', '"', "'", '/'] },
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    foldingRangeProvider: true,
    documentSymbolProvider: { label: 'PhysX-Anything' },
    selectionRangeProvider: true,
    linkedEditingRangeProvider: true,
  };
}
