import * as assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import type { ImageMark } from '../../src/core/image-mark.js';
import type { ExtensionApi } from '../../src/host/extension.js';
import { activateExtension, closeAll, inWorkspace, nextShown } from './extension.js';

describe('the preview', () => {
  let api: ExtensionApi;
  before(async () => {
    api = await activateExtension();
  });
  afterEach(closeAll);

  it('shows what MuJoCo compiled of an MJCF file', async () => {
    const preview = api.openPreview(inWorkspace('models', 'cabinet.xml'));
    const state = await nextShown(preview);
    assert.equal(state.problem, undefined);
    assert.deepEqual(state.bodies, ['carcass', 'door']);
    assert.deepEqual(state.joints, [{ name: 'door_hinge', position: 0 }]);
    assert.ok(Math.abs(state.mass - 21) < 1e-9);
    assert.deepEqual(state.drawn, { source: 'model', meshes: 6 });
  });

  it('shows a URDF file, and one panel for a model', async () => {
    const uri = inWorkspace('models', 'arm.urdf');
    const preview = api.openPreview(uri);
    const state = await nextShown(preview);
    assert.equal(state.problem, undefined);
    assert.ok(state.bodies.includes('upper'));
    assert.deepEqual(
      state.joints.map((joint) => joint.name),
      ['shoulder'],
    );
    assert.equal(api.openPreview(uri), preview);
    assert.equal(api.findPreview(uri), preview);
  });

  it('shows a photo to be marked and asks for its outline, until another takes its place or the panel is closed', async () => {
    const preview = api.openPreview(inWorkspace('models', 'arm.urdf'));
    await nextShown(preview);
    const photo = new Uint8Array(await readFile(inWorkspace('mug.png').fsPath));
    /** Asks where the mug is; `outlined` is the mark that the page wants an outline of. */
    const ask = (mark: ImageMark) => {
      let resolveOutlined: (mark: ImageMark | undefined) => void = () => undefined;
      const outlined = new Promise<ImageMark | undefined>((resolve) => (resolveOutlined = resolve));
      const answer = preview.askMark({ imageName: 'mug.png', photo, mark }, (wanted) => {
        resolveOutlined(wanted);
        return Promise.resolve({ width: 512, height: 512, rings: [[140, 150, 330, 150, 318, 372]] });
      });
      return { outlined, answer };
    };
    const box: ImageMark = { kind: 'box', box: [130, 120, 420, 410] };
    const click: ImageMark = { kind: 'click', at: [235, 250] };
    const first = ask(box);
    assert.deepEqual(await first.outlined, box);
    const second = ask(click);
    assert.equal(await first.answer, undefined);
    assert.deepEqual(await second.outlined, click);
    preview.panel.dispose();
    assert.equal(await second.answer, undefined);
  });

  it('follows its file, keeping camera and pose; a broken file is told and mended', async () => {
    const uri = inWorkspace('models', 'cabinet.xml');
    const good = await readFile(uri.fsPath, 'utf8');
    const preview = api.openPreview(uri);
    const first = await nextShown(preview);
    const posed = await preview.setJoints({ door_hinge: 1.2 });
    assert.ok(Math.abs(posed.joints[0].position - 1.2) < 1e-9);
    try {
      let shown = nextShown(preview);
      // The top becomes wider: a camera that was set anew would stand farther away.
      await writeFile(
        uri.fsPath,
        good
          .replace('mass="3"', 'mass="5"')
          .replace('size="0.3 0.2 0.01" pos="0 0 0.69"', 'size="0.9 0.9 0.01" pos="0 0 0.69"'),
      );
      const heavier = await shown;
      assert.ok(Math.abs(heavier.mass - 23) < 1e-9);
      assert.ok(Math.abs(heavier.joints[0].position - 1.2) < 1e-9, 'the pose is kept');
      const moved = heavier.camera.position.map((value, i) => Math.abs(value - first.camera.position[i]));
      assert.ok(Math.max(...moved) < 1e-9, 'the camera is kept');

      shown = nextShown(preview);
      await writeFile(uri.fsPath, good.replace('type="hinge"', 'type="hinges"'));
      const broken = await shown;
      assert.match(broken.problem?.message ?? '', /hinges/);
      assert.notEqual(broken.problem?.hint, '');
      assert.deepEqual(broken.bodies, ['carcass', 'door'], 'the last good model stays');

      shown = nextShown(preview);
      await writeFile(uri.fsPath, good);
      const mended = await shown;
      assert.equal(mended.problem, undefined);
      assert.ok(Math.abs(mended.joints[0].position - 1.2) < 1e-9);
    } finally {
      await writeFile(uri.fsPath, good);
    }
  });

  it('keeps a joint inside limits that have become narrower', async () => {
    const uri = inWorkspace('models', 'cabinet.xml');
    const good = await readFile(uri.fsPath, 'utf8');
    const preview = api.openPreview(uri);
    await nextShown(preview);
    await preview.setJoints({ door_hinge: 1.8 });
    try {
      const shown = nextShown(preview);
      await writeFile(uri.fsPath, good.replace('range="0 1.9"', 'range="0 0.5"'));
      assert.ok(Math.abs((await shown).joints[0].position - 0.5) < 1e-9);
    } finally {
      await writeFile(uri.fsPath, good);
    }
  });

  it('says what is wrong with a file that is no model', async () => {
    const uri = inWorkspace('models', 'settings.xml');
    await writeFile(uri.fsPath, '<settings/>');
    const state = await nextShown(api.openPreview(uri));
    assert.equal(state.problem?.code, 'not-a-model');
    assert.match(state.problem.message, /<settings>/);
  });
});
