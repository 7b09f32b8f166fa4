import type { Location, ServerCapabilities } from 'vscode-languageserver';
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { definitions } from '../language/features/definition.js';
import { toRange } from '../language/features/ranges.js';
import { highlights, references } from '../language/features/references.js';
import { renamable, rename } from '../language/features/rename.js';
import type { FilePlace } from '../language/features/symbol-at.js';
import type { AnswerAt } from './register-features.js';
import type { Session } from './session.js';
import { listChildren, listParents, prepareHierarchy } from './type-hierarchy.js';
import { toWorkspaceEdit } from './workspace-edit.js';
import { findWorkspaceSymbols } from './workspace-symbols.js';

/** Answers what is asked about names and bodies, across files. */
export function registerNames(session: Session, at: AnswerAt): ServerCapabilities {
  const { connection, uris, guard } = session;
  const toLocation = ({ file, ...range }: FilePlace): Location => ({
    uri: uris.uriOf(file.path),
    range: toRange(file, range),
  });
  connection.onDefinition((params) => at('definition', params, (cursor) => definitions(cursor).map(toLocation)));
  connection.onReferences((params) =>
    at('references', params, (cursor) => references(cursor, params.context.includeDeclaration).map(toLocation)),
  );
  connection.onDocumentHighlight((params) => at('highlights', params, (cursor) => [...highlights(cursor)]));
  connection.onPrepareRename((params) =>
    at('rename', params, (cursor) => {
      const symbol = renamable(cursor);
      return symbol === undefined ? undefined : { range: toRange(symbol.at.file, symbol.at), placeholder: symbol.name };
    }),
  );
  connection.onRenameRequest((params) => {
    const result = at('rename', params, (cursor) => ({ cursor, renaming: rename(cursor, params.newName) }));
    if (result === null) return null;
    const { cursor, renaming } = result;
    if ('refusal' in renaming) return new ResponseError(ErrorCodes.InvalidRequest, renaming.refusal);
    return toWorkspaceEdit(session, cursor.file, renaming.edits);
  });
  connection.onWorkspaceSymbol(({ query }, token) => findWorkspaceSymbols(session, query, token));
  connection.languages.typeHierarchy.onPrepare((params) =>
    at('bodies', params, (cursor) => prepareHierarchy(session, cursor)),
  );
  connection.languages.typeHierarchy.onSupertypes(({ item }) => guard('bodies', () => listParents(session, item)));
  connection.languages.typeHierarchy.onSubtypes(({ item }) => guard('bodies', () => listChildren(session, item)));
  return {
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
    workspaceSymbolProvider: true,
    typeHierarchyProvider: true,
  };
}
