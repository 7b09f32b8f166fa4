import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { padVoxels } from '../../../../src/inference/decoder/fine-grid.js';
import type { OpenDecoder } from '../../../../src/inference/decoder/open-decoder.js';
import { openDecoder } from '../../../../src/inference/decoder/open-decoder.js';
import { normalize } from '../../../../src/inference/decoder/photo-for-decoder.js';
import type { SamplerSettings } from '../../../../src/inference/decoder/sample-flow.js';
import { PUBLISHED_SAMPLER, sampleFlow } from '../../../../src/inference/decoder/sample-flow.js';
import { drawSolid } from '../../../fixtures/draw-shell.js';

/** A pack of reduced width with random weights, and what Python's sampler made of it: training/decoder/make_fixture.sh. */
const FIXTURE = 'test/fixtures/decoder';
const PACK = `${FIXTURE}/pack`;

function readRun() {
  const { sampler, lengths, occupied } = JSON.parse(readFileSync(`${FIXTURE}/run.json`, 'utf8')) as {
    sampler: SamplerSettings;
    lengths: Readonly<Record<string, number>>;
    occupied: number;
  };
  const bytes = readFileSync(`${FIXTURE}/run.bin`);
  const numbers = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  let at = 0;
  const arrays = Object.entries(lengths).map(([name, length]) => [name, numbers.slice(at, (at += length))] as const);
  expect(at).toBe(numbers.length);
  return { sampler, occupied, ...(Object.fromEntries(arrays) as Record<Array, Float32Array>) };
}
type Array = 'noise' | 'latent' | 'low' | 'tokens' | 'logits';

/** By the rule of training/decoder/reference.py. */
function drawImage(): Float32Array {
  const rgb = new Uint8Array(3 * 518 * 518);
  for (let y = 0; y < 518; y++)
    for (let x = 0; x < 518; x++)
      for (let c = 0; c < 3; c++) rgb[3 * (518 * y + x) + c] = (7 * x + 13 * y + 29 * c) % 256;
  return normalize(rgb);
}

const BALL = drawSolid(32, (p) => Math.hypot(...p.map((v) => v - 16)) < 9);

const differ = (a: Float32Array, b: Float32Array): number => {
  expect(a).toHaveLength(b.length);
  return a.reduce((most, v, i) => Math.max(most, Math.abs(v - b[i])), 0);
};
/** Each 499th number, as the reference keeps them. */
const every = (values: Float32Array): Float32Array => values.filter((_, i) => i % 499 === 0);

describe('a decoder pack', () => {
  let decoder: OpenDecoder;
  beforeAll(async () => {
    decoder = await openDecoder(PACK, { threads: 1 });
  });
  afterAll(() => decoder.release());

  it('says how to sample, as published', () => {
    expect(decoder.sampler).toEqual(PUBLISHED_SAMPLER);
  });

  it('gives what Python gives, seam by seam and after all steps', async () => {
    const run = readRun();
    const low = await decoder.encode(padVoxels(BALL));
    expect(low).toHaveLength(8 * 16 ** 3);
    expect(differ(every(low), run.low)).toBeLessThan(1e-3);
    const tokens = await decoder.see(drawImage());
    expect(tokens).toHaveLength(1374 * 1024);
    expect(differ(every(tokens), run.tokens)).toBeLessThan(1e-3);

    const blind = new Float32Array(tokens.length);
    const asked: string[] = [];
    const latent = await sampleFlow(
      (x, t, seen) => {
        asked.push(`${t.toFixed(3)} ${seen ? 'seen' : 'blind'}`);
        return decoder.flow(x, t, seen ? tokens : blind, low);
      },
      run.noise,
      run.sampler,
    );
    expect(asked).toEqual(['1.000 seen', '1.000 blind', '0.857 seen', '0.857 blind', '0.600 seen']);
    expect(differ(latent, run.latent)).toBeLessThan(1e-3);
    // The flow did something: what stands there is not the noise.
    expect(differ(latent, run.noise)).toBeGreaterThan(1);

    const logits = await decoder.decode(latent);
    expect(logits).toHaveLength(64 ** 3);
    expect(differ(every(logits), run.logits)).toBeLessThan(1e-3);
    expect(Math.abs(logits.filter((v) => v > 0).length - run.occupied)).toBeLessThanOrEqual(20);
  });

  it('is steered by the coarse shape and by the image', async () => {
    const { noise, tokens: some } = readRun();
    const tokens = Float32Array.from({ length: 1374 * 1024 }, (_, i) => some[i % some.length]);
    const low = await decoder.encode(padVoxels(BALL));
    const plain = await decoder.flow(noise, 0.7, tokens, low);
    expect(differ(plain, await decoder.flow(noise, 0.7, tokens, low.map((v) => -v)))).toBeGreaterThan(0.01); // prettier-ignore
    expect(differ(plain, await decoder.flow(noise, 0.7, new Float32Array(tokens.length), low))).toBeGreaterThan(0.01);
    expect(differ(plain, await decoder.flow(noise, 0.2, tokens, low))).toBeGreaterThan(0.01);
  });
});

