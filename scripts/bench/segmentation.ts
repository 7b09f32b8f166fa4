// Measures how well objects are found in photos on any ground: `npm run bench:segmentation -- [--count 300] [--first 0] [--sheet FILE.png]`.
// Composites of the library that no network was trained on, of the size of a small photo, through the product's own segmentation: with no
// mark, with a box and with a click as a user would make them. Writes docs/bench/segmentation.json when all are measured.
import { mkdirSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { OverlayOptions } from 'sharp';
import sharp from 'sharp';
import type { ImageMark } from '../../src/core/image-mark.js';
import { loadSegmenter } from '../../src/inference/embedded/networks/load-segmenter.js';
import { boundMask } from '../../src/inference/image/bound-mask.js';
import type { Segmentation } from '../../src/inference/image/segment-image.js';
import { segmentImage } from '../../src/inference/image/segment-image.js';
import { CATEGORIES } from '../../src/procedural/categories/index.js';
import type { Random } from '../../src/procedural/random.js';
import { createRandom } from '../../src/procedural/random.js';
import { makeMaskSample } from '../../src/render/photo/training-sample.js';
import { createStudio } from '../../src/render/photo/studio.js';

/** Pixels of a side. */
const SIZE = 384;
/** The networks' pictures have small seeds. */
const HELD_OUT_SEED = 2 ** 32 + 11;
const COUNT = 300;

const { values: options } = parseArgs({
  options: {
    count: { type: 'string', default: String(COUNT) },
    first: { type: 'string', default: '0' },
    sheet: { type: 'string' },
  },
});
const [count, first] = [Number(options.count), Number(options.first)];
const studio = createStudio(SIZE);
const segmenter = await loadSegmenter();
const finder = (): Promise<typeof segmenter> => Promise.resolve(segmenter);
const bytes = new Uint8Array(4 * SIZE * SIZE);
const rows: { method: string; plain: number; box: number; click: number }[] = [];
const tiles: { overlap: number; pixels: Buffer }[] = [];
let spent = 0;
for (let i = first; i < first + count; i++) {
  makeMaskSample(studio, CATEGORIES, HELD_OUT_SEED, i, bytes);
  const truth = Uint8Array.from({ length: SIZE * SIZE }, (_, p) => (bytes[4 * p + 3] > 127 ? 1 : 0));
  const photo = { width: SIZE, height: SIZE, data: bytes.map((v, k) => (k % 4 === 3 ? 255 : v)) };
  const random = createRandom('marks', HELD_OUT_SEED, i);
  const marks = drawMarks(truth, random);
  if (marks === undefined) continue;
  const started = performance.now();
  const plain = await segmentImage(photo, { finder });
  spent += performance.now() - started;
  const overlaps = [plain];
  for (const mark of marks) overlaps.push(await segmentImage(photo, { finder, mark }));
  const [none, box, click] = overlaps.map((found) => overlap(found, truth));
  rows.push({ method: plain.method, plain: none, box, click });
  if (options.sheet !== undefined) tiles.push({ overlap: none, pixels: drawTile(photo.data, truth, plain) });
  if (rows.length % 50 === 0) console.log(rows.length, summary('plain'), summary('box'), summary('click'));
}

type Kind = 'plain' | 'box' | 'click';
function summary(kind: Kind): { mean: number; median: number; below80: number } {
  const values = rows.map((row) => row[kind]).sort((a, b) => a - b);
  const round = (v: number): number => Number(v.toFixed(4));
  return {
    mean: round(values.reduce((sum, v) => sum + v, 0) / values.length),
    median: round(values[values.length >> 1]),
    below80: round(values.filter((v) => v < 0.8).length / values.length),
  };
}

const methods = Object.fromEntries(
  [...new Set(rows.map(({ method }) => method))].map((name) => {
    const its = rows.filter(({ method }) => method === name);
    return [
      name,
      { share: its.length / rows.length, mean: its.reduce((sum, { plain }) => sum + plain, 0) / its.length },
    ];
  }),
);
const record = {
  pictures: rows.length,
  size: SIZE,
  overlap: { noMark: summary('plain'), box: summary('box'), click: summary('click') },
  methods,
  millisecondsAPicture: Math.round(spent / rows.length),
};
console.log(JSON.stringify(record, null, 1));
if (count >= COUNT && first === 0) {
  mkdirSync('docs/bench', { recursive: true });
  writeFileSync('docs/bench/segmentation.json', `${JSON.stringify(record, null, 1)}\n`);
}
if (options.sheet !== undefined) await writeSheet(options.sheet);
// The network holds threads of its own.
process.exit(0);

function overlap({ mask }: Segmentation, truth: Uint8Array): number {
  let [both, any] = [0, 0];
  for (let p = 0; p < truth.length; p++) {
    both += truth[p] & mask[p];
    any += truth[p] | mask[p];
  }
  return any === 0 ? 0 : both / any;
}

/** A box that is off by some 2% of its size, and a click on the object; undefined where next to nothing of the object is seen. */
function drawMarks(truth: Uint8Array, random: Random): ImageMark[] | undefined {
  const box = boundMask(truth, SIZE, SIZE);
  const places = Array.from(truth.keys()).filter((p) => truth[p] === 1);
  if (box === undefined || places.length < 200) return undefined;
  const off = 0.02 * Math.max(box.x1 - box.x0, box.y1 - box.y0);
  const edge = (v: number): number => Math.min(SIZE, Math.max(0, v + off * random.normal()));
  const at = random.pick(places);
  return [
    { kind: 'box', box: [edge(box.x0), edge(box.y0), edge(box.x1), edge(box.y1)] },
    { kind: 'click', at: [(at % SIZE) + 0.5, Math.floor(at / SIZE) + 0.5] },
  ];
}

/** Photo, truth and what was found side by side. */
function drawTile(photo: Uint8Array, truth: Uint8Array, { mask }: Segmentation): Buffer {
  const pixels = Buffer.alloc(9 * SIZE * SIZE);
  for (let p = 0; p < SIZE * SIZE; p++) {
    const [x, y] = [p % SIZE, Math.floor(p / SIZE)];
    [1, truth[p], mask[p]].forEach((share, column) => {
      for (let c = 0; c < 3; c++)
        pixels[3 * (y * 3 * SIZE + column * SIZE + x) + c] = share ? photo[4 * p + c] : 40 + 0.1 * photo[4 * p + c];
    });
  }
  return pixels;
}

/** The worst pictures first. */
async function writeSheet(file: string): Promise<void> {
  const [columns, side] = [5, 128];
  const shown = tiles.sort((a, b) => a.overlap - b.overlap).slice(0, 60);
  const parts: OverlayOptions[] = [];
  for (const [i, { pixels }] of shown.entries()) {
    const input = await sharp(pixels, { raw: { width: 3 * SIZE, height: SIZE, channels: 3 } })
      .resize(3 * side, side)
      .png()
      .toBuffer();
    parts.push({ input, left: (i % columns) * (3 * side + 6), top: Math.floor(i / columns) * (side + 6) });
  }
  const height = Math.ceil(shown.length / columns) * (side + 6);
  await sharp({ create: { width: columns * (3 * side + 6), height, channels: 3, background: '#fff' } })
    .composite(parts)
    .png()
    .toFile(file);
}
