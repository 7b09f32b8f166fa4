import * as vscode from 'vscode';
import type { Place } from '../../protocol/preview.js';

/**
 * Shows a place in a text editor, beside the panel where the file is in none yet, with the cursor on it. The focus stays where it is.
 */
export async function revealPlace({ uri, range }: Place, panel: vscode.WebviewPanel): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  const { start, end } = range;
  const whole = new vscode.Range(start.line, start.character, end.line, end.character);
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  const beside = panel.viewColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Two : vscode.ViewColumn.One;
  const editor =
    shown ??
    (await vscode.window.showTextDocument(document, {
      viewColumn: beside,
      preserveFocus: true,
      preview: true,
    }));
  editor.selection = new vscode.Selection(whole.start, whole.start);
  editor.revealRange(whole, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