describe('a pack that is amiss', () => {
  const made: string[] = [];
  afterAll(() => {
    for (const folder of made) rmSync(folder, { recursive: true });
  });
  const copy = (): string => {
    const folder = mkdtempSync(path.join(tmpdir(), 'physx-decoder-'));
    made.push(folder);
    cpSync(PACK, folder, { recursive: true });
    return folder;
  };
  const edit = (
    folder: string,
    change: (manifest: {
      kind: string;
      dtype?: object;
      memory: object;
      files: { path: string; bytes: number }[];
    }) => void,
  ): void => {
    const file = path.join(folder, 'physx-model.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Parameters<typeof change>[0];
    change(manifest);
    writeFileSync(file, JSON.stringify(manifest));
  };
  const replace = (folder: string, name: string, bytes: Uint8Array): void => {
    writeFileSync(path.join(folder, name), bytes);
    edit(folder, ({ files }) => {
      for (const file of files) if (file.path === name) file.bytes = bytes.length;
    });
  };

  it.each<[string, (folder: string) => void, string, RegExp]>([
    [
      'has no manifest',
      (folder) => {
        rmSync(path.join(folder, 'physx-model.json'));
      },
      'model-no-manifest',
      /physx-model\.json/,
    ],
    [
      'is no manifest',
      (folder) => {
        writeFileSync(path.join(folder, 'physx-model.json'), '{');
      },
      'model-bad-manifest',
      /no manifest/,
    ],
    [
      'lacks a network',
      (folder) => {
        rmSync(path.join(folder, 'flow.onnx_data'));
      },
      'decoder-broken',
      /flow\.onnx_data is amiss: It is not there/,
    ],
    [
      'has a short file',
      (folder) => {
        writeFileSync(path.join(folder, 'image.onnx'), 'short');
      },
      'decoder-broken',
      /image\.onnx is amiss: It has 5 bytes/,
    ],
    [
      'does not list a network',
      (folder) => {
        edit(folder, (m) => {
          m.files = m.files.filter((f) => f.path !== 'decoder.onnx');
        });
      },
      'decoder-broken',
      /has no decoder\.onnx/,
    ],
    [
      'is a language model',
      (folder) => {
        edit(folder, (m) => {
          m.kind = 'vlm';
          m.dtype = { embed_tokens: 'fp32', vision_encoder: 'fp32', decoder_model_merged: 'fp32' };
          m.memory = { weights: 1, perToken: 1 };
        });
      },
      'decoder-broken',
      /kind vlm/,
    ],
    [
      'has a network that is none',
      (folder) => {
        replace(folder, 'encoder.onnx', new Uint8Array(1000).fill(7));
      },
      'decoder-broken',
      /encoder\.onnx cannot be loaded/,
    ],
    [
      "has a network in another's place",
      (folder) => {
        replace(folder, 'encoder.onnx', readFileSync(`${PACK}/decoder.onnx`));
      },
      'decoder-broken',
      /not of the published form: it has no voxels/,
    ],
    [
      'does not say how to sample',
      (folder) => {
        replace(folder, 'decoder.json', Buffer.from('{"steps": 0}'));
      },
      'decoder-broken',
      /does not say how to sample/,
    ],
  ])('is one clear error where it %s', async (_, spoil, code, message) => {
    const folder = copy();
    spoil(folder);
    const error: unknown = await openDecoder(folder).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ name: 'SimAssetError', code, message: expect.stringMatching(message) as string });
    expect((error as { hint: string }).hint).not.toBe('');
  });

  it('is one clear error where there is no folder', async () => {
    await expect(openDecoder('/no/such/folder')).rejects.toMatchObject({ code: 'model-no-folder' });
  });
});
