import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ModelStore } from '../../../../src/inference/models/model-store.js';
import { openModelStore, requireModel } from '../../../../src/inference/models/model-store.js';
import { makeManifest, makeScratch, MODEL_FILES, writeModelFolder } from '../../../fixtures/model-folder.js';

const ACCEPTED = { acceptLicence: true };
const ASKED = { acceptLicence: false };

let scratch: string;
let home: string;
let store: ModelStore;
let folder: string;
beforeEach(() => {
  scratch = makeScratch();
  home = path.join(scratch, 'new', 'home');
  store = openModelStore(home);
  folder = writeModelFolder(path.join(scratch, 'my model'));
});

describe('openModelStore', () => {
  it('writes nothing until there is something to keep', async () => {
    expect(await store.list()).toEqual([]);
    expect(await store.find('tiny-vl')).toBeUndefined();
    expect(existsSync(home)).toBe(false);
  });

  it('keeps names, folders and licences, for the next one that opens it', async () => {
    expect(await store.add(folder)).toEqual({ name: 'tiny-vl', folder });
    const accepted = await store.accept('tiny-vl');
    expect(accepted.accepted?.name).toBe('Test licence');
    expect(await store.add(folder)).toEqual(accepted);
    const other = openModelStore(home);
    expect(await other.list()).toEqual([accepted]);
    expect(await other.find('tiny-vl')).toEqual(accepted);
    expect(await other.find(`${folder}/`)).toEqual(accepted);
  });

  it('finds a folder that was never added', async () => {
    expect(await store.find(folder)).toEqual({ name: 'tiny-vl', folder });
    expect(await store.list()).toEqual([]);
    await expect(store.find(scratch)).rejects.toMatchObject({ code: 'model-no-manifest' });
  });

  it('does not take a second folder for the same name', async () => {
    await store.add(folder);
    const second = writeModelFolder(path.join(scratch, 'second'));
    await expect(store.add(second)).rejects.toMatchObject({ code: 'model-exists' });
    expect(await store.list()).toEqual([{ name: 'tiny-vl', folder }]);
  });

  it.each(['', '{"schemaVersion":1,"models":[{}]}', '{"schemaVersion":9,"models":[]}', 'null', '{"schemaVersion":1'])(
    'leaves a damaged file as it is: %j',
    async (text) => {
      await store.add(folder);
      const file = path.join(home, 'models.json');
      writeFileSync(file, text);
      for (const use of [
        () => store.list(),
        () => store.add(folder),
        () => store.remove('tiny-vl', { deleteFiles: false }),
      ])
        await expect(use()).rejects.toMatchObject({
          code: 'model-store-damaged',
          message: expect.stringContaining(file) as unknown,
        });
      expect(readFileSync(file, 'utf8')).toBe(text);
    },
  );

  it('forgets, and deletes nothing of the user', async () => {
    await store.add(folder);
    await expect(store.remove('tiny-vl', { deleteFiles: true })).rejects.toMatchObject({ code: 'model-not-ours' });
    expect(await store.list()).toHaveLength(1);
    await store.remove('tiny-vl', { deleteFiles: false });
    expect(await store.list()).toEqual([]);
    expect(existsSync(path.join(folder, 'config.json'))).toBe(true);
    await expect(store.remove('tiny-vl', { deleteFiles: false })).rejects.toMatchObject({ code: 'model-not-found' });
  });

  it('deletes what it downloaded, when asked, and only from its own place', async () => {
    const own = writeModelFolder(path.join(store.downloads, 'tiny-vl'));
    await store.add(own, 'https://example.com/physx-model.json');
    await store.remove('tiny-vl', { deleteFiles: true });
    expect(existsSync(own)).toBe(false);
    expect(await store.list()).toEqual([]);

    await store.add(folder, 'https://example.com/physx-model.json');
    await expect(store.remove('tiny-vl', { deleteFiles: true })).rejects.toMatchObject({ code: 'model-not-ours' });
    expect(existsSync(path.join(folder, 'config.json'))).toBe(true);
  });
});

describe('requireModel', () => {
  it('gives the model once its licence is accepted, and remembers that', async () => {
    await store.add(folder);
    await expect(requireModel(store, 'tiny-vl', 'vlm', ASKED)).rejects.toMatchObject({
      code: 'model-licence',
      message: expect.stringMatching(
        /Test licence, for NON-COMMERCIAL use only: https:\/\/example.com\/licence/,
      ) as unknown,
      hint: expect.stringContaining('--accept-licence') as unknown,
    });
    const found = await requireModel(store, 'tiny-vl', 'vlm', ACCEPTED);
    expect(found).toEqual({ folder, manifest: makeManifest(MODEL_FILES) });
    expect(await requireModel(store, 'tiny-vl', 'vlm', ASKED)).toEqual(found);
    expect(await requireModel(store, folder, 'vlm', ASKED)).toEqual(found);
  });

  it('asks again when the licence says something else', async () => {
    await store.add(folder);
    await store.accept('tiny-vl');
    const licence = { name: 'Test licence', url: 'https://example.com/licence', nonCommercial: false };
    writeModelFolder(folder, makeManifest(MODEL_FILES, { licence }));
    await expect(requireModel(store, 'tiny-vl', 'vlm', ASKED)).rejects.toMatchObject({
      code: 'model-licence',
      message: expect.stringContaining('not the one that was accepted before') as unknown,
    });
  });

  it('takes a folder that is not in the store, for this once', async () => {
    expect((await requireModel(store, folder, 'vlm', ACCEPTED)).folder).toBe(folder);
    await expect(requireModel(store, folder, 'vlm', ASKED)).rejects.toMatchObject({ code: 'model-licence' });
    expect(existsSync(home)).toBe(false);
  });

  it('refuses what is not there, of another kind, or not whole', async () => {
    await expect(requireModel(store, 'absent', 'vlm', ACCEPTED)).rejects.toMatchObject({ code: 'model-not-found' });
    await store.add(folder);
    await expect(requireModel(store, 'absent', 'vlm', ACCEPTED)).rejects.toMatchObject({
      hint: expect.stringContaining('tiny-vl') as unknown,
    });
    await expect(requireModel(store, 'tiny-vl', 'decoder', ACCEPTED)).rejects.toMatchObject({
      code: 'model-wrong-kind',
    });
    rmSync(path.join(folder, 'config.json'));
    await expect(requireModel(store, 'tiny-vl', 'vlm', ACCEPTED)).rejects.toMatchObject({
      code: 'model-incomplete',
      message: expect.stringContaining('config.json (missing)') as unknown,
    });
    rmSync(folder, { recursive: true });
    await expect(requireModel(store, 'tiny-vl', 'vlm', ACCEPTED)).rejects.toMatchObject({ code: 'model-no-folder' });
  });
});
