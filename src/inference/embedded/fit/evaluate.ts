import type { Vec3 } from '../../../core/math/vec3.js';
import { poseBodies } from '../../../procedural/joint-state.js';
import { FINISHES } from '../../../procedural/model.js';
import type { Shapes } from '../../../procedural/solids/shapes.js';
import { createShapes } from '../../../procedural/solids/shapes.js';
import type { Framing } from '../../../render/camera.js';
import { aimCamera, boundProjected, projectPoints } from '../../../render/camera.js';
import type { Raster } from '../../../render/rasterize.js';
import { createRaster, rasterize } from '../../../render/rasterize.js';
import type { Scene } from '../../../render/scene.js';
import { boundPositions, flattenModel, poseVertices } from '../../../render/scene.js';
import type { FitSpace, Placed } from './fit-space.js';
import type { FitTarget } from './fit-target.js';
import { joinFields } from './smooth-fields.js';

/** How well a drawing agrees with the picture. */
export interface Agreement {
  /** Lower is better; what the search minimises, but for its own priors. */
  readonly loss: number;
  /** Overlap of the outlines: intersection over union of coverage, each pixel alike. */
  readonly iou: number;
  /** Share of the colours' variance that the visible faces of parts do not explain. */
  readonly unexplained: number;
  /** Agreement of inner edges, 0 to 1. */
  readonly edges: number;
  /** Of the drawn object's bounding box as posed: x, y, z, m. */
  readonly sides: Vec3;
}

/** Draws points of a fit space and compares. Owns its buffers: one at a time. */
export interface Evaluator {
  readonly target: FitTarget;
  /** Work done so far, in vertices: a drawing costs about as much as building its vertices, and as its pixels by PIXELS_A_VERTEX. */
  readonly work: number;
  evaluate(space: FitSpace, point: ArrayLike<number>): Agreement;
  /**
   * What least squares are taken of: how far the drawing's coverage and the colours that it explains are from the picture's, smoothed over
   * `reach` pixels so that they change evenly as edges move, every second pixel. Faces have the mean colours that they had in the last
   * `evaluate`, so that a face that grows takes its colour along.
   */
  residuals(
    space: FitSpace,
    point: ArrayLike<number>,
    reach: number,
  ): { readonly values: Float32Array; readonly sides: Vec3 };
  /** The drawing of the last `evaluate`. */
  readonly last: { readonly raster: Raster; readonly scene: Scene; readonly placed: Placed; readonly framing: Framing };
}

/** Weights of the terms beside 1 - overlap: what was tried on rendered objects of the library, see docs/embedded-generator.md. */
const COLOUR_WEIGHT = 0.25;
const EDGE_WEIGHT = 0.12;
const STRAY_WEIGHT = 0.5;
/** A difference of OKLab (times 100) in units of coverage: 25 is that of black and mid grey. */
const RESIDUAL_COLOUR = 0.012;
/** Each face that is told apart costs as much as this many pixels of average variance: else many small faces explain anything. */
const REGION_COST = 3;

/** Measured over the library: 0.1 ms for 64 x 64 pixels, 1 ms for 1000 vertices. */
const PIXELS_A_VERTEX = 40;

