import type { ProceduralCategory } from '../../src/procedural/category.js';
import { createRandom } from '../../src/procedural/random.js';
import type { SampledObject } from '../../src/procedural/sample-object.js';
import { sampleObject } from '../../src/procedural/sample-object.js';
import { createShapes } from '../../src/procedural/solids/shapes.js';
import type { RgbaImage } from '../../src/inference/image/rgba-image.js';
import type { Camera } from '../../src/render/camera.js';
import { frameToBox, squareBox } from '../../src/render/camera.js';
import { createLightBuffers } from '../../src/render/lighting.js';
import { drawOtherObject } from '../../src/render/photo/other-object.js';
import type { Sitter } from '../../src/render/photo/subject.js';
import { seatObject } from '../../src/render/photo/subject.js';
import { createPicture, renderImage } from '../../src/render/render-image.js';
import { compress, toByte } from '../../src/render/tone.js';

/** Training draws objects by seeds below 2^31: these are never among them. */
const FIRST_SEED = 2 ** 32;
const SIZE = 512;
const shapes = createShapes('full');
const lights = createLightBuffers(512, 128, 16);
const picture = createPicture(SIZE, SIZE, 2);

/** A picture of an object that no training has seen, with what it shows. */
export interface HeldOut {
  readonly image: RgbaImage;
  readonly truth: SampledObject;
  readonly camera: Camera;
}

/** Held-out picture `number` of a category, with a transparent ground; odd ones seen open where they open. */
export function renderHeldOut(category: ProceduralCategory, number: number): HeldOut {
  const sampled = sampleObject(category, FIRST_SEED + number, shapes);
  const truth = number % 2 === 0 ? { ...sampled, state: sampled.state.map(() => 0) } : sampled;
  const random = createRandom('held out', category.name, number);
  const sitter = seatObject(truth.model, truth.state, category.view, lights, random);
  return { image: photograph(sitter), truth, camera: sitter.camera };
}

/** Picture `number` of a thing of no category, drawn by code as some of the training's pictures are, but none of those. */
export function renderOther(number: number): RgbaImage {
  const random = createRandom('held-out others', number);
  const model = drawOtherObject(random, shapes);
  return photograph(seatObject(model, [], { azimuth: [-180, 180], elevation: [0, 55] }, lights, random));
}

/** The sitter on a transparent ground. */
function photograph(sitter: Sitter): RgbaImage {
  renderImage(picture, sitter, sitter.view, frameToBox(sitter.projected, squareBox(SIZE, 0.12)));
  const data = new Uint8Array(4 * SIZE * SIZE);
  for (let i = 0; i < SIZE * SIZE; i++) {
    const coverage = picture.color[4 * i + 3];
    if (coverage === 0) continue;
    for (let c = 0; c < 3; c++) data[4 * i + c] = toByte(compress(picture.color[4 * i + c] / coverage, 0.7));
    data[4 * i + 3] = Math.round(255 * coverage);
  }
  return { width: SIZE, height: SIZE, data };
}
