import { describe, expect, it } from 'vitest';
import { CATEGORIES } from '../../../../src/procedural/categories/index.js';
import { movableBodies, poseBodies, seenRange } from '../../../../src/procedural/joint-state.js';
import type { ParameterValues } from '../../../../src/procedural/parameters.js';
import { fromUnit } from '../../../../src/procedural/parameters.js';
import { createShapes } from '../../../../src/procedural/solids/shapes.js';
import { aimCamera, frameToBox, projectPoints } from '../../../../src/render/camera.js';
import { countLabels, LABELLED_JOINTS } from '../../../../src/render/photo/labels.js';
import { createStudio, PICTURE_SIZE } from '../../../../src/render/photo/studio.js';
import { makeMaskSample, makeObjectSample } from '../../../../src/render/photo/training-sample.js';
import { createRaster, rasterize } from '../../../../src/render/rasterize.js';
import { flattenModel, poseVertices } from '../../../../src/render/scene.js';

const WIDTH = countLabels(CATEGORIES);
const PIXELS = PICTURE_SIZE * PICTURE_SIZE;

const objects = (indices: readonly number[], seed = 3): { bytes: Uint8Array; labels: Float32Array }[] => {
  const studio = createStudio();
  return indices.map((index) => {
    const sample = { bytes: new Uint8Array(4 * PIXELS), labels: new Float32Array(WIDTH) };
    makeObjectSample(studio, CATEGORIES, seed, index, sample.bytes, sample.labels);
    return sample;
  });
};

describe('training samples', () => {
  it('are the same for the same seed and number, in whatever order they are made', () => {
    const forward = objects([0, 1, 2, 3, 4, 5]);
    const backward = objects([5, 4, 3, 2, 1, 0]).reverse();
    expect(forward).toEqual(backward);
    expect(objects([0], 4)[0].bytes).not.toEqual(forward[0].bytes);
    const [a, b] = [1, 2].map(() => {
      const bytes = new Uint8Array(4 * PIXELS);
      makeMaskSample(createStudio(), CATEGORIES, 1, 7, bytes);
      return bytes;
    });
    expect(a).toEqual(b);
  });

  it('have masks that fill the crop less its margin', () => {
    for (const { bytes } of objects([...Array(24).keys()])) {
      let [min, max] = [PICTURE_SIZE, -1];
      let area = 0;
      for (let i = 0; i < PIXELS; i++) {
        if (bytes[4 * i + 3] < 128) continue;
        area++;
        for (const v of [i % PICTURE_SIZE, Math.floor(i / PICTURE_SIZE)])
          [min, max] = [Math.min(min, v), Math.max(max, v)];
      }
      expect(area).toBeGreaterThan(20);
      expect(max - min).toBeGreaterThan(0.6 * PICTURE_SIZE);
    }
  });

  it('show what their labels say: drawn anew from the labels, the outline is that of the mask', () => {
    const overlaps = objects([...Array(40).keys()], 5)
      .filter(({ labels }) => labels[0] < CATEGORIES.length)
      .map(({ bytes, labels }) => overlap(bytes, outlineOf(labels, bytes)));
    // Masks have errors, and things are hidden or cut off: most, not all, agree closely.
    const sorted = overlaps.sort((a, b) => a - b);
    expect(sorted[Math.floor(0.5 * sorted.length)]).toBeGreaterThan(0.9);
    expect(sorted[Math.floor(0.15 * sorted.length)]).toBeGreaterThan(0.6);
  });
});

/** The outline of the object that the labels describe, framed to the mask's bounds. */
function outlineOf(labels: Float32Array, bytes: Uint8Array): Int32Array {
  const [number, azimuth, elevation, roll, perspective] = labels;
  const category = CATEGORIES[number];
  const values = Object.fromEntries(
    Object.entries(category.parameters).map(([name, parameter], i) => {
      const label = labels[9 + LABELLED_JOINTS + i];
      return [name, parameter.kind === 'choice' ? parameter.values[label] : fromUnit(parameter, label)];
    }),
  ) as ParameterValues;
  const model = category.build(values, createShapes('draft'));
  const state = new Array<number>(model.bodies.length).fill(0);
  movableBodies(model)
    .slice(0, LABELLED_JOINTS)
    .forEach((b, i) => {
      const [low, high] = seenRange(model.bodies[b].motion) ?? [0, 0];
      state[b] = low + labels[9 + i] * (high - low);
    });
  const scene = flattenModel(model);
  const posed = new Float32Array(scene.positions.length);
  poseVertices(scene, poseBodies(model, state), posed);
  const projected = new Float32Array(posed.length);
  projectPoints(aimCamera({ azimuth, elevation, roll, perspective }, posed), posed, projected);
  const rows = [...Array(PIXELS).keys()].filter((i) => bytes[4 * i + 3] >= 128);
  const [us, vs] = [rows.map((i) => i % PICTURE_SIZE), rows.map((i) => Math.floor(i / PICTURE_SIZE))];
  const box = { minU: Math.min(...us), maxU: Math.max(...us) + 1, minV: Math.min(...vs), maxV: Math.max(...vs) + 1 };
  const raster = createRaster(PICTURE_SIZE);
  rasterize(raster, projected, frameToBox(projected, box), scene.indices);
  return raster.triangle;
}

/** Intersection over union of mask and outline. */
function overlap(bytes: Uint8Array, triangle: Int32Array): number {
  let [both, either] = [0, 0];
  triangle.forEach((t, i) => {
    const [a, b] = [t >= 0, bytes[4 * i + 3] >= 128];
    if (a && b) both++;
    if (a || b) either++;
  });
  return both / either;
}
