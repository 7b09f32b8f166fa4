import * as vscode from 'vscode';

/** Enough of a document to get past its comments to the root element. */
const HEAD = 8192;

/**
 * Keeps the context key `physxAnything.modelInEditor`: whether the active text editor holds an MJCF or URDF model, so that the
 * preview's button is not shown on every XML file.
 */
export function trackModelInEditor(): vscode.Disposable {
  const update = (editor: vscode.TextEditor | undefined) => {
    const isModel = editor !== undefined && holdsModel(editor.document);
    void vscode.commands.executeCommand('setContext', 'physxAnything.modelInEditor', isModel);
  };
  update(vscode.window.activeTextEditor);
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidSaveTextDocument((document) => {
      const editor = vscode.window.activeTextEditor;
      if (editor?.document === document) update(editor);
    }),
  );
}

function holdsModel(document: vscode.TextDocument): boolean {
  if (/\.(urdf|mjcf)$/i.test(document.uri.path)) return true;
  if (!/\.xml$/i.test(document.uri.path)) return false;
  const head = document.getText(new vscode.Range(document.positionAt(0), document.positionAt(HEAD)));
  return /<(mujoco|robot)[\s>/]/.test(head.replace(/<!--[\s\S]*?-->/g, ''));
}