export function createEvaluator(target: FitTarget): Evaluator {
  const { size, coverage, seen, weight, lab, edge, edgeNear, edgeSum, outside, box } = target;
  const raster = createRaster(size);
  const shapes: Shapes = createShapes('draft');
  let posed = new Float32Array(0);
  let projected = new Float32Array(0);
  const region = new Int32Array(size * size);
  const near = new Uint8Array(size * size);
  let sums = new Float64Array(0);
  let last: Evaluator['last'] | undefined;
  const totalVariance = varianceWithin(coverage, lab);

  let work = 0;

  /** Draws a point into the raster and numbers its faces. */
  const draw = (space: FitSpace, point: ArrayLike<number>): Drawing => {
    const placed = space.decode(point, shapes);
    const scene = flattenModel(placed.model);
    const n = scene.positions.length;
    work += n / 3 + (size * size) / PIXELS_A_VERTEX;
    if (posed.length !== n) [posed, projected] = [new Float32Array(n), new Float32Array(n)];
    poseVertices(scene, poseBodies(placed.model, placed.state), posed);
    projectPoints(aimCamera(placed.camera, posed), posed, projected);
    const framing = alignBoxes(projected, box);
    rasterize(raster, projected, framing, scene.indices);
    return { raster, scene, placed, framing, sides: sidesOf(posed), ...numberRegions(scene) };
  };

  const evaluate = (space: FitSpace, point: ArrayLike<number>): Agreement => {
    const regions = draw(space, point);
    last = regions;
    if (sums.length < 7 * regions.count) sums = new Float64Array(7 * regions.count);
    sums.fill(0);

    let [inter, union, interW, unionW, stray] = [0, 0, 0, 0, 0];
    const { triangle } = raster;
    for (let p = 0; p < triangle.length; p++) {
      const t = triangle[p];
      const c = coverage[p];
      const w = weight[p];
      if (t < 0) {
        region[p] = -1;
        union += seen[p];
        unionW += w * seen[p];
        continue;
      }
      inter += c;
      union += 1;
      interW += w * c;
      unionW += w;
      stray += outside[p];
      const r = regions.of[t];
      region[p] = r;
      if (c < 0.5) continue;
      const s = 7 * r;
      sums[s]++;
      for (let k = 0; k < 3; k++) {
        const v = lab[3 * p + k];
        sums[s + 1 + k] += v;
        sums[s + 4 + k] += v * v;
      }
    }
    const iou = inter / Math.max(union, 1e-9);
    const unexplained = unexplainedShare(sums, regions.count, totalVariance);
    const edges = edgeAgreement();
    const loss =
      1 -
      interW / Math.max(unionW, 1e-9) +
      (STRAY_WEIGHT * stray) / (Math.max(union, 1e-9) * size) +
      COLOUR_WEIGHT * unexplained +
      EDGE_WEIGHT * (1 - edges);
    return { loss, iou, unexplained, edges, sides: regions.sides };
  };

  /** How many drawn inner edges lie on edges of the picture, and how much of the picture's edges is drawn. */
  const edgeAgreement = (): number => {
    near.fill(0);
    let [drawn, hit] = [0, 0];
    for (let y = 1; y + 1 < size; y++) {
      for (let x = 1; x + 1 < size; x++) {
        const p = y * size + x;
        const r = region[p];
        if (r < 0) continue;
        const [a, b] = [region[p + 1], region[p + size]];
        if (a < 0 || b < 0 || (a === r && b === r) || outside[p] > 0) continue;
        drawn++;
        hit += edgeNear[p];
        for (let dy = -1; dy <= 1; dy++) for (let dx = -1; dx <= 1; dx++) near[p + dy * size + dx] = 1;
      }
    }
    let covered = 0;
    for (let p = 0; p < near.length; p++) if (near[p] === 1) covered += edge[p];
    // A little of both is granted, so that a plain object without inner edges is no worse than a busy one.
    const precision = (hit + 4) / (drawn + 4);
    const recall = (covered + 4) / (edgeSum + 4);
    return (precision + recall) / 2;
  };

  const fields = Array.from({ length: 4 }, () => new Float32Array(size * size));
  const residuals = (space: FitSpace, point: ArrayLike<number>, reach: number): ReturnType<Evaluator['residuals']> => {
    const { of, sides } = draw(space, point);
    const { triangle } = raster;
    const means = meanColours(sums);
    for (let p = 0; p < triangle.length; p++) {
      const t = triangle[p];
      const c = coverage[p];
      fields[0][p] = weight[p] * (t < 0 ? -seen[p] : 1 - c);
      // Colours are compared where both are; a face that was not seen before has that of the part's other layers, or none yet.
      const s = t < 0 ? 0 : 3 * of[t];
      const known = t >= 0 && c >= 0.5 && s < means.length && !Number.isNaN(means[s]);
      for (let k = 0; k < 3; k++) fields[1 + k][p] = known ? RESIDUAL_COLOUR * (means[s + k] - lab[3 * p + k]) : 0;
    }
    return { values: joinFields(fields, size, reach), sides };
  };

  return {
    target,
    evaluate,
    residuals,
    get work() {
      return work;
    },
    get last() {
      if (last === undefined) throw new Error('nothing was drawn yet');
      return last;
    },
  };
}

/** What one drawing gives. */
type Drawing = ReturnType<typeof numberRegions> & Evaluator['last'] & { readonly sides: Vec3 };

function sidesOf(posed: Float32Array): Vec3 {
  const { min, max } = boundPositions(posed);
  return [max[0] - min[0], max[1] - min[1], max[2] - min[2]];
}

/** The framing by which what is drawn has the middle and, as nearly as one factor can, the size of the box. */
export function alignBoxes(projected: Float32Array, box: FitTarget['box']): Framing {
  const bound = boundProjected(projected);
  const wide = (box.maxU - box.minU) / Math.max(1e-6, bound.maxU - bound.minU);
  const high = (box.maxV - box.minV) / Math.max(1e-6, bound.maxV - bound.minV);
  const scale = Math.sqrt(wide * high);
  return {
    scale,
    offsetU: (box.minU + box.maxU - scale * (bound.minU + bound.maxU)) / 2,
    offsetV: (box.minV + box.maxV - scale * (bound.minV + bound.maxV)) / 2,
  };
}

