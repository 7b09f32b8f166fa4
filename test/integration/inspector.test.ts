import * as assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../src/host/extension.js';
import type { Preview } from '../../src/host/preview/preview.js';
import type { PreviewState } from '../../src/protocol/preview.js';
import { activateExtension, closeAll, inWorkspace, nextShown } from './extension.js';

const SCENE = `<mujoco model="scene">
  <default>
    <default class="door"><joint damping="0.4"/></default>
  </default>
  <worldbody>
    <geom name="floor" type="plane" size="1 1 1"/>
    <include file="door.xml"/>
  </worldbody>
</mujoco>
`;
const DOOR = `<mujocoinclude>
  <!-- a door -->
  <body name="door" pos="0 0 0.4" childclass="door">
    <joint name="hinge" axis="0 0 1" range="-90 90"/>
    <geom name="panel" type="box"   size="0.2 0.01 0.3" mass="3"/>  <!-- of wood -->
  </body>
</mujocoinclude>
`;

describe('the inspector of a preview', () => {
  let api: ExtensionApi;
  let scene: vscode.Uri;
  let door: vscode.Uri;
  before(async () => {
    api = await activateExtension();
    scene = inWorkspace('inspected', 'scene.xml');
    door = inWorkspace('inspected', 'door.xml');
    await mkdir(inWorkspace('inspected').fsPath, { recursive: true });
    await writeFile(scene.fsPath, SCENE);
    await writeFile(door.fsPath, DOOR);
  });
  afterEach(async () => {
    for (const { document } of vscode.window.visibleTextEditors) {
      await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One });
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
    await closeAll();
  });
  const open = async (): Promise<Preview> => {
    const preview = api.openPreview(scene);
    assert.equal((await nextShown(preview)).problem, undefined);
    return preview;
  };
  const documentOf = (uri: vscode.Uri): vscode.TextDocument | undefined =>
    vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());

  it('changes what is clicked in the file that has it, in one step that is undone; the preview follows what is not saved', async () => {
    const preview = await open();
    const selected = await preview.select('geom', 'panel');
    assert.equal(selected.inspector?.title, 'panel');
    assert.equal(selected.inspector.index, 1);
    assert.equal(selected.inspector.fields.mass, '3');
    const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.path === door.path);
    assert.ok(editor, 'its source is shown');
    assert.equal(editor.selection.active.line, 4);
    assert.ok(preview.panel.active || vscode.window.activeTextEditor?.document !== editor.document, 'the focus stays');

    let shown = nextShown(preview);
    const changed = await preview.enter('mass', '5');
    assert.equal(changed.inspector?.fields.mass, '5');
    assert.deepEqual(changed.inspector.refused, {});
    assert.equal(editor.document.getText(), DOOR.replace('mass="3"', 'mass="5"'));
    assert.ok(editor.document.isDirty);
    assert.ok(Math.abs((await shown).mass - 5) < 1e-9, 'the preview follows the text that is not saved');

    shown = nextShown(preview);
    await vscode.window.showTextDocument(editor.document, { viewColumn: vscode.ViewColumn.One });
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), DOOR);
    assert.ok(Math.abs((await shown).mass - 3) < 1e-9);
    const again = await until(preview, ({ inspector }) => inspector?.fields.mass === '3');
    assert.equal(again.inspector?.title, 'panel');
  });

  it('refuses what is wrong, and says why beside it', async () => {
    const preview = await open();
    await preview.select('geom', 'panel');
    const refused = await preview.enter('mass', '-1');
    assert.deepEqual(Object.keys(refused.inspector?.refused ?? {}), ['mass']);
    const unknown = await preview.enter('euler', '1 2 3 4');
    assert.deepEqual(Object.keys(unknown.inspector?.refused ?? {}), ['euler', 'mass']);
    assert.equal(documentOf(door)?.getText(), DOOR);
  });

  it('shows what the cursor is on', async () => {
    const preview = await open();
    // The preview is in the first column, where nothing else is open.
    const editor = await vscode.window.showTextDocument(door, { viewColumn: vscode.ViewColumn.Two });
    const put = (line: number, character: number) => {
      editor.selection = new vscode.Selection(line, character, line, character);
    };
    put(3, 20);
    const joint = await until(preview, ({ inspector }) => inspector?.title === 'hinge');
    assert.deepEqual([joint.inspector?.kind, joint.inspector?.index], ['joint', 0]);
    assert.equal(joint.inspector?.fields.damping, '0.4', 'of its class, in another file');
    put(1, 6);
    put(2, 6);
    const body = await until(preview, ({ inspector }) => inspector?.title === 'door');
    assert.deepEqual([body.inspector?.kind, body.inspector?.facts.Mass], ['body', '3 kg (of its shapes)']);
  });

  it('keeps the last good model while a text is wrong, and says what the engine says', async () => {
    const preview = await open();
    await preview.setJoints({ hinge: 0.5 });
    const editor = await vscode.window.showTextDocument(door, { viewColumn: vscode.ViewColumn.One });
    let shown = nextShown(preview);
    const at = editor.document.positionAt(DOOR.indexOf('"box"'));
    await editor.edit((edit) => {
      edit.replace(new vscode.Range(at, at.translate(0, 5)), '"bxo"');
    });
    const broken = await shown;
    assert.match(broken.problem?.message ?? '', /bxo/);
    assert.deepEqual(broken.bodies, ['door']);
    shown = nextShown(preview);
    await vscode.commands.executeCommand('undo');
    const mended = await shown;
    assert.equal(mended.problem, undefined);
    assert.ok(Math.abs(mended.joints[0].position - 0.5) < 1e-9, 'joints stay where they were');
  });
});

/** What a preview shows, once it is as asked; the test's own time limit ends it. */
async function until(preview: Preview, isAsked: (state: PreviewState) => boolean): Promise<PreviewState> {
  for (let tries = 0; ; tries++) {
    const state = await preview.describe();
    if (isAsked(state)) return state;
    assert.ok(tries < 400, JSON.stringify(state.inspector));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
