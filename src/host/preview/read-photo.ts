import * as vscode from 'vscode';

/** Larger photos are not shown. */
const MAX_PHOTO_BYTES = 32 * 2 ** 20;

/** Bytes of an image's file for the page; undefined where it is too large or cannot be read. */
export async function readPhoto(image: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    if ((await vscode.workspace.fs.stat(image)).size > MAX_PHOTO_BYTES) return undefined;
    // In a remote window these are Node's Buffers, which a message to a webview turns into something else.
    return new Uint8Array(await vscode.workspace.fs.readFile(image));
  } catch {
    // What is wrong with the image is told by the one who makes the model of it.
    return undefined;
  }
}
