import type { Position, ServerCapabilities, TextDocumentIdentifier } from 'vscode-languageserver';
import type { Cursor } from '../language/model/cursor.js';
import { findCursor } from '../language/model/cursor.js';
import { closeTagFor } from '../language/features/close-tag.js';
import { colorPresentation, colors } from '../language/features/colors.js';
import { complete } from '../language/features/completion.js';
import { documentSymbols } from '../language/features/document-symbols.js';
import { documentLinks } from '../language/features/document-links.js';
import { foldingRanges } from '../language/features/folding.js';
import { hover } from '../language/features/hover.js';
import { inlayHints } from '../language/features/inlay-hints.js';
import { linkedNames } from '../language/features/linked-editing.js';
import { toOffsets, toRange } from '../language/features/ranges.js';
import { selectionRange } from '../language/features/selection.js';
import { semanticTokens, TOKEN_MODIFIERS, TOKEN_TYPES } from '../language/features/semantic-tokens.js';
import { signatureHelp } from '../language/features/signature-help.js';
import { format } from './formatting.js';
import { registerNames } from './register-names.js';
import type { Session } from './session.js';

/** A place in a file, as an editor asks about it. */
export interface At {
  readonly textDocument: TextDocumentIdentifier;
  readonly position: Position;
}

/** Answers what is asked about a place: nothing where that is in no model, or the answer fails. */
export type AnswerAt = <Answer>(what: string, at: At, answer: (cursor: Cursor) => Answer | undefined) => Answer | null;

/** Answers what is asked about a place or a file. What is no model gets nothing. */
export function registerFeatures(session: Session): ServerCapabilities {
  const { connection, workspace, uris, guard, settings } = session;
  const find = (uri: string, position: Position): Cursor | undefined => {
    const path = uris.pathOf(uri);
    const offset = workspace.find(path)?.lines.offsetAt(position) ?? 0;
    return findCursor(workspace, path, offset);
  };
  const at: AnswerAt = (what, { textDocument, position }, answer) =>
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
  connection.onHover((params) => at('hover', params, hover));
  connection.onSignatureHelp((params) => at('signature help', params, signatureHelp));
  connection.onDocumentColor(
    (params) => inFile('colours', params, ({ model, file }) => [...colors(model, file)]) ?? [],
  );
  connection.onColorPresentation(
    (params) =>
      inFile('colours', params, ({ file }) => [colorPresentation(file, params.color, toOffsets(file, params.range))]) ??
      [],
  );
  connection.languages.inlayHint.on((params) =>
    inFile('inlay hints', params, (cursor) =>
      settings().inlayHints ? [...inlayHints(cursor, toOffsets(cursor.file, params.range))] : [],
    ),
  );
  connection.languages.semanticTokens.on(
    (params) =>
      inFile('semantic tokens', params, ({ model, file }) => ({ data: [...semanticTokens(model, file)] })) ?? {
        data: [],
      },
  );
  connection.onDocumentLinks((params) =>
    inFile('links', params, (cursor) =>
      documentLinks(cursor).map((link) => ({ range: toRange(cursor.file, link), target: uris.uriOf(link.path) })),
    ),
  );
  // No method of the protocol: editors that know it ask when the > of a start tag is typed.
  connection.onRequest('physxAnything/closeTag', (params: At) =>
    at('close tag', params, ({ file, offset }) => closeTagFor(file, offset)),
  );
  return {
    ...registerNames(session, at),
    completionProvider: { triggerCharacters: ['<', ' ', '"', "'", '/'] },
    hoverProvider: true,
    signatureHelpProvider: { triggerCharacters: ['"', "'", ' '] },
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    foldingRangeProvider: true,
    documentSymbolProvider: true,
    selectionRangeProvider: true,
    linkedEditingRangeProvider: true,
    colorProvider: true,
    inlayHintProvider: true,
    documentLinkProvider: {},
    semanticTokensProvider: {
      legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] },
      full: true,
    },
  };
}
