import * as assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { copyFile, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../src/host/extension.js';
import type { GenerationOutcome } from '../../src/host/generate/run-generation.js';
import type { Preview } from '../../src/host/preview/preview.js';
import type { FittingView } from '../../src/protocol/preview.js';
import { activateExtension, closeAll, inWorkspace, nextShown } from './extension.js';

/** How often the process is killed: as often as the product promises to survive. */
const KILLS = 20;

describe('generating from an image', () => {
  let api: ExtensionApi;
  const setFitSeconds = (seconds: number | undefined) =>
    vscode.workspace
      .getConfiguration('physxAnything')
      .update('fitSeconds', seconds, vscode.ConfigurationTarget.Workspace);
  before(async () => {
    api = await activateExtension();
    // Nothing here depends on how well it fits.
    await setFitSeconds(1);
  });
  after(() => setFitSeconds(undefined));
  afterEach(closeAll);

  /** An image in a folder of its own. */
  const place = async (name: string, file = 'mug.png'): Promise<vscode.Uri> => {
    const folder = inWorkspace(name);
    await vscode.workspace.fs.createDirectory(folder);
    const image = vscode.Uri.joinPath(folder, file);
    await copyFile(inWorkspace(file).fsPath, image.fsPath);
    return image;
  };
  /** The preview of a model that is being made, once it is open. */
  const nextFitting = (model: vscode.Uri): Promise<Preview> =>
    new Promise((resolve) => {
      const subscription = api.onDidStartProcess(() => {
        const preview = api.findPreview(model);
        if (preview === undefined) return;
        subscription.dispose();
        resolve(preview);
      });
    });
  const summaryOf = (outcome: GenerationOutcome | undefined) => {
    assert.ok(outcome !== undefined && 'summary' in outcome, JSON.stringify(outcome));
    return outcome.summary;
  };

  it('writes the asset beside the image and opens it, textured, in the preview', async () => {
    const image = await place('plain');
    const outcomes = await api.generate([image]);
    const summary = summaryOf(outcomes.at(0));
    assert.equal(summary.dir, inWorkspace('plain', 'mug').fsPath);
    for (const file of [
      'mug.xml',
      'mug.urdf',
      'mug.glb',
      'scene.xml',
      'asset.json',
      'description.txt',
      'report.json',
    ]) {
      assert.ok(summary.files.includes(file), file);
      assert.ok((await stat(path.join(summary.dir, file))).size > 0, file);
    }
    const preview = api.findPreview(inWorkspace('plain', 'mug', 'mug.xml'));
    assert.ok(preview, 'the preview is open');
    const state = await preview.describe().then((now) => (now.revision > 0 ? now : nextShown(preview)));
    assert.equal(state.problem, undefined);
    assert.equal(state.drawn.source, 'glb');
    assert.ok(state.drawn.meshes > 0);
    assert.ok(Math.abs(state.mass - summary.mass) < 1e-3 * summary.mass);
  });

  it('shows its GLB, URDF and scene with the same bodies', async () => {
    const summary = summaryOf((await api.generate([await place('formats')])).at(0));
    const bodies = new Map<string, readonly string[]>();
    for (const file of ['mug.xml', 'mug.urdf', 'mug.glb', 'scene.xml']) {
      await closeAll();
      const state = await nextShown(api.openPreview(inWorkspace('formats', 'mug', file)));
      assert.equal(state.problem, undefined, file);
      assert.equal(state.drawn.source, 'glb', file);
      assert.ok(state.drawn.meshes > 0, file);
      bodies.set(file, state.bodies);
    }
    assert.equal(bodies.get('mug.xml')?.length, summary.bodies);
    assert.deepEqual(bodies.get('mug.glb'), bodies.get('mug.xml'));
  });

  it('goes on after an image that cannot be read', async () => {
    const good = await place('batch');
    const bad = inWorkspace('batch', 'broken.png');
    await writeFile(bad.fsPath, 'not a picture');
    const outcomes = await api.generate([bad, good]);
    const [first, second] = outcomes;
    assert.ok('error' in first);
    assert.notEqual(first.error.message, '');
    assert.notEqual(first.error.hint, '');
    assert.equal(summaryOf(second).name, 'mug');
    assert.deepEqual((await readdir(inWorkspace('batch').fsPath)).sort(), ['broken.png', 'mug', 'mug.png']);
  });

  it('shows the fit while it works, in the preview that then shows the model; refits in place', async () => {
    const image = await place('fitted', 'laptop.png');
    const model = inWorkspace('fitted', 'laptop', 'laptop.xml');
    const pictures: string[] = [];
    const listening = api.onDidProgress(({ preview }) => {
      if (preview !== undefined) pictures.push(preview);
    });
    const opened = nextFitting(model);
    const generating = api.generate([image]);
    const preview = await opened;
    const views: FittingView[] = [];
    preview.onDidShowFitting((view) => views.push(view));
    const made = nextShown(preview);
    const laptop = summaryOf((await generating).at(0));
    listening.dispose();

    assert.ok(pictures.length > 0, 'pictures of the fit came');
    assert.ok(pictures.every((picture) => picture.startsWith('data:image/png;base64,')));
    assert.equal(laptop.backend, 'embedded');
    assert.ok(
      (laptop.candidates ?? []).some(({ category }) => category === 'laptop'),
      JSON.stringify(laptop.candidates),
    );
    assert.equal((await made).problem, undefined);
    assert.equal(api.findPreview(model), preview, 'it is the same panel');

    const asked = nextShown(preview);
    const mark = { kind: 'click', at: [384, 400] } as const;
    const box = await api.refit(model, { category: 'box', mark });
    assert.equal(summaryOf(box).category, 'box');
    assert.equal(summaryOf(box).dir, laptop.dir);
    assert.equal((await asked).problem, undefined);
    // The first fit may be over before the page has started; not so this one.
    assert.ok(
      views.some(({ picture, message }) => picture === 'fit' && message.startsWith('Fitting')),
      `the page showed the fit: ${JSON.stringify(views)}`,
    );
    const sized = summaryOf(await api.refit(model, { dimension: [0.3, 0.3, 0.3] }));
    assert.equal(sized.category, 'box', 'what was asked for before stays');
    assert.ok(Math.abs(Math.max(...sized.dimensions) - 0.3) < 1e-3);
    const asset = JSON.parse(await readFile(path.join(laptop.dir, 'asset.json'), 'utf8')) as { source: unknown };
    const { image: relative, category, mark: kept } = asset.source as Record<string, unknown>;
    assert.deepEqual([relative, category, kept], ['../laptop.png', 'box', mark]);
    assert.deepEqual((await readdir(inWorkspace('fitted').fsPath)).sort(), ['laptop', 'laptop.png']);

    await rm(image.fsPath);
    await assert.rejects(async () => api.refit(model, { category: 'laptop' }), { code: 'image-gone' });
  });

  it('is cancelled by closing the preview that shows the fit', async () => {
    const image = await place('closed', 'laptop.png');
    const opened = nextFitting(inWorkspace('closed', 'laptop', 'laptop.xml'));
    const generating = api.generate([image]);
    (await opened).panel.dispose();
    assert.deepEqual(await generating, []);
    assert.deepEqual(await readdir(inWorkspace('closed').fsPath), ['laptop.png']);
  });

  it('leaves nothing behind when it is cancelled', async () => {
    const image = await place('cancelled');
    const source = new vscode.CancellationTokenSource();
    const started = new Promise<number | undefined>((resolve) => {
      const subscription = api.onDidStartProcess(({ pid }) => {
        subscription.dispose();
        resolve(pid);
      });
    });
    const generating = api.generate([image], source.token);
    const pid = await started;
    await new Promise((resolve) => setTimeout(resolve, 400));
    source.cancel();
    assert.deepEqual(await generating, []);
    assert.ok(pid !== undefined);
    assert.throws(() => process.kill(pid, 0), 'the process is gone');
    assert.deepEqual(await readdir(inWorkspace('cancelled').fsPath), ['mug.png']);
    assert.equal(api.findPreview(inWorkspace('cancelled', 'mug', 'mug.xml')), undefined);
  });

  it(`survives ${KILLS} kills of its process at any moment, with nothing half-written`, async function () {
    this.timeout(600_000);
    const image = await place('killed');
    const folder = inWorkspace('killed').fsPath;
    const started = Date.now();
    const whole = summaryOf((await api.generate([image])).at(0));
    const duration = Date.now() - started;
    await vscode.workspace.fs.delete(inWorkspace('killed', 'mug'), { recursive: true });

    let killed = 0;
    for (let i = 0; i < KILLS; i++) {
      // Spread over the whole run, to its end and a little beyond: low-discrepancy, so that 20 moments cover it.
      const delay = ((0.37 + i * 0.618034) % 1) * duration * 1.05;
      const subscription = api.onDidStartProcess((worker) => {
        subscription.dispose();
        setTimeout(() => void worker.kill(), delay);
      });
      const [outcome] = await api.generate([image]);
      if ('error' in outcome) {
        killed++;
        assert.equal(outcome.error.code, 'worker-lost');
      }
      const names = await readdir(folder);
      assert.deepEqual(
        names.filter((name) => name !== 'mug.png' && name !== 'mug'),
        [],
        'no working files are left',
      );
      if (names.includes('mug')) {
        const report: unknown = JSON.parse(await readFile(path.join(folder, 'mug', 'report.json'), 'utf8'));
        assert.ok(report);
        for (const file of whole.files) assert.ok(existsSync(path.join(folder, 'mug', file)), `whole: ${file}`);
        await vscode.workspace.fs.delete(inWorkspace('killed', 'mug'), { recursive: true });
      }
    }
    assert.ok(killed >= KILLS / 2, `${killed} of ${KILLS} kills came before the end`);
    // The host is the same, and still does its work.
    assert.equal(summaryOf((await api.generate([image])).at(0)).name, 'mug');
  });
});
