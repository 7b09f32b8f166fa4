import * as assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../src/host/extension.js';
import { refuse, startChatServer } from '../fixtures/chat-server.js';
import type { Behaviour } from '../fixtures/chat-server.js';
import { recite } from '../fixtures/lessons.js';
import { activateExtension, changeSettings, closeAll, inWorkspace } from './extension.js';

describe('generating with a model server', () => {
  let api: ExtensionApi;
  let stop: (() => Promise<void>) | undefined;
  before(async () => {
    api = await activateExtension();
  });
  afterEach(async () => {
    await closeAll();
    await changeSettings({ backend: undefined, 'server.baseUrl': undefined, 'server.model': undefined });
    await stop?.();
  });

  const generate = async (folder: string, behaviour: Behaviour) => {
    const server = await startChatServer(behaviour);
    stop = server.stop;
    await changeSettings({ backend: 'server', 'server.baseUrl': server.baseUrl, 'server.model': 'tiny' });
    const image = inWorkspace(folder, 'mug.png');
    await vscode.workspace.fs.copy(inWorkspace('mug.png'), image, { overwrite: true });
    const [outcome] = await api.generate([image]);
    return { ...server, outcome };
  };

  it('makes the asset that the model describes, and shows the parts as they come', async () => {
    const pictures: string[] = [];
    const subscription = api.onDidProgress(({ preview }) => {
      if (preview !== undefined) pictures.push(preview);
    });
    const { outcome, calls } = await generate('served', recite(inWorkspace('cabinet.txt').fsPath));
    subscription.dispose();
    assert.ok('summary' in outcome, JSON.stringify(outcome));
    assert.equal(outcome.summary.backend, 'server');
    assert.equal(outcome.summary.gate.pass, true);
    assert.ok(outcome.summary.joints > 1);
    assert.ok(calls.length > 3);
    assert.ok(pictures.length > 0, 'the voxels were shown');
    assert.match(await readFile(path.join(outcome.summary.dir, 'asset.json'), 'utf8'), /"backend": "server"/);
  });

  it('says what is wrong with the server in one sentence', async () => {
    const { outcome } = await generate('refused', refuse(401, 'no key'));
    assert.ok('error' in outcome);
    assert.equal(outcome.error.code, 'server-refused');
  });
});
