import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadRecognizer } from '../../../../../src/inference/embedded/networks/load-recognizer.js';
import { drawHint, loadSegmenter } from '../../../../../src/inference/embedded/networks/load-segmenter.js';
import type { ModelEntry, RecognizerEntry } from '../../../../../src/inference/embedded/networks/model-files.js';
import { findNetworks, readNetworkEntry } from '../../../../../src/inference/embedded/networks/model-files.js';
import { openNetwork } from '../../../../../src/inference/embedded/networks/open-network.js';
import { NETWORK_SIZE } from '../../../../../src/inference/embedded/networks/pack-image.js';
import type { RgbaImage } from '../../../../../src/inference/image/rgba-image.js';
import { CATEGORIES } from '../../../../../src/procedural/categories/index.js';

const EXAMPLES = 2;
const PLANE = NETWORK_SIZE * NETWORK_SIZE;
const folder = findNetworks();
let manifest: { readonly recognizer: RecognizerEntry; readonly segmenter: ModelEntry };

beforeAll(async () => {
  manifest = {
    recognizer: await readNetworkEntry(folder, 'recognizer'),
    segmenter: await readNetworkEntry(folder, 'segmenter'),
  };
});

/** What export_onnx.py wrote: inputs as bytes in planes, then PyTorch's outputs of each example, float32 in the manifest's order. */
async function readFixture(entry: ModelEntry, name: string) {
  const file = await readFile(new URL(`../../../../fixtures/models/${name}-io.bin`, import.meta.url));
  const bytes = new Uint8Array(file);
  let at = EXAMPLES * 4 * PLANE;
  const inputs = Array.from({ length: EXAMPLES }, (_, i) => bytes.slice(i * 4 * PLANE, (i + 1) * 4 * PLANE));
  const outputs = inputs.map(() =>
    entry.outputs.map(({ shape }) => {
      const count = shape.reduce((a, b) => a * b, 1);
      const values = new Float32Array(bytes.slice(at, (at += 4 * count)).buffer);
      return values;
    }),
  );
  expect(at).toBe(bytes.length);
  return { inputs, outputs };
}

const toImage = (planes: Uint8Array): RgbaImage => ({
  width: NETWORK_SIZE,
  height: NETWORK_SIZE,
  data: Uint8Array.from({ length: 4 * PLANE }, (_, i) => planes[(i % 4) * PLANE + (i >> 2)]),
});

describe.each(['recognizer', 'segmenter'] as const)('the %s', (name) => {
  it('computes here what PyTorch computes, within 1e-3', async () => {
    const entry = manifest[name];
    const { inputs, outputs } = await readFixture(entry, name);
    const network = await openNetwork(folder, entry, 1);
    for (const [i, input] of inputs.entries()) {
      const seen = await network.run(Float32Array.from(input, (byte) => byte / 255));
      entry.outputs.forEach((output, k) => {
        const wanted = outputs[i][k];
        expect(seen[output.name].length).toBe(wanted.length);
        expect(Math.max(...seen[output.name].map((v, j) => Math.abs(v - wanted[j])))).toBeLessThan(1e-3);
      });
    }
    await network.release();
  });
});

describe('loadRecognizer', () => {
  it('knows exactly the categories and parameters of the library', () => {
    const library = CATEGORIES.map(({ name, parameters }) => ({
      name,
      parameters: Object.entries(parameters).map(([parameter, { kind, ...rest }]) =>
        kind === 'choice' && 'values' in rest
          ? { name: parameter, kind, values: rest.values }
          : { name: parameter, kind },
      ),
    }));
    const known = manifest.recognizer.categories.map(({ name, parameters }) => ({
      name,
      parameters: parameters.map((p) =>
        p.kind === 'choice' ? { name: p.name, kind: p.kind, values: p.values } : { name: p.name, kind: p.kind },
      ),
    }));
    expect(known).toEqual(library);
  });

  it('names held-out pictures with probabilities that sum to 1, and does not look at what is outside the mask', async () => {
    const recognizer = await loadRecognizer();
    const { inputs } = await readFixture(manifest.recognizer, 'recognizer');
    const image = toImage(inputs[0]);
    const seen = await recognizer.recognize(image);
    expect(seen.categories.length).toBe(recognizer.categories.length + 1);
    expect(seen.categories.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 4);
    expect(seen.azimuth.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 4);
    const painted = image.data.map((v, i) => (i % 4 < 3 && image.data[i - (i % 4) + 3] === 0 ? 255 - v : v));
    const again = await recognizer.recognize({ ...image, data: painted });
    expect(again.categories).toEqual(seen.categories);
    await recognizer.release();
  });
});

describe('loadSegmenter', () => {
  it('gives a mask of shares, that a click elsewhere changes', async () => {
    const segmenter = await loadSegmenter({ threads: 2 });
    const { inputs } = await readFixture(manifest.segmenter, 'segmenter');
    const image = toImage(inputs[0]);
    const plain = await segmenter.segment(image);
    expect(plain.data.length).toBe(PLANE);
    expect(Math.min(...plain.data)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...plain.data)).toBeLessThanOrEqual(1);
    const clicked = await segmenter.segment(image, { kind: 'click', at: [10, 10] });
    expect(clicked.data).not.toEqual(plain.data);
    await segmenter.release();
  });
});

describe('drawHint', () => {
  it('draws nothing, a box, a bell', () => {
    expect(drawHint(undefined).some((v) => v !== 0)).toBe(false);
    const box = drawHint({ kind: 'box', box: [3, 5, 7, 6] });
    expect(box.reduce((a, b) => a + b, 0)).toBe(4);
    expect(box[5 * NETWORK_SIZE + 6]).toBe(1);
    const click = drawHint({ kind: 'click', at: [20, 30] });
    expect(click[30 * NETWORK_SIZE + 20]).toBe(1);
    expect(click[30 * NETWORK_SIZE + 26]).toBeCloseTo(Math.exp(-0.5), 6);
  });
});

describe('damaged installations', () => {
  let broken: string;
  beforeAll(async () => {
    broken = await mkdtemp(path.join(tmpdir(), 'networks-'));
  });
  afterAll(() => rm(broken, { recursive: true, force: true }));
  const load = () => loadRecognizer({ folder: pathToFileURL(`${broken}${path.sep}`) });

  it('says that files are missing', async () => {
    await expect(load()).rejects.toMatchObject({
      code: 'no-networks',
      message: expect.stringContaining('manifest.json') as string,
    });
  });

  it('says that the list cannot be read', async () => {
    await writeFile(path.join(broken, 'manifest.json'), '{"version":1');
    await expect(load()).rejects.toMatchObject({ code: 'broken-networks' });
  });

  it('says that a network is missing, and that it is damaged', async () => {
    await copyFile(new URL('manifest.json', folder), path.join(broken, 'manifest.json'));
    await expect(load()).rejects.toMatchObject({ code: 'no-networks' });
    const bytes = await readFile(new URL(manifest.recognizer.file, folder));
    bytes[bytes.length >> 1] ^= 1;
    await writeFile(path.join(broken, manifest.recognizer.file), bytes);
    await expect(load()).rejects.toMatchObject({
      code: 'broken-networks',
      message: expect.stringContaining('damaged') as string,
    });
  });
});
