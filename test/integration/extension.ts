import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../src/host/extension.js';
import type { Preview } from '../../src/host/preview/preview.js';
import type { PreviewState } from '../../src/protocol/preview.js';

/** The running extension, as others get it. */
export async function activateExtension(): Promise<ExtensionApi> {
  const extension = vscode.extensions.getExtension<ExtensionApi>('physx-anything.physx-anything');
  assert.ok(extension, 'the extension is installed');
  return extension.activate();
}

/** A file of the workspace that the tests run in. */
export function inWorkspace(...path: string[]): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.at(0);
  assert.ok(folder, 'a folder is open');
  return vscode.Uri.joinPath(folder.uri, ...path);
}

/** The next time that a preview shows its model; start waiting before causing it. */
export function nextShown(preview: Preview): Promise<PreviewState> {
  return new Promise((resolve) => {
    const subscription = preview.onDidShow((state) => {
      subscription.dispose();
      resolve(state);
    });
  });
}

export const closeAll = (): Thenable<unknown> => vscode.commands.executeCommand('workbench.action.closeAllEditors');

/** Settings of the extension, in the workspace; undefined takes one back. */
export async function changeSettings(settings: Readonly<Record<string, unknown>>): Promise<void> {
  const section = vscode.workspace.getConfiguration('physxAnything');
  for (const [name, value] of Object.entries(settings))
    await section.update(name, value, vscode.ConfigurationTarget.Workspace);
}
