import type { ProceduralCategory } from '../../procedural/category.js';
import type { Random } from '../../procedural/random.js';
import { createRandom } from '../../procedural/random.js';
import { sampleObject } from '../../procedural/sample-object.js';
import { createShapes } from '../../procedural/solids/shapes.js';
import type { Framing } from '../camera.js';
import { boundProjected, frameToBox, squareBox } from '../camera.js';
import type { LightBuffers } from '../lighting.js';
import { rasterize } from '../rasterize.js';
import { renderImage } from '../render-image.js';
import type { PhotoEdge } from './photo-edge.js';
import { drawPhotoEdge, padBeyond } from './photo-edge.js';
import { drawBackdrop } from './backdrop.js';
import { developPhoto } from './develop.js';
import { drawCutOut } from './cut-out.js';
import { writeLabels, writeOtherLabels } from './labels.js';
import type { MaskFlaws } from './mask-flaws.js';
import { drawMaskFlaws, flawMask } from './mask-flaws.js';
import type { Occluder } from './occluder.js';
import { drawOccluders, paintOccluders } from './occluder.js';
import { drawOtherObject } from './other-object.js';
import type { Studio } from './studio.js';
import { PICTURE_SIZE, SKETCH_SIZE } from './studio.js';
import type { Sitter } from './subject.js';
import { seatObject } from './subject.js';

/** Share of samples that show something outside the library. */
const OTHERS = 0.12;
const OTHER_VIEW = { azimuth: [-180, 180], elevation: [0, 55] } as const;
const shapes = createShapes('draft');

/**
 * Makes training picture number `index` of a recogniser: an object in the crop about its mask, errors of the mask included. Writes
 * PICTURE_SIZE^2 x 4 bytes (red, green, blue as photographed with the background, and the mask) and the labels.
 */
export function makeObjectSample(
  studio: Studio,
  categories: readonly ProceduralCategory[],
  seed: number,
  index: number,
  bytes: Uint8Array,
  labels: Float32Array,
): void {
  const random = createRandom('objects', seed, index);
  const isOther = random.chance(OTHERS);
  if (isOther && random.chance(0.45)) {
    drawCutOut(studio, random);
    developPhoto(studio.canvas, bytes, random);
    writeMask(studio, bytes);
    writeOtherLabels(labels, categories.length);
    return;
  }
  let sitter: Sitter;
  if (isOther) {
    sitter = seatObject(drawOtherObject(random, shapes), [], OTHER_VIEW, studio.lights, random);
    writeOtherLabels(labels, categories.length);
  } else {
    const number = random.below(categories.length);
    const sampled = sampleObject(categories[number], random.below(2 ** 31), shapes);
    sitter = seatObject(sampled.model, sampled.state, sampled.category.view, studio.lights, random);
    writeLabels(labels, number, sampled, sitter);
  }
  const flaws = drawMaskFlaws(random, sitter.scene.parts.length);
  const occluders = drawOccluders(random, 0.1);
  const edge = drawPhotoEdge(boundProjected(sitter.projected), random);
  const framing = frameSeen(studio, sitter, { flaws, occluders, edge }, random);
  drawBackdrop(studio, sitter, framing, random);
  composePicture(studio, sitter, framing, occluders, random);
  const { mask, picture, canvas } = studio;
  padBeyond(edge, PICTURE_SIZE, framing, canvas, mask);
  flawMask(mask, PICTURE_SIZE, framing, flaws, (k) => picture.part[k]);
  padBeyond(edge, PICTURE_SIZE, framing, undefined, mask);
  developPhoto(studio.canvas, bytes, random);
  writeMask(studio, bytes);
}

/**
 * Makes picture number `index` for a segmenter, with its true mask: a photo whose subject stands anywhere in a cluttered frame, or what a
 * second look sees, the crop about an object that was found. It has the studio's size.
 */
export function makeMaskSample(
  studio: Studio,
  categories: readonly ProceduralCategory[],
  seed: number,
  index: number,
  bytes: Uint8Array,
): void {
  const random = createRandom('masks', seed, index);
  const sitter = seatAny(studio.lights, categories, random);
  const share = random.chance(0.4) ? random.uniform(0.7, 0.92) : Math.sqrt(random.uniform(0.1, 0.85));
  const frame = studio.canvas.size;
  const size = share * frame;
  const spare = frame - size;
  // Up to an eighth of the object may lie outside the frame.
  const overhang = random.chance(0.15) ? size / 8 : 0;
  const u = random.uniform(-overhang, spare + overhang);
  const v = random.uniform(-overhang, spare + overhang);
  const framing = frameToBox(sitter.projected, { minU: u, minV: v, maxU: u + size, maxV: v + size });
  drawBackdrop(studio, sitter, framing, random, {
    subject: share,
    draw: () => seatAny(studio.backgroundLights, categories, random),
  });
  composePicture(studio, sitter, framing, drawOccluders(random, 0.03), random);
  developPhoto(studio.canvas, bytes, random);
  writeMask(studio, bytes);
}

