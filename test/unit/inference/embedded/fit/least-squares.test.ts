import { describe, expect, it } from 'vitest';
import { createEvaluator } from '../../../../../src/inference/embedded/fit/evaluate.js';
import { createFitSpace } from '../../../../../src/inference/embedded/fit/fit-space.js';
import type { Crop } from '../../../../../src/inference/embedded/fit/fit-target.js';
import { makeTarget } from '../../../../../src/inference/embedded/fit/fit-target.js';
import { descend } from '../../../../../src/inference/embedded/fit/least-squares.js';
import { joinFields } from '../../../../../src/inference/embedded/fit/smooth-fields.js';
import { laptop } from '../../../../../src/procedural/categories/laptop.js';

const SIZE = 128;
const structure = Object.fromEntries(
  Object.entries(laptop.parameters).flatMap(([name, p]) => (p.kind === 'choice' ? [[name, p.values[0]]] : [])),
);
const space = createFitSpace(laptop, structure);
const truth = [0.5, 0.45, 0, 0.2, ...Array.from({ length: space.dimension - 5 }, () => 0.5), 0.75];

/** The laptop as a crop: each face of each part in a grey of its own. */
function drawTruth(): Crop {
  const empty = makeTarget(
    { size: SIZE, rgb: new Uint8Array(3 * SIZE * SIZE), mask: new Float32Array(SIZE * SIZE) },
    SIZE,
  );
  const box = { minU: 12, minV: 12, maxU: SIZE - 12, maxV: SIZE - 12 };
  const evaluator = createEvaluator({ ...empty, box });
  evaluator.evaluate(space, truth);
  const { raster, scene } = evaluator.last;
  const rgb = new Uint8Array(3 * SIZE * SIZE);
  const mask = Float32Array.from(raster.triangle, (t) => (t < 0 ? 0 : 1));
  raster.triangle.forEach((t, p) => {
    if (t >= 0) rgb.fill(60 + 70 * scene.trianglePart[t] + 20 * scene.triangleFinish[t], 3 * p, 3 * p + 3);
  });
  return { size: SIZE, rgb, mask };
}

describe('least squares', () => {
  it('finds the camera and the lid from nearby', () => {
    const evaluator = createEvaluator(makeTarget(drawTruth(), 64));
    const start = truth.map((v, i) => (i === 0 ? v + 0.15 : i === 1 ? v - 0.1 : i === truth.length - 1 ? v - 0.1 : v));
    const before = evaluator.evaluate(space, start);
    const found = descend(evaluator, space, start, [4, 4, 3, 2, 2], (_, agreement) => agreement.loss);
    expect(before.iou).toBeLessThan(0.91);
    expect(found.agreement.iou).toBeGreaterThan(0.96);
    expect(found.cost).toBeLessThan(before.loss);
    expect(Math.abs(found.point[0] - truth[0])).toBeLessThan(0.05);
    expect(Math.abs(found.point[truth.length - 1] - truth[truth.length - 1])).toBeLessThan(0.03);
  });
});

describe('smoothed fields', () => {
  it('keep their sum away from the border and spread a point evenly', () => {
    const field = new Float32Array(32 * 32);
    field[16 * 32 + 16] = 16;
    const smooth = joinFields([field], 32, 2);
    expect(smooth).toHaveLength(256);
    // Every second pixel of every second row: a quarter of what there is.
    expect(smooth.reduce((a, b) => a + b, 0)).toBeCloseTo(4, 0);
    expect(Math.max(...smooth)).toBe(smooth[8 * 16 + 8]);
  });
});
