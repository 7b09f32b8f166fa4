import { existsSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ProceduralCategory } from '../../src/procedural/category.js';
import { countLabels } from '../../src/render/photo/labels.js';
import type { Studio } from '../../src/render/photo/studio.js';
import { PICTURE_SIZE } from '../../src/render/photo/studio.js';
import { makeMaskSample, makeObjectSample } from '../../src/render/photo/training-sample.js';

/** What a data set is made for: recognisers, with labels, or segmenters. */
export type Kind = 'objects' | 'masks';

/** Samples in each shard, all of them: readers need not ask. */
export const SHARD_SAMPLES = 2048;

const SAMPLE_BYTES = 4 * PICTURE_SIZE * PICTURE_SIZE;

const imagesFile = (shard: number): string => `${String(shard).padStart(4, '0')}.images.u8`;
const labelsFile = (shard: number): string => `${String(shard).padStart(4, '0')}.labels.f32`;

/** Whether the shard's files are there; they appear under their names when they are whole, images last. */
export const isFinished = (folder: string, shard: number): boolean => existsSync(path.join(folder, imagesFile(shard)));

/** Makes the samples of a shard and writes them: the same for the same kind, seed and number, whoever makes them. */
export function writeShard(
  folder: string,
  kind: Kind,
  categories: readonly ProceduralCategory[],
  studio: Studio,
  seed: number,
  shard: number,
): void {
  const width = countLabels(categories);
  const images = new Uint8Array(SHARD_SAMPLES * SAMPLE_BYTES);
  const labels = new Float32Array(SHARD_SAMPLES * width);
  for (let i = 0; i < SHARD_SAMPLES; i++) {
    const index = shard * SHARD_SAMPLES + i;
    const bytes = images.subarray(i * SAMPLE_BYTES, (i + 1) * SAMPLE_BYTES);
    if (kind === 'masks') makeMaskSample(studio, categories, seed, index, bytes);
    else makeObjectSample(studio, categories, seed, index, bytes, labels.subarray(i * width, (i + 1) * width));
  }
  if (kind === 'objects') writeWhole(path.join(folder, labelsFile(shard)), labels);
  writeWhole(path.join(folder, imagesFile(shard)), images);
}

function writeWhole(file: string, data: Uint8Array | Float32Array): void {
  writeFileSync(`${file}.tmp`, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  renameSync(`${file}.tmp`, file);
}
