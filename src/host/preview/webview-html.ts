import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/**
 * The page of a preview. Its content security policy allows our own files, code with this page's nonce, WebAssembly, and workers
 * and images made from data of the page; nothing else, and no code from text.
 */
export function renderPreviewHtml(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const uri = (...path: string[]) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', ...path)).toString();
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}' 'wasm-unsafe-eval'`,
    `worker-src blob:`,
    `connect-src ${webview.cspSource} blob:`,
    `img-src ${webview.cspSource} blob: data:`,
    `font-src ${webview.cspSource} data:`,
    `style-src ${webview.cspSource} 'nonce-${nonce}'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta id="resources" data-wasm="${uri('wasm', 'mujoco.wasm')}" data-sim-worker="${uri('webview', 'sim-worker.js')}">
<link rel="stylesheet" href="${uri('webview', 'main.css')}">
<title>Preview</title>
</head>
<body>
<script nonce="${nonce}" src="${uri('webview', 'main.js')}"></script>
</body>
</html>`;
}
