import type { GeometryEngine } from '../../../../../src/core/mesh/geometry-engine.js';
import type { PhotoView } from '../../../../../src/inference/embedded/appearance/photo-view.js';
import { viewParts } from '../../../../../src/inference/embedded/appearance/photo-view.js';
import type { Crop } from '../../../../../src/inference/embedded/fit/fit-target.js';
import { CATEGORIES } from '../../../../../src/procedural/categories/index.js';
import { seenRange } from '../../../../../src/procedural/joint-state.js';
import type { Finish } from '../../../../../src/procedural/model.js';
import { FINISHES } from '../../../../../src/procedural/model.js';
import { typicalParameters } from '../../../../../src/procedural/parameters.js';
import type { PosedPart } from '../../../../../src/procedural/pose-parts.js';
import { poseParts } from '../../../../../src/procedural/pose-parts.js';
import { createShapes } from '../../../../../src/procedural/solids/shapes.js';
import type { Camera } from '../../../../../src/render/camera.js';

/** Side of the drawn photos, pixels. */
export const SIZE = 512;

export const CAMERA: Camera = { azimuth: 0.6, elevation: 0.5, roll: 0, perspective: 0.2 };

/** A usual object of the library, its joints half open. */
export function buildParts(name: string, engine: GeometryEngine): PosedPart[] {
  const category = CATEGORIES.find((c) => c.name === name);
  if (category === undefined) throw new Error(`no category ${name}`);
  const model = category.build(typicalParameters(category.parameters), createShapes('full'));
  const state = model.bodies.map(({ motion }) => {
    const range = seenRange(motion);
    return range === undefined ? 0 : (range[0] + range[1]) / 2;
  });
  return poseParts(model, state, engine);
}

/** What the camera sees of parts that fill a square picture but for a margin. */
export const lookAtParts = (parts: readonly PosedPart[]): PhotoView =>
  viewParts(parts, CAMERA, { minU: 40, minV: 40, maxU: SIZE - 40, maxV: SIZE - 40 }, SIZE);

/** A colour for each part and finish, far from all others. */
export function flatColour(part: number, finish: Finish): readonly [number, number, number] {
  const n = 7 * part + FINISHES.indexOf(finish);
  return [40 + 85 * (n % 3), 40 + 85 * (Math.floor(n / 3) % 3), 40 + 42 * (Math.floor(n / 9) % 6)];
}

/** A photo whose pixels have the colour that `colour` says; `shift` moves it to the right against what is drawn, pixels. */
export function drawPhoto(
  view: PhotoView,
  colour: (pixel: number, triangle: number) => readonly [number, number, number],
  shift = 0,
): Crop {
  const rgb = new Uint8Array(3 * SIZE * SIZE);
  const mask = new Float32Array(SIZE * SIZE);
  const { triangle } = view.raster;
  for (let p = 0; p < mask.length; p++) {
    if (triangle[p] < 0) continue;
    mask[p] = 1;
    const from = p % SIZE >= shift && triangle[p - shift] >= 0 ? p - shift : p;
    rgb.set(colour(from, triangle[from]), 3 * p);
  }
  return { size: SIZE, rgb, mask };
}
