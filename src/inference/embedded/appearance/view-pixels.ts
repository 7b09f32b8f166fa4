import { FINISHES } from '../../../procedural/model.js';
import type { PosedPart } from '../../../procedural/pose-parts.js';
import type { SmallCrop } from '../fit/reduce-crop.js';
import type { PhotoView } from './photo-view.js';

/** A crop as a picture of the view's size, and what is drawn at its pixels. */
export interface ViewPixels {
  readonly size: number;
  /** Share of object, 0 to 1, and distance to what is none, pixels. */
  readonly mask: Float32Array;
  readonly depthInMask: Float32Array;
  /** OKLab, three numbers a pixel. */
  readonly lab: Float32Array;
  /** Part and finish drawn: part * FINISHES.length + finish; -1 where nothing is. */
  readonly surface: Int32Array;
  /** Unit normal drawn, in the part's own frame, as one of six sides (see `unwrapCharts`). */
  readonly side: Uint8Array;
  /** Pixels to the nearest edge of the smooth surface drawn there: an outline, a crease or where another part begins. */
  readonly clearance: Float32Array;
  /** A pixel of another surface, or of one further away or nearer, beyond the nearest edge where there is such; else -1. */
  readonly beyond: Int32Array;
}

/** Number of a part's finish. */
export const surfaceOf = (part: number, finish: number): number => part * FINISHES.length + finish;

/** Cosine of the crease beyond which two triangles are different faces. */
const SMOOTH = Math.cos(Math.PI / 6);
/** A step in depth between neighbouring pixels that is an edge, half diagonals of the object. */
const DEPTH_STEP = 0.03;
/** Distances are measured so far, pixels. */
const FAR = 64;

/** Describes the pixels of a view. */
export function describePixels(parts: readonly PosedPart[], view: PhotoView, { mask, lab }: SmallCrop): ViewPixels {
  const { size, raster, partOf, first } = view;
  const n = size * size;
  const surface = new Int32Array(n).fill(-1);
  const side = new Uint8Array(n);
  const finishIds = parts.map(({ finishes }) => Uint8Array.from(finishes, (finish) => FINISHES.indexOf(finish)));
  for (let p = 0; p < n; p++) {
    const t = raster.triangle[p];
    if (t < 0) continue;
    const part = partOf[t];
    const own = t - first[part];
    surface[p] = surfaceOf(part, finishIds[part][own]);
    side[p] = dominantSide(view.normals[part], own);
  }
  const { clearance, beyond } = measureClearance(view, surface);
  return { size, mask, depthInMask: measureMask(mask, size), lab, surface, side, clearance, beyond };
}

function dominantSide(normals: Float32Array, t: number): number {
  const x = Math.abs(normals[3 * t]);
  const y = Math.abs(normals[3 * t + 1]);
  const z = Math.abs(normals[3 * t + 2]);
  const axis = x >= y && x >= z ? 0 : y >= z ? 1 : 2;
  return 2 * axis + (normals[3 * t + axis] < 0 ? 1 : 0);
}

function measureMask(mask: Float32Array, size: number): Float32Array {
  const distance = mask.map((m) => (m < 0.5 ? 0 : FAR));
  spread(size, (p, q, cost) => {
    if (distance[q] + cost < distance[p]) distance[p] = distance[q] + cost;
  });
  return distance;
}

function measureClearance(view: PhotoView, surface: Int32Array): Pick<ViewPixels, 'clearance' | 'beyond'> {
  const { size } = view;
  const n = size * size;
  const clearance = new Float32Array(n).fill(FAR);
  const beyond = new Int32Array(n).fill(-1);
  const isJoined = joiner(view, surface);
  for (let p = 0; p < n; p++) {
    if (surface[p] < 0) {
      clearance[p] = 0;
      continue;
    }
    const x = p % size;
    for (let side = 0; side < 4; side++) {
      if ((side === 0 && x === 0) || (side === 1 && x === size - 1)) continue;
      const q = p + (side === 0 ? -1 : side === 1 ? 1 : side === 2 ? -size : size);
      if (q < 0 || q >= n || isJoined(p, q)) continue;
      clearance[p] = 0.5;
      const isOther = surface[q] >= 0 && (surface[p] !== surface[q] || isStep(view, p, q));
      if (isOther) beyond[p] = q;
    }
  }
  spread(size, (p, q, cost) => {
    if (clearance[q] + cost >= clearance[p] || surface[p] !== surface[q]) return;
    clearance[p] = clearance[q] + cost;
    beyond[p] = beyond[q];
  });
  return { clearance, beyond };
}

/** Whether neighbouring pixels see one smooth surface. */
function joiner(view: PhotoView, surface: Int32Array): (p: number, q: number) => boolean {
  const { raster, partOf, first, normals } = view;
  return (p, q) => {
    const [s, t] = [raster.triangle[p], raster.triangle[q]];
    if (s === t) return true;
    if (t < 0 || surface[p] !== surface[q]) return false;
    if (isStep(view, p, q)) return false;
    const part = partOf[s];
    const own = normals[part];
    const [i, j] = [3 * (s - first[part]), 3 * (t - first[part])];
    return own[i] * own[j] + own[i + 1] * own[j + 1] + own[i + 2] * own[j + 2] > SMOOTH;
  };
}

const isStep = ({ raster: { depth } }: PhotoView, p: number, q: number): boolean =>
  Math.abs(depth[p] - depth[q]) > DEPTH_STEP;

/** Two chamfer passes: `relax` is told each pixel with each earlier neighbour and their distance. */
function spread(size: number, relax: (p: number, q: number, cost: number) => void): void {
  for (const sign of [1, -1]) {
    const [start, end] = sign > 0 ? [0, size] : [size - 1, -1];
    for (let y = start; y !== end; y += sign) {
      for (let x = start; x !== end; x += sign) {
        const p = y * size + x;
        const hasBefore = x !== start;
        const hasAfter = x !== end - sign;
        if (hasBefore) relax(p, p - sign, 1);
        if (y === start) continue;
        relax(p, p - sign * size, 1);
        if (hasBefore) relax(p, p - sign * (size + 1), Math.SQRT2);
        if (hasAfter) relax(p, p - sign * (size - 1), Math.SQRT2);
      }
    }
  }
}
