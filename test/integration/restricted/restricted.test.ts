import * as assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { activateExtension, inWorkspace, nextShown } from '../extension.js';

describe('a workspace that is not trusted', () => {
  it('is in Restricted Mode', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it('is not generated in: no process is started and nothing is written', async () => {
    const api = await activateExtension();
    let started = 0;
    const subscription = api.onDidStartProcess(() => started++);
    const generating = api.generate([inWorkspace('mug.png')]);
    // The command waits for an answer to its explanation.
    const outcome = await Promise.race([generating, dismissNotification()]);
    subscription.dispose();
    assert.deepEqual(outcome ?? (await generating), []);
    assert.equal(started, 0);
    assert.equal(existsSync(inWorkspace('mug').fsPath), false);
  });

  it('can be looked at', async () => {
    const api = await activateExtension();
    const state = await nextShown(api.openPreview(inWorkspace('models', 'cabinet.xml')));
    assert.equal(state.problem, undefined);
    assert.deepEqual(state.bodies, ['carcass', 'door']);
  });

  it('shows what is wrong with a model', async () => {
    await activateExtension();
    const file = inWorkspace('wrong.xml');
    await writeFile(
      file.fsPath,
      '<mujoco>\n  <worldbody>\n    <geom size="1" rgab="1 0 0 1"/>\n  </worldbody>\n</mujoco>\n',
    );
    await vscode.commands.executeCommand('vscode.open', file);
    // The test's own time limit ends it.
    while (vscode.languages.getDiagnostics(file).length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.deepEqual(
      vscode.languages.getDiagnostics(file).map(({ message }) => message),
      ['<geom> has no attribute rgab. Is rgba meant?'],
    );
  });
});

/** Closes the notification as a user does who wants nothing of it. */
async function dismissNotification(): Promise<undefined> {
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await vscode.commands.executeCommand('notifications.clearAll');
  return undefined;
}
