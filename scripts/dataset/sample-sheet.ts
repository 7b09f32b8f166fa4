// A page of training pictures as a network gets them, each beside what its mask leaves: `node scripts/run-ts.mjs
// scripts/dataset/sample-sheet.ts --kind objects|masks --out FILE.png [--count 40] [--seed 0]`. Prints how fast they are made.
import { parseArgs } from 'node:util';
import type { OverlayOptions } from 'sharp';
import sharp from 'sharp';
import { CATEGORIES } from '../../src/procedural/categories/index.js';
import { countLabels } from '../../src/render/photo/labels.js';
import { createStudio, PICTURE_SIZE } from '../../src/render/photo/studio.js';
import { makeMaskSample, makeObjectSample } from '../../src/render/photo/training-sample.js';

const COLUMNS = 8;
const { values: options } = parseArgs({
  options: {
    kind: { type: 'string', default: 'objects' },
    out: { type: 'string', default: 'samples.png' },
    count: { type: 'string', default: '40' },
    seed: { type: 'string', default: '0' },
  },
});
const count = Number(options.count);
const studio = createStudio();
const labels = new Float32Array(countLabels(CATEGORIES));
const tiles: OverlayOptions[] = [];
const names: string[] = [];
const [cell, row] = [2 * PICTURE_SIZE + 6, PICTURE_SIZE + 18];
let spent = 0;
for (let i = 0; i < count; i++) {
  const bytes = new Uint8Array(4 * PICTURE_SIZE * PICTURE_SIZE);
  const started = performance.now();
  if (options.kind === 'masks') makeMaskSample(studio, CATEGORIES, Number(options.seed), i, bytes);
  else makeObjectSample(studio, CATEGORIES, Number(options.seed), i, bytes, labels);
  spent += performance.now() - started;
  const pair = Buffer.alloc(6 * PICTURE_SIZE * PICTURE_SIZE);
  for (let y = 0, k = 0; y < PICTURE_SIZE; y++) {
    for (let x = 0; x < PICTURE_SIZE; x++, k++) {
      for (let c = 0; c < 3; c++) {
        const [value, share] = [bytes[4 * k + c], bytes[4 * k + 3] / 255];
        pair[3 * (y * 2 * PICTURE_SIZE + x) + c] = value;
        pair[3 * (y * 2 * PICTURE_SIZE + PICTURE_SIZE + x) + c] = 128 + share * (value - 128);
      }
    }
  }
  const [left, top] = [cell * (i % COLUMNS), row * Math.floor(i / COLUMNS)];
  tiles.push({ input: pair, raw: { width: 2 * PICTURE_SIZE, height: PICTURE_SIZE, channels: 3 }, left, top });
  const name = options.kind === 'masks' ? '' : labels[0] < CATEGORIES.length ? CATEGORIES[labels[0]].name : 'other';
  names.push(
    `<text x="${left + 2}" y="${top + PICTURE_SIZE + 13}" font-family="sans-serif" font-size="12">${i} ${name}</text>`,
  );
}
const [width, height] = [cell * Math.min(COLUMNS, count), row * Math.ceil(count / COLUMNS)];
await sharp({ create: { width, height, channels: 3, background: 'white' } })
  .composite([
    ...tiles,
    { input: Buffer.from(`<svg width="${width}" height="${height}">${names.join('')}</svg>`), left: 0, top: 0 },
  ])
  .png()
  .toFile(options.out);
console.log(`${options.out}: ${count} pictures, ${(spent / count).toFixed(1)} ms each`);
