import type { ServerResponse } from 'node:http';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { downloadModel, planDownload } from '../../../../src/inference/models/download-model.js';
import type { ModelManifest } from '../../../../src/inference/models/model-manifest.js';
import { checkModelFiles } from '../../../../src/inference/models/model-manifest.js';
import type { ModelStore, StoredModel } from '../../../../src/inference/models/model-store.js';
import { openModelStore, requireModel } from '../../../../src/inference/models/model-store.js';
import type { FileBehaviour } from '../../../fixtures/file-server.js';
import { startFileServer, tagOf } from '../../../fixtures/file-server.js';
import { makeBytes, makeManifest, makeScratch, MODEL_FILES, writeModelFolder } from '../../../fixtures/model-folder.js';

const BIG = 'onnx/decoder_model_merged.onnx';
const MANIFEST = 'physx-model.json';
const PATIENCE = { tries: 3, delay: 1, silence: 20_000 };

let home: string;
let store: ModelStore;
let folder: string;
let files: Map<string, Uint8Array>;
let server: Awaited<ReturnType<typeof startFileServer>>;
beforeEach(async () => {
  home = makeScratch();
  store = openModelStore(home);
  folder = path.join(store.downloads, 'tiny-vl');
  files = new Map(MODEL_FILES);
  server = await startFileServer(files);
  offer();
});
afterEach(() => server.stop());

/** Puts the manifest of the files on the server. */
function offer(changes: Partial<ModelManifest> = {}): void {
  const manifest = makeManifest(new Map([...files].filter(([name]) => name !== MANIFEST)), changes);
  files.set(MANIFEST, new TextEncoder().encode(JSON.stringify(manifest)));
}

async function download(more: Partial<Parameters<typeof downloadModel>[2]> = {}): Promise<StoredModel> {
  const plan = await planDownload(`${server.url}${MANIFEST}`, store, { patience: PATIENCE });
  return downloadModel(plan, store, { patience: PATIENCE, ...more });
}

/** Faults only requests for the big file, by their number from 0; undefined serves as it should. */
function onBigFile(...behaviours: readonly (FileBehaviour | undefined)[]): void {
  let count = 0;
  server.behave = (response, request, bytes, serve) => {
    const behave = request.url === `/${BIG}` ? behaviours[Math.min(count++, behaviours.length - 1)] : undefined;
    if (behave === undefined) serve();
    else behave(response, request, bytes, serve);
  };
}

/** Sends the beginning and then breaks the connection. */
const cutAt =
  (length: number): FileBehaviour =>
  (response, _, bytes) => {
    response.writeHead(200, { 'content-length': bytes.length, etag: tagOf(bytes) });
    response.write(bytes.subarray(0, length), () => setTimeout(() => response.destroy(), 20));
  };

/** Sends the beginning and then nothing more. */
const stallAt =
  (length: number): FileBehaviour =>
  (response, _, bytes) => {
    response.writeHead(200, { 'content-length': bytes.length, etag: tagOf(bytes) });
    response.write(bytes.subarray(0, length));
    stalled = response;
  };

/** The reply that `stallAt` holds. */
let stalled: ServerResponse | undefined;

const withStatus =
  (status: number, headers: Record<string, string> = {}): FileBehaviour =>
  (response) =>
    response.writeHead(status, headers).end();

const withoutRanges: FileBehaviour = (response, _, bytes) => response.writeHead(200).end(bytes);

const callsForBig = () => server.calls.filter(({ path: at }) => at === BIG);
const listFolder = (): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

async function expectWhole(): Promise<void> {
  const manifest = JSON.parse(readFileSync(path.join(folder, MANIFEST), 'utf8')) as ModelManifest;
  expect(await checkModelFiles(folder, manifest, { hash: true })).toEqual([]);
  expect(listFolder()).toEqual(['config.json', 'onnx', BIG, 'onnx/embed_tokens.onnx', MANIFEST].sort());
}

/** Downloads until `length` bytes of the big file are here, and stops there. */
async function stopAt(length: number): Promise<void> {
  onBigFile(stallAt(length), undefined);
  const stopping = new AbortController();
  const stopped = download({
    signal: stopping.signal,
    onProgress: (done, _, file) => {
      if (file === BIG && done >= 2 + length) stopping.abort();
    },
  });
  await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
  expect(statSync(path.join(folder, `${BIG}.part`)).size).toBe(length);
}

