import * as assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../src/host/extension.js';
import { activateExtension, changeSettings, closeAll, inWorkspace } from './extension.js';

describe('generating with a vision-language model on this machine', () => {
  let api: ExtensionApi;
  before(async () => {
    api = await activateExtension();
    const root = vscode.extensions.getExtension('physx-anything.physx-anything')?.extensionPath ?? '';
    await changeSettings({ backend: 'vlm', device: 'cpu', 'vlm.model': path.join(root, 'test/fixtures/tiny-vl') });
  });
  after(async () => {
    await closeAll();
    await changeSettings({ backend: undefined, device: undefined, 'vlm.model': undefined });
  });

  it('asks for the licence first, and goes on when it is accepted', async () => {
    const [refused] = await api.generate([inWorkspace('fan.png')]);
    assert.ok('error' in refused);
    assert.equal(refused.error.code, 'model-licence');
    const [messages, pictures, texts]: string[][] = [[], [], []];
    const subscription = api.onDidProgress(({ message, preview, text }) => {
      messages.push(message);
      if (text !== undefined) texts.push(text);
      if (preview !== undefined) pictures.push(preview);
    });
    const file = inWorkspace('fan', 'asset.json').fsPath;
    // The button of the message: Accept Licence. The same image is then generated from again.
    await vscode.commands.executeCommand('notification.acceptPrimaryAction');
    const asset = await waitFor(file);
    subscription.dispose();
    assert.equal(asset.source?.backend, 'vlm');
    const report = JSON.parse(await readFile(inWorkspace('fan', 'report.json').fsPath, 'utf8')) as { pass: boolean };
    assert.equal(report.pass, true);
    assert.ok(messages.some((message) => message.startsWith('Loading Tiny Qwen2.5-VL on cpu: needs ')));
    assert.ok(texts.length > 100, 'the description was shown as it was written');
    assert.match(texts.at(-1) ?? '', /^Name: Tower fan\n[\s\S]*Group_info:/);
    assert.ok(pictures.length > 0, 'the voxels were shown as they came');
  });

  it('is cancelled within a token, and leaves nothing', async () => {
    const cancellation = new vscode.CancellationTokenSource();
    const subscription = api.onDidProgress(({ message }) => {
      if (message.startsWith('Name: ')) cancellation.cancel();
    });
    const image = inWorkspace('cancelled', 'fan.png');
    await vscode.workspace.fs.copy(inWorkspace('fan.png'), image);
    assert.deepEqual(await api.generate([image], cancellation.token), []);
    subscription.dispose();
    await assert.rejects(readFile(inWorkspace('cancelled', 'fan', 'asset.json').fsPath));
  });
});

/** An asset.json, once it is there. */
async function waitFor(file: string): Promise<{ readonly source?: { readonly backend: string } }> {
  for (;;) {
    const text = await readFile(file, 'utf8').catch(() => undefined);
    if (text !== undefined) return JSON.parse(text) as { source?: { backend: string } };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