function seatAny(lights: LightBuffers, categories: readonly ProceduralCategory[], random: Random): Sitter {
  if (random.chance(0.3)) return seatObject(drawOtherObject(random, shapes), [], OTHER_VIEW, lights, random);
  const sampled = sampleObject(random.pick(categories), random.below(2 ** 31), shapes);
  return seatObject(sampled.model, sampled.state, sampled.category.view, lights, random);
}

/** What spoils the mask. */
interface Spoils {
  readonly flaws: MaskFlaws;
  readonly occluders: readonly Occluder[];
  readonly edge: PhotoEdge;
}

/** The framing by which the mask, as it will be seen, lies in the square with a margin: found from a sketch. */
function frameSeen(studio: Studio, sitter: Sitter, spoils: Spoils, random: Random): Framing {
  const { flaws, occluders, edge } = spoils;
  const { sketch, sketchMask } = studio;
  const rough = frameToBox(sitter.projected, squareBox(SKETCH_SIZE, 0.12));
  rasterize(sketch, sitter.projected, rough, sitter.scene.indices);
  for (let i = 0; i < sketchMask.length; i++) sketchMask[i] = sketch.triangle[i] < 0 ? 0 : 1;
  paintOccluders(occluders, SKETCH_SIZE, rough, undefined, sketchMask);
  padBeyond(edge, SKETCH_SIZE, rough, undefined, sketchMask);
  flawMask(sketchMask, SKETCH_SIZE, rough, flaws, (k) => {
    const t = sketch.triangle[k];
    return t < 0 ? -1 : sitter.scene.trianglePart[t];
  });
  let [minU, minV, maxU, maxV] = [SKETCH_SIZE, SKETCH_SIZE, 0, 0];
  for (let y = 0, k = 0; y < SKETCH_SIZE; y++) {
    for (let x = 0; x < SKETCH_SIZE; x++, k++) {
      if (sketchMask[k] < 0.5) continue;
      minU = Math.min(minU, x);
      maxU = Math.max(maxU, x + 1);
      minV = Math.min(minV, y);
      maxV = Math.max(maxV, y + 1);
    }
  }
  const margin = random.chance(0.5) ? 0.08 : random.uniform(0.04, 0.14);
  const box = squareBox(PICTURE_SIZE, margin);
  const room = box.maxU - box.minU;
  // A mask with hardly anything in it says nothing: the object itself is framed.
  if (Math.max(maxU - minU, maxV - minV) < 8) return frameToBox(sitter.projected, box);
  const zoom = room / Math.max(maxU - minU, maxV - minV);
  return {
    scale: zoom * rough.scale,
    offsetU: zoom * (rough.offsetU - (minU + maxU) / 2) + PICTURE_SIZE / 2,
    offsetV: zoom * (rough.offsetV - (minV + maxV) / 2) + PICTURE_SIZE / 2,
  };
}

/** Draws the object and what hides it over the backdrop; `studio.mask` gets the share of each pixel that shows the object. */
function composePicture(
  studio: Studio,
  sitter: Sitter,
  framing: Framing,
  occluders: readonly Occluder[],
  random: Random,
): void {
  const { picture, canvas, mask } = studio;
  renderImage(picture, sitter, sitter.view, framing);
  const { color } = picture;
  for (let i = 0; i < mask.length; i++) {
    const coverage = color[4 * i + 3];
    mask[i] = coverage;
    if (coverage === 0) continue;
    for (let c = 0; c < 3; c++) canvas.rgb[3 * i + c] = canvas.rgb[3 * i + c] * (1 - coverage) + color[4 * i + c];
  }
  paintOccluders(occluders, canvas.size, framing, canvas, random.chance(0.9) ? mask : undefined);
}

function writeMask(studio: Studio, bytes: Uint8Array): void {
  studio.mask.forEach((coverage, i) => (bytes[4 * i + 3] = Math.round(255 * coverage)));
}