describe('download', () => {
  it('says what it will do, and writes nothing before', async () => {
    const plan = await planDownload(`${server.url}${MANIFEST}`, store, { patience: PATIENCE });
    expect(plan).toMatchObject({ bytes: 370_003, missing: 370_003, folder, manifest: { name: 'tiny-vl' } });
    expect(plan.free).toBeGreaterThan(0);
    expect(readdirSync(home)).toEqual([]);
  });

  it('brings a model that can be used', async () => {
    const seen: number[] = [];
    await download({ onProgress: (done, all) => seen.push(done / all) });
    await expectWhole();
    expect(seen.at(-1)).toBe(1);
    // Bytes of a range are those of the file, not of a compressed form of it.
    expect(server.calls.map(({ encoding }) => encoding)).toEqual(server.calls.map(() => 'identity'));
    expect((await requireModel(store, 'tiny-vl', 'vlm', { acceptLicence: false })).folder).toBe(folder);
    expect(await store.list()).toMatchObject([{ name: 'tiny-vl', folder, source: `${server.url}${MANIFEST}` }]);
  });

  it('finds files where their addresses say, relative to the manifest, through redirects', async () => {
    const bytes = makeBytes(5000, 9);
    const manifest = makeManifest(new Map([['a b.bin', bytes]]));
    const [file] = manifest.files;
    files.clear();
    files.set(
      'sub/folder/here.json',
      new TextEncoder().encode(JSON.stringify({ ...manifest, files: [{ ...file, url: '../moved' }] })),
    );
    files.set('sub/moved', new Uint8Array());
    files.set('else where', bytes);
    server.behave = (response, request, _, serve) => {
      if (request.url === '/sub/moved') response.writeHead(302, { location: '/else%20where' }).end();
      else serve();
    };
    const plan = await planDownload(`${server.url}sub/folder/here.json?download=true`, store);
    await downloadModel(plan, store, { patience: PATIENCE });
    expect(readFileSync(path.join(folder, 'a b.bin'))).toEqual(Buffer.from(bytes));
  });

  it('goes on after a broken connection with what is missing alone', async () => {
    onBigFile(stallAt(100_000), undefined);
    // Cut when all of it has arrived: what is on its way is lost with the connection.
    const onProgress = (done: number, _: number, file: string): void => {
      if (file === BIG && done >= 100_002) stalled?.destroy();
    };
    await download({ onProgress });
    await expectWhole();
    const calls = callsForBig();
    expect(calls).toHaveLength(2);
    expect(calls[1].range).toBe('bytes=100000-');
    expect(calls[1].ifRange).toBe(tagOf(MODEL_FILES.get(BIG) ?? new Uint8Array()));
  });

  it('takes a connection that is silent for dead', async () => {
    onBigFile(stallAt(100_000), undefined);
    await download({ patience: { ...PATIENCE, silence: 1000 } });
    await expectWhole();
  });

  it('can be stopped, shows what is there, and goes on in a later run', async () => {
    await stopAt(120_000);
    await expect(requireModel(store, 'tiny-vl', 'vlm', { acceptLicence: true })).rejects.toMatchObject({
      code: 'model-incomplete',
      hint: expect.stringContaining(`models download ${server.url}`) as unknown,
    });
    const plan = await planDownload(`${server.url}${MANIFEST}`, store, { patience: PATIENCE });
    expect(plan.missing).toBe(370_001 - 120_000);
    await download();
    await expectWhole();
    expect(callsForBig().at(-1)?.range).toBe('bytes=120000-');
  });

  it('begins again where the file has changed on the server meanwhile', async () => {
    await stopAt(120_000);
    files.set(BIG, makeBytes(300_000, 77));
    offer();
    await download();
    await expectWhole();
    expect(callsForBig().at(-1)?.range).toBeUndefined();
  });

  it('lets the server say that the file has changed', async () => {
    const published = files.get(MANIFEST);
    const good = files.get(BIG);
    files.set(BIG, makeBytes(300_000, 77));
    await stopAt(120_000);
    files.set(BIG, good ?? new Uint8Array());
    files.set(MANIFEST, published ?? new Uint8Array());
    await download();
    await expectWhole();
    expect(callsForBig().map(({ range }) => range)).toEqual([undefined, 'bytes=120000-']);
  });

  it('fetches in one go what was put together wrong', async () => {
    await stopAt(120_000);
    const part = path.join(folder, `${BIG}.part`);
    writeFileSync(part, makeBytes(120_000, 5));
    await download();
    await expectWhole();
    expect(callsForBig().map(({ range }) => range)).toEqual([undefined, 'bytes=120000-', undefined]);
  });

  it.each<[string, FileBehaviour]>([
    ['knows no ranges', withoutRanges],
    [
      'refuses the range',
      (response, request, bytes, serve) => {
        if (request.headers.range === undefined) serve();
        else withStatus(416)(response, request, bytes, serve);
      },
    ],
    [
      'sends another range',
      (response, request, bytes, serve) => {
        if (request.headers.range === undefined) serve();
        else response.writeHead(206, { 'content-range': 'bytes 0-299999/300000' }).end(bytes);
      },
    ],
  ])('starts over where a server %s', async (_, behave) => {
    onBigFile(cutAt(100_000), behave);
    await download();
    await expectWhole();
  });

  it('repairs what is damaged and leaves what is right', async () => {
    await download();
    server.calls.length = 0;
    writeFileSync(path.join(folder, BIG), makeBytes(300_000, 3));
    await download();
    await expectWhole();
    expect(server.calls.map(({ path: at }) => at)).toEqual([MANIFEST, BIG]);
  });

  it('waits for a server that is busy', async () => {
    onBigFile(withStatus(503, { 'retry-after': '0' }), withStatus(429), undefined);
    await download();
    await expectWhole();
  });
});

