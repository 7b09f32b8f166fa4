import type { WorkspaceEdit } from 'vscode-languageserver';
import type { TextEdit } from '../language/check/diagnostic.js';
import { toLspEdit } from '../language/features/ranges.js';
import type { SourceFile } from '../language/model/source-file.js';
import type { Session } from './session.js';

/** Changes of one or more files as the editor takes them; with versions where it knows them, so that nothing old is applied to a newer text. */
export function toWorkspaceEdit(
  { capabilities, documents, uris }: Session,
  file: SourceFile,
  edits: readonly TextEdit[],
): WorkspaceEdit {
  const byFile = new Map<SourceFile, TextEdit[]>();
  for (const edit of edits) {
    const target = edit.file ?? file;
    byFile.set(target, [...(byFile.get(target) ?? []), edit]);
  }
  const changes = Array.from(byFile, ([target, list]) => ({
    uri: uris.uriOf(target.path),
    edits: list.map((edit) => toLspEdit(target, edit)),
  }));
  if (capabilities().workspace?.workspaceEdit?.documentChanges === true)
    return {
      documentChanges: changes.map((change) => ({
        textDocument: { uri: change.uri, version: documents.get(change.uri)?.version ?? null },
        edits: change.edits,
      })),
    };
  return { changes: Object.fromEntries(changes.map((change) => [change.uri, change.edits])) };
}