/** Layers that a part is divided into along each axis. */
const LAYERS = 4;
/** Numbers a part's faces can have: its finishes times the six sides times the layers. */
const FACES = FINISHES.length * 6 * LAYERS;

/**
 * Faces that a person would see as one: those of a part and finish that look the same way, by the axis nearest to their normal, and lie in
 * one layer of the part along it, since a shelf in the shade is not the colour of the board on top.
 */
function numberRegions(scene: Scene): { of: Uint32Array; count: number } {
  const { positions, indices, trianglePart, triangleFinish, parts } = scene;
  const of = new Uint32Array(trianglePart.length);
  const sides = new Uint8Array(of.length);
  const offsets = new Float32Array(of.length);
  const low = new Float32Array(3 * parts.length).fill(Infinity);
  const high = new Float32Array(3 * parts.length).fill(-Infinity);
  for (let t = 0; t < of.length; t++) {
    const a = 3 * indices[3 * t];
    const b = 3 * indices[3 * t + 1];
    const c = 3 * indices[3 * t + 2];
    const ux = positions[b] - positions[a];
    const uy = positions[b + 1] - positions[a + 1];
    const uz = positions[b + 2] - positions[a + 2];
    const vx = positions[c] - positions[a];
    const vy = positions[c + 1] - positions[a + 1];
    const vz = positions[c + 2] - positions[a + 2];
    const nx = uy * vz - uz * vy;
    const ny = uz * vx - ux * vz;
    const nz = ux * vy - uy * vx;
    const x = Math.abs(nx);
    const y = Math.abs(ny);
    const z = Math.abs(nz);
    const axis = x >= y && x >= z ? 0 : y >= z ? 1 : 2;
    sides[t] = 2 * axis + ((axis === 0 ? nx : axis === 1 ? ny : nz) > 0 ? 0 : 1);
    const offset = positions[a + axis] + positions[b + axis] + positions[c + axis];
    offsets[t] = offset;
    const at = 3 * trianglePart[t] + axis;
    if (offset < low[at]) low[at] = offset;
    if (offset > high[at]) high[at] = offset;
  }
  for (let t = 0; t < of.length; t++) {
    const at = 3 * trianglePart[t] + (sides[t] >> 1);
    const share = (offsets[t] - low[at]) / Math.max(1e-6, high[at] - low[at]);
    const layer = Math.min(LAYERS - 1, Math.floor(LAYERS * share));
    of[t] = trianglePart[t] * FACES + (triangleFinish[t] * 6 + sides[t]) * LAYERS + layer;
  }
  return { of, count: parts.length * FACES };
}

/** Mean colour of each face, three numbers each; of the layers beside it where it was not seen, NaN where none was. */
function meanColours(sums: Float64Array): Float32Array {
  const faces = sums.length / 7;
  const means = new Float32Array(3 * faces);
  for (let first = 0; first < faces; first += LAYERS) {
    const all = [0, 0, 0, 0];
    for (let face = first; face < first + LAYERS; face++) for (let k = 0; k < 4; k++) all[k] += sums[7 * face + k];
    for (let face = first; face < first + LAYERS; face++) {
      const isSeen = sums[7 * face] > 0;
      const count = isSeen ? sums[7 * face] : all[0];
      for (let k = 0; k < 3; k++) means[3 * face + k] = (isSeen ? sums[7 * face + 1 + k] : all[1 + k]) / count;
    }
  }
  return means;
}

/** Sum of squared deviations of OKLab over the object's pixels, and their number. */
function varianceWithin(coverage: Float32Array, lab: Float32Array): { sum: number; pixels: number } {
  const s = new Float64Array(7);
  for (let p = 0; p < coverage.length; p++) {
    if (coverage[p] < 0.5) continue;
    s[0]++;
    for (let k = 0; k < 3; k++) {
      s[1 + k] += lab[3 * p + k];
      s[4 + k] += lab[3 * p + k] ** 2;
    }
  }
  return { sum: deviation(s, 0), pixels: s[0] };
}

const deviation = (s: Float64Array, at: number): number =>
  s[at] === 0 ? 0 : [0, 1, 2].reduce((sum, k) => sum + Math.max(0, s[at + 4 + k] - s[at + 1 + k] ** 2 / s[at]), 0);

function unexplainedShare(sums: Float64Array, count: number, total: { sum: number; pixels: number }): number {
  if (total.sum < 1) return 0;
  const cost = (REGION_COST * total.sum) / total.pixels;
  let left = 0;
  let seen = 0;
  for (let r = 0; r < count; r++) {
    if (sums[7 * r] === 0) continue;
    left += deviation(sums, 7 * r) + cost;
    seen += sums[7 * r];
  }
  // Pixels that nothing is drawn on explain nothing.
  return Math.min(1.5, (left + (total.sum * (total.pixels - seen)) / total.pixels) / total.sum);
}
