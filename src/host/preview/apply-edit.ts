import * as vscode from 'vscode';
import type { EditReply } from '../../protocol/preview.js';

type ServerEdit = Extract<EditReply, { edit: unknown }>['edit'];

/**
 * Makes an edit of the language server in the editor's documents, saved or not, as one step that can be undone. False where a document is not what
 * the server took it for.
 */
export async function applyServerEdit({ documentChanges = [] }: ServerEdit): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  for (const change of documentChanges) {
    if (!('textDocument' in change)) return false;
    const { uri, version } = change.textDocument;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
    // What the server has not open it has read from disk.
    if (version === null ? document.isDirty : document.version !== version) return false;
    for (const one of change.edits) {
      if (!('newText' in one)) return false;
      const { start, end } = one.range;
      const range = new vscode.Range(start.line, start.character, end.line, end.character);
      edit.replace(document.uri, range, one.newText);
    }
  }
  return edit.size === 0 || vscode.workspace.applyEdit(edit);
}
