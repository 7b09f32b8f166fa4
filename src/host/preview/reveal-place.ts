import * as vscode from 'vscode';
import type { Place } from '../../protocol/preview.js';

/**
 * Shows a place in a text editor, beside the panel where the file is in none yet, with the cursor on it. The focus stays where it is.
 */
export async function revealPlace({ uri, range }: Place, panel: vscode.WebviewPanel): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  const start = new vscode.Position(range.start.line, range.start.character);
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  const beside = panel.viewColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Two : vscode.ViewColumn.One;
  const editor =
    shown ??
    (await vscode.window.showTextDocument(document, {
      viewColumn: beside,
      preserveFocus: true,
      preview: true,
    }));
  editor.selection = new vscode.Selection(start, start);
  // Not its end, to which a narrow editor would scroll sideways.
  editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
