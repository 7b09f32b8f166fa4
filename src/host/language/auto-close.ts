import * as vscode from 'vscode';

/** Asks for the close tag that belongs at a place. */
export type FindCloseTag = (document: vscode.TextDocument, position: vscode.Position) => Promise<string | null>;

/** Writes the close tag when the `>` of a start tag is typed. */
export const closeTags = (selector: vscode.DocumentSelector, find: FindCloseTag): vscode.Disposable =>
  vscode.workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
    const editor = vscode.window.activeTextEditor;
    const isTyped = contentChanges.length === 1 && contentChanges[0].text === '>' && reason === undefined;
    if (!isTyped || editor?.document !== document || vscode.languages.match(selector, document) === 0) return;
    if (!vscode.workspace.getConfiguration('physxAnything').get<boolean>('autoClosingTags', true)) return;
    const { version } = document;
    const position = contentChanges[0].range.start.translate(0, 1);
    void find(document, position).then((tag) => {
      // Whoever types on does not want it any more, nor with several cursors.
      if (tag === null || document.version !== version || editor.selections.length > 1) return;
      void editor.insertSnippet(new vscode.SnippetString().appendTabstop(0).appendText(tag), position);
    });
  });
