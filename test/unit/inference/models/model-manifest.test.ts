import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkModelFiles, readModelManifest } from '../../../../src/inference/models/model-manifest.js';
import { makeManifest, makeScratch, MODEL_FILES, writeModelFolder } from '../../../fixtures/model-folder.js';

const GOOD = makeManifest(MODEL_FILES);
const [FILE] = GOOD.files;

let folder: string;
beforeEach(() => {
  folder = makeScratch();
});

describe('readModelManifest', () => {
  it('reads what an export writes', async () => {
    writeModelFolder(folder, { ...GOOD, comment: 'fields that are unknown are passed over' });
    expect(await readModelManifest(folder)).toEqual(GOOD);
  });

  it('a decoder needs neither dtypes nor a cache', async () => {
    const { dtype, ...rest } = GOOD;
    expect(dtype).toHaveProperty('vision_encoder');
    writeModelFolder(folder, { ...rest, kind: 'decoder', memory: { weights: 5 } });
    expect(await readModelManifest(folder)).toMatchObject({ dtype: {}, memory: { weights: 5, perToken: 0 } });
  });

  it('says what is not there', async () => {
    await expect(readModelManifest(path.join(folder, 'absent'))).rejects.toMatchObject({ code: 'model-no-folder' });
    await expect(readModelManifest(folder)).rejects.toMatchObject({ code: 'model-no-manifest' });
    writeFileSync(path.join(folder, 'file'), '');
    await expect(readModelManifest(path.join(folder, 'file'))).rejects.toMatchObject({ code: 'model-no-folder' });
    mkdirSync(path.join(folder, 'physx-model.json'));
    await expect(readModelManifest(folder)).rejects.toMatchObject({ code: 'model-no-manifest' });
  });

  it.each<[string, unknown, string]>([
    ['no JSON', '{"schemaVersion": 1,', 'should be JSON'],
    ['a list', [], 'should be an object'],
    ['a later version', { ...GOOD, schemaVersion: 2 }, 'schemaVersion'],
    ['no name', { ...GOOD, name: undefined }, 'name'],
    ['a name that leads up', { ...GOOD, name: '..' }, 'name'],
    ['a name with a folder', { ...GOOD, name: 'a/b' }, 'name'],
    ['a device of Windows', { ...GOOD, name: 'con' }, 'name'],
    ['a title that steers a terminal', { ...GOOD, title: 'a\u001b[2Jb' }, 'title'],
    ['a title that turns its direction', { ...GOOD, title: 'a\u202eb' }, 'title'],
    ['another kind', { ...GOOD, kind: 'llm' }, 'vlm or decoder'],
    ['a licence without a name', { ...GOOD, licence: { nonCommercial: true } }, 'licence/name'],
    ['a licence that leaves use open', { ...GOOD, licence: { name: 'X' } }, 'licence/nonCommercial'],
    ['a licence at a script', { ...GOOD, licence: { ...GOOD.licence, url: 'javascript:0' } }, 'licence/url'],
    ['a network without a dtype', { ...GOOD, dtype: { embed_tokens: 'fp32' } }, 'dtype/vision_encoder'],
    ['memory as text', { ...GOOD, memory: { weights: '5', perToken: 1 } }, 'memory/weights'],
    ['no files', { ...GOOD, files: [] }, 'files'],
    ['a negative size', { ...GOOD, files: [{ ...FILE, bytes: -1 }] }, 'files/0/bytes'],
    ['sizes beyond counting', { ...GOOD, files: [FILE, { ...FILE, path: 'b', bytes: 2 ** 53 - 1 }] }, 'disk can hold'],
    ['a short checksum', { ...GOOD, files: [{ ...FILE, sha256: 'abc' }] }, 'files/0/sha256'],
    ['one file twice', { ...GOOD, files: [FILE, { ...FILE, path: FILE.path.toUpperCase() }] }, 'twice'],
    ['a file in a file', { ...GOOD, files: [FILE, { ...FILE, path: `${FILE.path}/a` }] }, 'file in a file'],
  ])('refuses %s', async (_, manifest, expected) => {
    writeModelFolder(folder, manifest);
    await expect(readModelManifest(folder)).rejects.toMatchObject({
      code: 'model-bad-manifest',
      message: expect.stringContaining(expected) as unknown,
    });
    await expect(readModelManifest(folder)).rejects.toThrow(path.join(folder, 'physx-model.json'));
  });

  it.each([
    '../a',
    'a/../../b',
    '/etc/passwd',
    'C:/a',
    'a\\..\\b',
    'a//b',
    './a',
    '',
    'a/',
    'nul.txt',
    'a/b. ',
    'a\0b',
    'physx-model.json',
    'a.part',
    'a.part.json',
  ])('refuses the path %j', async (inner) => {
    writeModelFolder(folder, { ...GOOD, files: [{ ...FILE, path: inner }] });
    await expect(readModelManifest(folder)).rejects.toMatchObject({
      code: 'model-bad-manifest',
      message: expect.stringContaining('files/0/path') as unknown,
    });
  });
});

describe('checkModelFiles', () => {
  it('finds nothing wrong with what is whole, and counts the bytes it reads', async () => {
    writeModelFolder(folder);
    const seen: number[] = [];
    const onProgress = (done: number, all: number): void => void seen.push(done / all);
    expect(await checkModelFiles(folder, GOOD, { hash: true, onProgress })).toEqual([]);
    expect(seen.at(-1)).toBe(1);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it('names each fault', async () => {
    const files = new Map(MODEL_FILES);
    const changed = Uint8Array.from(files.get('onnx/embed_tokens.onnx') ?? []);
    changed[70_000] ^= 1;
    writeModelFolder(folder, GOOD, files.set('onnx/embed_tokens.onnx', changed));
    truncateSync(path.join(folder, 'onnx/decoder_model_merged.onnx'), 299_999);
    rmSync(path.join(folder, 'config.json'));
    const sizes = await checkModelFiles(folder, GOOD, { hash: false });
    expect(sizes.map(({ path: at, fault }) => [at, fault])).toEqual([
      ['config.json', 'missing'],
      ['onnx/decoder_model_merged.onnx', 'size'],
    ]);
    expect(sizes[1].detail).toContain('299999 bytes');
    const all = await checkModelFiles(folder, GOOD, { hash: true });
    expect(all.at(-1)).toMatchObject({ path: 'onnx/embed_tokens.onnx', fault: 'checksum' });
    mkdirSync(path.join(folder, 'config.json'));
    expect((await checkModelFiles(folder, GOOD, { hash: false }))[0].fault).toBe('unreadable');
  });

  it('ends when it is cancelled', async () => {
    writeModelFolder(folder);
    const stopping = new AbortController();
    const onProgress = (): void => {
      stopping.abort();
    };
    const checking = checkModelFiles(folder, GOOD, { hash: true, signal: stopping.signal, onProgress });
    await expect(checking).rejects.toMatchObject({ code: 'cancelled' });
  });
});
