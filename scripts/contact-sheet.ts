// Pages of pictures of the library: `node scripts/run-ts.mjs scripts/contact-sheet.ts "laptop" --out FILE.png [--count 15] [--seed 0]
// [--state closed|sampled]`. For `all`, --out is a folder that gets one page a category.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { CATEGORIES } from '../src/procedural/categories/index.js';
import type { ProceduralCategory } from '../src/procedural/category.js';
import { poseBodies } from '../src/procedural/joint-state.js';
import { createRandom } from '../src/procedural/random.js';
import { sampleObject } from '../src/procedural/sample-object.js';
import { createShapes } from '../src/procedural/solids/shapes.js';
import { aimCamera, frameToBox, projectPoints, squareBox } from '../src/render/camera.js';
import { studioLighting } from '../src/render/draw-lighting.js';
import { drawLook } from '../src/render/draw-look.js';
import { bindLighting, createLightBuffers } from '../src/render/lighting.js';
import { createPicture, renderImage } from '../src/render/render-image.js';
import { flattenModel, poseVertices } from '../src/render/scene.js';
import { compress, toByte } from '../src/render/tone.js';

const TILE = 256;
const COLUMNS = 5;
const shapes = createShapes('full');

const picture = createPicture(TILE, TILE, 3);
const lights = createLightBuffers(512, 192, 24);
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
  const tiles: Buffer[] = [];
  for (const seed of seeds) tiles.push(await drawTile(category, seed));
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
  const poses = poseBodies(model, options.state === 'closed' ? [] : state);
  const posed = new Float32Array(scene.positions.length);
  poseVertices(scene, poses, posed);
  const random = createRandom(category.name, 'sheet', seed);
  const between = ([from, to]: readonly [number, number]): number => (random.uniform(from, to) * Math.PI) / 180;
  const { azimuth, elevation } = category.view;
  const camera = { azimuth: between(azimuth), elevation: between(elevation), roll: 0, perspective: 0.2 };
  const view = aimCamera(camera, posed);
  const projected = new Float32Array(posed.length);
  projectPoints(view, posed, projected);
  const look = drawLook(scene, random);
  const light = bindLighting(lights, studioLighting(camera.azimuth), posed, scene.indices, 0);
  renderImage(picture, { scene, posed, poses, look, light }, view, frameToBox(projected, squareBox(TILE, 0.1)));
  const pixels = Buffer.alloc(4 * TILE * TILE);
  for (let i = 0; i < TILE * TILE; i++) {
    const coverage = picture.color[4 * i + 3];
    if (coverage === 0) continue;
    for (let c = 0; c < 3; c++) pixels[4 * i + c] = toByte(compress(picture.color[4 * i + c] / coverage, 0.7));
    pixels[4 * i + 3] = Math.round(255 * coverage);
  }
  return sharp(pixels, { raw: { width: TILE, height: TILE, channels: 4 } })
    .png()
    .toBuffer();
}
