// Pages of pictures of the library: `node scripts/run-ts.mjs scripts/contact-sheet.ts "laptop" --out FILE.png [--count 15] [--seed 0]
// [--state closed|sampled]`. For `all`, --out is a folder that gets one page a category.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { MATERIAL_TABLE } from '../src/core/material-table.js';
import { CATEGORIES } from '../src/procedural/categories/index.js';
import type { ProceduralCategory } from '../src/procedural/category.js';
import { poseBodies } from '../src/procedural/joint-state.js';
import { FINISHES } from '../src/procedural/model.js';
import { createRandom } from '../src/procedural/random.js';
import { sampleObject } from '../src/procedural/sample-object.js';
import { createShapes } from '../src/procedural/solids/shapes.js';
import { aimCamera, frameToBox, projectPoints, squareBox } from '../src/render/camera.js';
import { createRaster, rasterize } from '../src/render/rasterize.js';
import { flattenModel, poseVertices } from '../src/render/scene.js';

const TILE = 256;
const COLUMNS = 5;
/** Picture points per pixel and side. */
const OVER = 2;
const shapes = createShapes('full');

/** Tints of finishes other than the part's own material. */
const TINTS: Partial<Record<(typeof FINISHES)[number], readonly [number, number, number]>> = {
  dark: [40, 42, 45], light: [235, 235, 232], metal: [190, 193, 197], screen: [50, 90, 150], keys: [60, 62, 66], glass: [130, 160, 175],
  label: [240, 236, 220], rubber: [45, 45, 48], interior: [225, 228, 230], glow: [255, 240, 190], dial: [245, 245, 240],
  map: [90, 140, 190], mesh: [90, 92, 96], fabric: [120, 122, 140],
}; // prettier-ignore

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    count: { type: 'string', default: '15' },
    seed: { type: 'string', default: '0' },
    state: { type: 'string', default: 'sampled' },
  },
});
const [wanted] = positionals;
if (positionals.length !== 1 || options.out === undefined)
  throw new Error('usage: contact-sheet.ts CATEGORY|all --out FILE.png');
const chosen = CATEGORIES.filter(({ name }) => wanted === 'all' || name === wanted);
if (chosen.length === 0) throw new Error(`no category ${wanted}; known: ${CATEGORIES.map((c) => c.name).join(', ')}`);

for (const category of chosen) {
  const file = wanted === 'all' ? path.join(options.out, `${category.name.replaceAll(' ', '-')}.png`) : options.out;
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  await writeSheet(category, file);
  console.log(file);
}

async function writeSheet(category: ProceduralCategory, file: string): Promise<void> {
  const seeds = Array.from({ length: Number(options.count) }, (_, i) => Number(options.seed) + i);
  const [columns, rows] = [Math.min(COLUMNS, seeds.length), Math.ceil(seeds.length / COLUMNS)];
  const tiles = await Promise.all(seeds.map((seed) => drawTile(category, seed)));
  const [width, height] = [TILE * columns, TILE * rows];
  const text = seeds.map((seed, i) => {
    const at = `x="${TILE * (i % COLUMNS) + 6}" y="${TILE * Math.floor(i / COLUMNS) + TILE - 6}"`;
    return `<text ${at} font-family="sans-serif" font-size="12" fill="#444">${category.name} ${seed}</text>`;
  });
  await sharp({ create: { width, height, channels: 3, background: '#e8e8ea' } })
    .composite([
      ...tiles.map((input, i) => ({ input, left: TILE * (i % COLUMNS), top: TILE * Math.floor(i / COLUMNS) })),
      { input: Buffer.from(`<svg width="${width}" height="${height}">${text.join('')}</svg>`), left: 0, top: 0 },
    ])
    .png()
    .toFile(file);
}

async function drawTile(category: ProceduralCategory, seed: number): Promise<Buffer> {
  const { model, state } = sampleObject(category, seed, shapes);
  const scene = flattenModel(model);
  const posed = new Float32Array(scene.positions.length);
  poseVertices(scene, poseBodies(model, options.state === 'closed' ? [] : state), posed);
  const random = createRandom(category.name, 'view', seed);
  const between = ([from, to]: readonly [number, number]): number => (random.uniform(from, to) * Math.PI) / 180;
  const { azimuth, elevation } = category.view;
  const camera = { azimuth: between(azimuth), elevation: between(elevation), roll: 0, perspective: 0.2 };
  const projected = new Float32Array(posed.length);
  projectPoints(aimCamera(camera, posed), posed, projected);
  const size = OVER * TILE;
  const raster = createRaster(size);
  rasterize(raster, projected, frameToBox(projected, squareBox(size, 0.1)), scene.indices);
  const pixels = Buffer.alloc(4 * size * size);
  raster.triangle.forEach((t, i) => {
    if (t < 0) return;
    const material = MATERIAL_TABLE.find(({ name }) => name === scene.parts[scene.trianglePart[t]].material);
    const own = (material?.color ?? [0.5, 0.5, 0.5]).slice(0, 3).map((c) => 255 * c);
    const finish = FINISHES[scene.triangleFinish[t]];
    const color = TINTS[finish] ?? (finish === 'accent' ? own.map((c) => 0.6 * c) : own);
    const light = lightOf(posed, scene.indices, t);
    for (let c = 0; c < 3; c++) pixels[4 * i + c] = Math.min(255, light * color[c]);
    pixels[4 * i + 3] = 255;
  });
  return sharp(pixels, { raw: { width: size, height: size, channels: 4 } })
    .resize(TILE, TILE, { kernel: 'mitchell' })
    .png()
    .toBuffer();
}

/** Light on a triangle from the upper left in front, and from the sky. */
function lightOf(positions: Float32Array, indices: Uint32Array, t: number): number {
  const [a, b, c] = [0, 1, 2].map((k) => 3 * indices[3 * t + k]);
  const e = [0, 1, 2].map((k) => positions[b + k] - positions[a + k]);
  const f = [0, 1, 2].map((k) => positions[c + k] - positions[a + k]);
  const n = [e[1] * f[2] - e[2] * f[1], e[2] * f[0] - e[0] * f[2], e[0] * f[1] - e[1] * f[0]];
  const length = Math.hypot(...n) || 1;
  return 0.5 + 0.15 * (n[2] / length) + 0.45 * Math.max(0, (-0.4 * n[0] - 0.6 * n[1] + 0.69 * n[2]) / length);
}
