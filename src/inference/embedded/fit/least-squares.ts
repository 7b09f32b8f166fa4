import type { Vec3 } from '../../../core/math/vec3.js';
import type { Agreement, Evaluator } from './evaluate.js';
import type { FitSpace } from './fit-space.js';
import { CAMERA_COORDINATES } from './fit-space.js';

/** A point with how well it agrees. */
export interface Found {
  readonly point: readonly number[];
  readonly agreement: Agreement;
  readonly cost: number;
}

/** Steps by which derivatives are taken: camera (rad, rad, rad, -), then shares of ranges. An edge should move by about a pixel. */
const CAMERA_STEPS = [0.04, 0.04, 0.03, 0.06] as const;
const STEP = 0.05;
/** No coordinate moves by more than these in one step. */
const CAMERA_REACH = [0.35, 0.25, 0.12, 0.15] as const;
const REACH = 0.3;
/** Damping that a step begins with, relative to the curvature of each coordinate; and the least of all, so that what is unseen stays. */
const DAMPING = 0.05;
const FLOOR = 1e-3;

/**
 * Levenberg and Marquardt's method (Marquardt 1963) on the smoothed differences between drawing and picture, derivatives by finite
 * differences. Near a solution it takes a tenth of the drawings that an evolution strategy does. A step is kept only if `costOf` falls.
 *
 * @param pulls Further residuals, of the sides of the bounding box.
 * @param reaches Pixels that differences are smoothed over, one an iteration: from wide to narrow.
 */
export function descend(
  evaluator: Evaluator,
  space: FitSpace,
  start: ArrayLike<number>,
  reaches: readonly number[],
  costOf: (point: ArrayLike<number>, agreement: Agreement) => number,
  pulls: (sides: Vec3) => readonly number[] = () => [],
): Found {
  const n = space.dimension;
  let point = Array.from(start);
  let agreement = evaluator.evaluate(space, point);
  let cost = costOf(point, agreement);
  let damping = DAMPING;
  for (const reach of reaches) {
    // The faces' colours are those of the best point, which may not have been the last drawn.
    agreement = evaluator.evaluate(space, point);
    const residuals = (at: ArrayLike<number>): Float32Array => {
      const { values, sides } = evaluator.residuals(space, at, reach);
      return appendNumbers(values, pulls(sides));
    };
    const r = residuals(point);
    const columns: Float32Array[] = [];
    for (let i = 0; i < n; i++) {
      const size = i < CAMERA_COORDINATES ? CAMERA_STEPS[i] : STEP;
      // Towards the middle of the range, where there is room.
      const step = i >= CAMERA_COORDINATES && point[i] > 0.5 ? -size : size;
      const moved = [...point];
      moved[i] += step;
      const changed = residuals(moved);
      for (let k = 0; k < changed.length; k++) changed[k] = (changed[k] - r[k]) / step;
      columns.push(changed);
    }
    const normal = columns.map((a) => columns.map((b) => dot(a, b)));
    const gradient = columns.map((a) => dot(a, r));
    const typical = normal.reduce((sum, row, i) => sum + row[i], 0) / n;
    let improved = false;
    for (let attempt = 0; attempt < 3 && !improved; attempt++) {
      const matrix = normal.map((row, i) =>
        row.map((v, j) => (i === j ? v * (1 + damping) + FLOOR * typical + 1e-12 : v)),
      );
      const step = solve(
        matrix,
        gradient.map((g) => -g),
      );
      const candidate = point.map((v, i) => v + limit(step[i], i < CAMERA_COORDINATES ? CAMERA_REACH[i] : REACH));
      for (let i = CAMERA_COORDINATES; i < n; i++) candidate[i] = Math.min(1, Math.max(0, candidate[i]));
      const found = evaluator.evaluate(space, candidate);
      const value = costOf(candidate, found);
      if (value < cost) {
        [point, agreement, cost, improved] = [candidate, found, value, true];
        damping = Math.max(0.005, damping / 4);
      } else damping = Math.min(50, damping * 8);
    }
  }
  return { point, agreement, cost };
}

const limit = (v: number, most: number): number => Math.min(most, Math.max(-most, v));

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k] * b[k];
  return sum;
}

/** Solves a symmetric positive definite system by Cholesky's factors; changes the matrix. */
function solve(m: number[][], b: readonly number[]): number[] {
  const n = b.length;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = m[i][j];
      for (let k = 0; k < j; k++) sum -= m[i][k] * m[j][k];
      m[i][j] = i === j ? Math.sqrt(Math.max(sum, 1e-18)) : sum / m[j][j];
    }
  }
  const x = [...b];
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i] -= m[i][k] * x[k];
    x[i] /= m[i][i];
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i] -= m[k][i] * x[k];
    x[i] /= m[i][i];
  }
  return x;
}

function appendNumbers(values: Float32Array, more: readonly number[]): Float32Array {
  const all = new Float32Array(values.length + more.length);
  all.set(values);
  all.set(more, values.length);
  return all;
}
