import { transformPoint } from '../../../core/math/pose.js';
import { rotate } from '../../../core/math/quat.js';
import type { Vec3 } from '../../../core/math/vec3.js';
import type { PosedPart } from '../../../procedural/pose-parts.js';
import type { Crop } from '../fit/fit-target.js';
import type { Texels } from './list-texels.js';
import type { PlacedChart } from './pack-charts.js';
import type { PhotoView } from './photo-view.js';

/** Colours of texels (three bytes' worth each) and how far each is to be trusted, 0 to 1. */
export interface PaintedTexels {
  readonly colours: Float32Array;
  readonly weights: Float32Array;
}

/** Surfaces turned further away than this are smeared. */
const LEAST_FACING = 0.12;
const GOOD_FACING = 0.45;
/** Depth within which two points are the same surface, in half diagonals of the object. */
const SAME_DEPTH = 0.02;
/** What is seen by mirroring counts less than what is seen itself. */
const MIRRORED = 0.6;

/**
 * Colours of texels from the photo where the camera sees them, else where it sees their mirror image: left and right of most things are
 * alike, and often front and back of one part.
 */
export function projectPhoto(
  texels: Texels,
  placed: readonly PlacedChart[],
  parts: readonly PosedPart[],
  view: PhotoView,
  crop: Crop,
): PaintedTexels {
  const n = texels.chart.length;
  const colours = new Float32Array(3 * n);
  const weights = new Float32Array(n);
  const scale = crop.size / view.size;
  const take = (q: number, part: number, point: Vec3, normal: Vec3, trust: number): boolean => {
    const { pose } = parts[part];
    const [at, towards] = [transformPoint(pose, point), rotate(pose.rotation, normal)];
    const facing = view.facing(at, towards);
    if (facing < LEAST_FACING) return false;
    const { u, v, depth } = view.project(at);
    const seen = view.seenAt(u, v);
    if (seen?.part !== part || Math.abs(seen.depth - depth) > SAME_DEPTH / Math.max(facing, 0.2)) return false;
    const share = sampleMask(crop, u * scale, v * scale);
    if (share < 0.6) return false;
    colours.fill(0, 3 * q, 3 * q + 3);
    sampleColour(crop, u * scale, v * scale, colours, 3 * q);
    const clear = Math.min(1, (facing - LEAST_FACING) / (GOOD_FACING - LEAST_FACING));
    weights[q] = trust * (0.05 + 0.95 * clear) * share;
    return true;
  };
  for (let q = 0; q < n; q++) {
    if (texels.chart[q] < 0) continue;
    const { part } = placed[texels.chart[q]].chart;
    const [x, y, z] = texels.points.subarray(3 * q, 3 * q + 3);
    const [a, b, c] = texels.normals.subarray(3 * q, 3 * q + 3);
    if (take(q, part, [x, y, z], [a, b, c], 1)) continue;
    if (take(q, part, [-x, y, z], [-a, b, c], MIRRORED)) continue;
    if (take(q, part, [x, -y, z], [a, -b, c], MIRRORED ** 2)) continue;
    take(q, part, [-x, -y, z], [-a, -b, c], MIRRORED ** 3);
  }
  return { colours, weights };
}

/** Bilinear in the crop; pixel centres at + 0.5. */
function taps(size: number, u: number, v: number): [number, number][] {
  const [x, y] = [Math.min(size - 1.001, Math.max(0, u - 0.5)), Math.min(size - 1.001, Math.max(0, v - 0.5))];
  const [i, j] = [Math.floor(x), Math.floor(y)];
  const [s, t] = [x - i, y - j];
  const p = j * size + i;
  return [[p, (1 - s) * (1 - t)], [p + 1, s * (1 - t)], [p + size, (1 - s) * t], [p + size + 1, s * t]]; // prettier-ignore
}

function sampleMask(crop: Crop, u: number, v: number): number {
  return taps(crop.size, u, v).reduce((sum, [p, w]) => sum + w * crop.mask[p], 0);
}

function sampleColour(crop: Crop, u: number, v: number, out: Float32Array, at: number): void {
  for (const [p, w] of taps(crop.size, u, v)) {
    for (let k = 0; k < 3; k++) out[at + k] += w * crop.rgb[3 * p + k];
  }
}