describe('what goes wrong', () => {
  const fails = async (code: string, words: string): Promise<void> => {
    await expect(download()).rejects.toMatchObject({ code, message: expect.stringContaining(words) as unknown });
    expect(listFolder()).not.toContain(BIG);
  };

  it('a wrong checksum: nothing of the file is kept', async () => {
    files.set(BIG, makeBytes(300_000, 4));
    await fails('model-checksum', `/${BIG}`);
    expect(listFolder()).not.toContain(`${BIG}.part`);
  });

  it.each([299_999, 300_001])('a file of %i bytes: not fetched', async (length) => {
    files.set(BIG, makeBytes(length, 1));
    await fails('model-download-size', `${length} bytes`);
  });

  it('more bytes than the server had said', async () => {
    onBigFile((response) => {
      response.writeHead(200);
      response.end(makeBytes(300_001, 1));
    });
    await fails('model-download-size', 'more bytes');
    expect(listFolder()).not.toContain(`${BIG}.part`);
  });

  it.each<[number, string]>([
    [404, 'model-download-missing'],
    [401, 'model-download-refused'],
    [403, 'model-download-refused'],
    [400, 'model-download-failed'],
  ])('status %i', async (status, code) => {
    onBigFile(withStatus(status));
    await fails(code, `status ${status}`);
    expect(callsForBig()).toHaveLength(1);
  });

  it('a server that fails again and again: as many tries as there is patience', async () => {
    onBigFile(withStatus(500));
    await fails('model-download-unreachable', 'status 500');
    expect(callsForBig()).toHaveLength(PATIENCE.tries);
  });

  it('a server without ranges that always breaks off is not asked for ever', async () => {
    onBigFile(cutAt(100_000), (response, _, bytes) => {
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(bytes.subarray(0, 50_000), () => setTimeout(() => response.destroy(), 20));
    });
    await fails('model-download-unreachable', 'broke off');
  });

  it('a server that is gone', async () => {
    await server.stop();
    await expect(download()).rejects.toMatchObject({ code: 'model-download-unreachable' });
    expect(readdirSync(home)).toEqual([]);
  });

  it('an address without a manifest, or with something else', async () => {
    const plan = (name: string) => planDownload(`${server.url}${name}`, store, { patience: PATIENCE });
    await expect(plan('absent.json')).rejects.toMatchObject({ code: 'model-download-missing' });
    files.set('page.html', new TextEncoder().encode('<!doctype html>'));
    await expect(plan('page.html')).rejects.toMatchObject({ code: 'model-bad-manifest' });
    files.set('large', new Uint8Array(3_000_000));
    await expect(plan('large')).rejects.toMatchObject({ code: 'model-bad-manifest' });
  });

  it.each(['http://example.com/physx-model.json', 'file:///etc/passwd', 'nonsense', 'https://user:word@example.com/a'])(
    'the address %s',
    async (address) => {
      await expect(planDownload(address, store)).rejects.toMatchObject({ code: 'model-bad-address' });
    },
  );

  it('a file or a redirect that leads to an address without encryption', async () => {
    const { files: list } = makeManifest(MODEL_FILES);
    offer({ files: list.map((file) => ({ ...file, url: 'http://example.com/a' })) });
    await expect(download()).rejects.toMatchObject({ code: 'model-bad-address' });
    offer();
    onBigFile(withStatus(302, { location: 'http://example.com/a' }));
    await fails('model-bad-address', 'http://example.com/a');
    onBigFile(withStatus(302, { location: `/${BIG}` }));
    await fails('model-download-failed', 'circles');
  });

  it('a disk that is too small: said before anything is fetched', async () => {
    const { files: list } = makeManifest(MODEL_FILES);
    offer({ files: list.map((file) => ({ ...file, bytes: 10 ** 15 })) });
    await expect(download()).rejects.toMatchObject({
      code: 'model-disk-full',
      message: expect.stringContaining('3000 TB') as unknown,
    });
    expect(readdirSync(home)).toEqual([]);
  });

  it('a folder that cannot be made', async () => {
    writeFileSync(store.downloads, 'a file in the way');
    await expect(download()).rejects.toMatchObject({
      code: 'write-failed',
      message: expect.stringContaining(folder) as unknown,
    });
    expect(await store.list()).toEqual([]);
  });

  it('a folder in the place of a file', async () => {
    mkdirSync(path.join(folder, BIG), { recursive: true });
    await expect(download()).rejects.toMatchObject({ code: 'model-write-failed' });
  });

  it('a name that another model has', async () => {
    const own = writeModelFolder(path.join(home, 'own'));
    await store.add(own);
    await expect(download()).rejects.toMatchObject({ code: 'model-exists' });
    expect(await store.list()).toEqual([{ name: 'tiny-vl', folder: own }]);
  });
});
