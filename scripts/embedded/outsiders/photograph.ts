import type { RgbaImage } from '../../../src/inference/image/rgba-image.js';
import { body, FIXED, part } from '../../../src/procedural/model.js';
import type { Random } from '../../../src/procedural/random.js';
import { createRandom } from '../../../src/procedural/random.js';
import { createShapes } from '../../../src/procedural/solids/shapes.js';
import type { PixelBox } from '../../../src/render/camera.js';
import { frameToBox, squareBox } from '../../../src/render/camera.js';
import { linearRgb, nearColor, productColor } from '../../../src/render/colors.js';
import type { Rgb } from '../../../src/render/environment.js';
import { createLightBuffers } from '../../../src/render/lighting.js';
import type { Look } from '../../../src/render/look.js';
import { paint } from '../../../src/render/material-paint.js';
import { drawClutter, drawLandscape } from '../../../src/render/photo/backdrop-flat.js';
import { drawFloor, drawRoom } from '../../../src/render/photo/backdrop-floor.js';
import { createCanvas } from '../../../src/render/photo/canvas.js';
import { developPhoto } from '../../../src/render/photo/develop.js';
import type { Sitter } from '../../../src/render/photo/subject.js';
import { seatObject } from '../../../src/render/photo/subject.js';
import { createPicture, renderImage } from '../../../src/render/render-image.js';
import { compress, toByte } from '../../../src/render/tone.js';
import type { Painted, Thing } from './thing.js';

const SIZE = 512;
const shapes = createShapes('full');
const lights = createLightBuffers(512, 128, 16);
const picture = createPicture(SIZE, SIZE, 2);
const canvas = createCanvas(SIZE);

/** A picture of a thing: camera, light, shades of its colours and ground drawn at random, always the same. */
export function photographThing(thing: Thing): RgbaImage {
  const random = createRandom('outsider', thing.name, thing.take ?? 0);
  const groups = thing.build(shapes);
  const about = { material: 'plastic', affordance: 5, description: '' };
  const model = { bodies: [body(FIXED, groups.map(({ solids }, i) => part(`part ${i}`, about, solids)))] }; // prettier-ignore
  const seated = seatObject(model, [], thing.view, lights, random);
  const sitter = { ...seated, look: drawColors(seated, groups, random) };
  const isCutOut = thing.ground === 'transparent';
  const framing = frameToBox(sitter.projected, isCutOut ? squareBox(SIZE, 0.1) : drawFrame(random));
  renderImage(picture, sitter, sitter.view, framing);
  const data = new Uint8Array(4 * SIZE * SIZE);
  if (isCutOut) {
    writeCutOut(data);
  } else {
    const light = random.uniform(0.5, 1);
    switch (thing.ground) {
      case 'floor': {
        const low = sitter.posed.reduce((least, z, i) => (i % 3 === 2 && z < least ? z : least), Infinity);
        drawFloor(canvas, drawRoom(sitter.view, low, random), sitter.view, framing, sitter.light);
        break;
      }
      case 'clutter':
        drawClutter(canvas, random, light);
        break;
      case 'outdoors':
        drawLandscape(canvas, random, light);
        break;
      case 'plain': {
        const color = random.chance(0.5) ? ([0.9, 0.9, 0.9] as Rgb) : productColor(random);
        canvas.rgb.forEach((_, i) => (canvas.rgb[i] = color[i % 3]));
      }
    }
    layOverGround();
    developPhoto(canvas, data, random);
    for (let i = 3; i < data.length; i += 4) data[i] = 255;
  }
  return { width: SIZE, height: SIZE, data };
}

/** A square in the picture that an object fills, 55 to 85% of its side. */
function drawFrame(random: Random): PixelBox {
  const size = SIZE * random.uniform(0.55, 0.85);
  const [u, v] = [random.uniform(0.04, 0.96), random.uniform(0.3, 0.9)].map((t) => t * (SIZE - size));
  return { minU: u, minV: v, maxU: u + size, maxV: v + size };
}

function drawColors({ scene, look }: Sitter, groups: readonly Painted[], random: Random): Look {
  const size = Math.max(...scene.solids.flatMap(({ min, max }) => max.map((v, i) => v - min[i])));
  const paints = groups.map(({ color, metallic = 0, pattern = 'plain' }) => {
    const own = linearRgb((color >> 16) / 255, ((color >> 8) & 255) / 255, (color & 255) / 255);
    const near = nearColor(own, random, 0.12);
    return paint(pattern, near, {
      second: [0.65 * near[0], 0.62 * near[1], 0.6 * near[2]],
      third: near,
      scale: (pattern === 'wood' ? 0.03 : 0.012) * size,
      metallic,
      roughness: metallic > 0 ? random.uniform(0.2, 0.4) : random.uniform(0.3, 0.8),
      random,
    });
  });
  const surfaces = scene.solids.map(({ part: number, min, max }) => {
    const sides = max.map((v, i) => v - min[i]);
    return { ...paints[number], min, max, axis: sides.indexOf(Math.max(...sides)) };
  });
  return { ...look, surfaces, decals: [], wear: 0.4 * look.wear };
}

function writeCutOut(data: Uint8Array): void {
  const { color } = picture;
  for (let i = 0; i < SIZE * SIZE; i++) {
    const coverage = color[4 * i + 3];
    if (coverage === 0) continue;
    for (let c = 0; c < 3; c++) data[4 * i + c] = toByte(compress(color[4 * i + c] / coverage, 0.7));
    data[4 * i + 3] = Math.round(255 * coverage);
  }
}

function layOverGround(): void {
  const { color } = picture;
  for (let i = 0; i < SIZE * SIZE; i++) {
    const rest = 1 - color[4 * i + 3];
    if (rest === 1) continue;
    for (let c = 0; c < 3; c++) canvas.rgb[3 * i + c] = canvas.rgb[3 * i + c] * rest + color[4 * i + c];
  }
}
