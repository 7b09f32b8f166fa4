import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Kernel } from '../../../../src/inference/image/resample.js';
import { resample } from '../../../../src/inference/image/resample.js';
import type { RgbImage } from '../../../../src/inference/image/rgba-image.js';

interface Case {
  readonly source: string;
  readonly size: readonly [number, number];
  readonly kernel: Kernel;
  readonly sha256: string;
}

const { pillow, cases } = JSON.parse(readFileSync('test/fixtures/pillow/expected.json', 'utf8')) as {
  pillow: string;
  cases: Case[];
};

/** As test/fixtures/pillow/make.py makes it. */
function noise(width: number, height: number): RgbImage {
  let state = 1;
  const data = Uint8Array.from({ length: 3 * width * height }, () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    return state >>> 24;
  });
  return { width, height, data };
}

async function open(source: string): Promise<RgbImage> {
  const size = /^noise (\d+) (\d+)$/.exec(source);
  if (size !== null) return noise(Number(size[1]), Number(size[2]));
  const decoded = sharp(`examples/${source}`).removeAlpha().raw();
  const { data, info } = await decoded.toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

describe(`resizing like Pillow ${pillow}`, () => {
  it.each(cases)('gives the same bytes: $source to $size, $kernel', async ({ source, size, kernel, sha256 }) => {
    const { data } = resample(await open(source), size[0], size[1], kernel);
    expect(createHash('sha256').update(data).digest('hex')).toBe(sha256);
  });

  it('leaves an image of the right size as it is', () => {
    const image = noise(20, 10);
    expect(resample(image, 20, 10, 'lanczos')).toBe(image);
  });
});
