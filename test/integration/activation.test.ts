import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activateExtension, inWorkspace } from './extension.js';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> };
  };
}

describe('the extension', () => {
  it('activates and registers every command that it contributes', async () => {
    await activateExtension();
    const manifest = vscode.extensions.getExtension('physx-anything.physx-anything')?.packageJSON as Manifest;
    const registered = new Set(await vscode.commands.getCommands(true));
    const contributed = manifest.contributes.commands.map(({ command }) => command);
    assert.ok(contributed.length > 0);
    assert.deepEqual(
      contributed.filter((command) => !registered.has(command)),
      [],
    );
  });

  it('reads every setting under its declared name and default', () => {
    const manifest = vscode.extensions.getExtension('physx-anything.physx-anything')?.packageJSON as Manifest;
    const configuration = vscode.workspace.getConfiguration(undefined, inWorkspace());
    for (const [name, { default: value }] of Object.entries(manifest.contributes.configuration.properties))
      assert.deepEqual(configuration.get(name), value, name);
  });
});
