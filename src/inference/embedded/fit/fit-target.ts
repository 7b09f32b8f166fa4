import { fillPinholes } from './fill-pinholes.js';
import { reduceCrop, reduceMask } from './reduce-crop.js';

/** What a fit is compared with: the object in a square crop, at one size. */
export interface FitTarget {
  /** Side, pixels. */
  readonly size: number;
  /** Share of each pixel that is object, with what is woven or punched taken for solid: what counts where a drawing covers the pixel. */
  readonly coverage: Float32Array;
  /** The share that is seen to be object, without those gaps: what counts where a drawing leaves the pixel free. */
  readonly seen: Float32Array;
  /** Weight of each pixel in the overlap: more where the object is thin, or a wire would count as nothing. */
  readonly weight: Float32Array;
  /** OKLab of each pixel, three numbers each, times 100. */
  readonly lab: Float32Array;
  /** Strength of inner edges, 0 to 1, and the same spread by one pixel. */
  readonly edge: Float32Array;
  readonly edgeNear: Float32Array;
  readonly edgeSum: number;
  /** Distance to the object in pixels; 0 within. */
  readonly outside: Float32Array;
  /** Bounding box of the object, pixels. */
  readonly box: { readonly minU: number; readonly minV: number; readonly maxU: number; readonly maxV: number };
}

/** A crop of a photo: sRGB bytes and the share of object, `size` x `size`. */
export interface Crop {
  readonly size: number;
  /** Three bytes a pixel. */
  readonly rgb: Uint8Array;
  readonly mask: Float32Array;
}

/** Thin is what an opening by this many pixels of a 64 pixel picture takes away. */
const THIN_RADIUS = 2.5;
const THIN_WEIGHT = 3;
/** A step in OKLab (times 100) that is a sure edge. */
const SURE_EDGE = 12;

/** Reduces a crop to a target of `size` pixels; the crop's side is a multiple of it. */
export function makeTarget(crop: Crop, size: number): FitTarget {
  const { mask: seen, lab: own } = reduceCrop(crop, size);
  const filled = fillPinholes(crop.mask, crop.size);
  const coverage = filled === crop.mask ? seen : reduceMask(filled, crop.size, size);
  const lab = own.map((v) => 100 * v);
  const inside = distanceWithin(coverage, size, (c) => c >= 0.5);
  const outside = distanceWithin(coverage, size, (c) => c < 0.5);
  const edge = findEdges(coverage, lab, inside, size);
  const edgeNear = dilate(edge, size);
  return {
    size,
    coverage,
    seen,
    weight: weighThin(inside, size),
    lab,
    edge,
    edgeNear,
    edgeSum: edge.reduce((sum, e) => sum + e, 0),
    outside,
    box: boundCoverage(coverage, size),
  };
}

/** Distance of each pixel for which `is` holds to the nearest for which it does not, by two chamfer passes (3-4 over 3). */
function distanceWithin(coverage: Float32Array, size: number, is: (c: number) => boolean): Float32Array {
  const far = 4 * size;
  const d = coverage.map((c) => (is(c) ? far : 0));
  const relax = (p: number, q: number, cost: number): void => {
    if (d[q] + cost < d[p]) d[p] = d[q] + cost;
  };
  for (const sign of [1, -1]) {
    for (let k = 0; k < size * size; k++) {
      const p = sign > 0 ? k : size * size - 1 - k;
      const x = p % size;
      const y = (p - x) / size;
      const [dx, dy] = [sign > 0 ? x > 0 : x + 1 < size, sign > 0 ? y > 0 : y + 1 < size];
      if (dx) relax(p, p - sign, 1);
      if (dy) relax(p, p - sign * size, 1);
      if (dx && dy) relax(p, p - sign * (size + 1), 4 / 3);
      const other = sign > 0 ? x + 1 < size : x > 0;
      if (dy && other) relax(p, p - sign * (size - 1), 4 / 3);
    }
  }
  return d;
}

/** 1, and more within what an opening by a disc takes away. */
function weighThin(inside: Float32Array, size: number): Float32Array {
  const radius = (THIN_RADIUS * size) / 64;
  const weight = new Float32Array(size * size).fill(1);
  const reach = Math.ceil(radius);
  for (let p = 0; p < weight.length; p++) {
    if (inside[p] <= 0) continue;
    const x = p % size;
    const y = (p - x) / size;
    let isThick = false;
    for (let dy = -reach; dy <= reach && !isThick; dy++) {
      for (let dx = -reach; dx <= reach; dx++) {
        const [u, v] = [x + dx, y + dy];
        if (u < 0 || v < 0 || u >= size || v >= size || dx * dx + dy * dy > radius * radius + 0.5) continue;
        if (inside[v * size + u] > radius) {
          isThick = true;
          break;
        }
      }
    }
    if (!isThick) weight[p] = THIN_WEIGHT;
  }
  return weight;
}

/** Steps of colour inside the object, away from its outline. */
function findEdges(coverage: Float32Array, lab: Float32Array, inside: Float32Array, size: number): Float32Array {
  const edge = new Float32Array(size * size);
  const margin = 1.5 * (size / 64);
  for (let y = 1; y + 1 < size; y++) {
    for (let x = 1; x + 1 < size; x++) {
      const p = y * size + x;
      if (inside[p] <= margin) continue;
      let sum = 0;
      for (const d of [1, size]) {
        if (coverage[p - d] < 0.5 || coverage[p + d] < 0.5) continue;
        for (let k = 0; k < 3; k++) sum += (lab[3 * (p + d) + k] - lab[3 * (p - d) + k]) ** 2;
      }
      edge[p] = Math.min(1, Math.sqrt(sum) / SURE_EDGE);
    }
  }
  return edge;
}

function dilate(values: Float32Array, size: number): Float32Array {
  const out = new Float32Array(values.length);
  for (let y = 1; y + 1 < size; y++)
    for (let x = 1; x + 1 < size; x++) {
      let best = 0;
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) best = Math.max(best, values[(y + dy) * size + x + dx]);
      out[y * size + x] = best;
    }
  return out;
}

/** The box around what is object, with fractions of pixels where the outline has them. */
export function boundCoverage(coverage: Float32Array, size: number): FitTarget['box'] {
  const columns = new Float32Array(size);
  const rows = new Float32Array(size);
  for (let p = 0; p < coverage.length; p++) {
    const x = p % size;
    const y = (p - x) / size;
    columns[x] = Math.max(columns[x], coverage[p]);
    rows[y] = Math.max(rows[y], coverage[p]);
  }
  const span = (line: Float32Array): [number, number] => {
    const first = line.findIndex((c) => c > 0.15);
    let last = size - 1;
    while (last > first && line[last] <= 0.15) last--;
    return first < 0 ? [0, size] : [first + 1 - line[first], last + line[last]];
  };
  const [minU, maxU] = span(columns);
  const [minV, maxV] = span(rows);
  return { minU, minV, maxU, maxV };
}
