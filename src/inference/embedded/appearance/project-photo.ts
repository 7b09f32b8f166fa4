import type { PosedPart } from '../../../procedural/pose-parts.js';
import type { Crop } from '../fit/fit-target.js';
import type { Mirror } from './find-mirrors.js';
import type { Texels } from './list-texels.js';
import type { PlacedChart } from './pack-charts.js';
import type { PhotoView } from './photo-view.js';
import { facing, lookAt } from './photo-view.js';
import type { Chart } from './unwrap-charts.js';

/** Colours of texels (RGB, 0 to 255) and how far each is to be trusted, 0 to 1. */
export interface PaintedTexels {
  readonly colours: Float32Array;
  readonly weights: Float32Array;
}

/** What shows a surface: the camera's picture and how far each of its pixels is to be trusted. */
interface Witness {
  readonly parts: readonly PosedPart[];
  readonly view: PhotoView;
  readonly trust: Float32Array;
  /** Of each part. */
  readonly mirrors: readonly (readonly Mirror[])[];
}

/** Surfaces turned further away than this are smeared. */
const LEAST_FACING = 0.12;
const GOOD_FACING = 0.5;
/** Depth within which two points are the same surface, half diagonals of the object. */
const SAME_DEPTH = 0.02;
/** Normals closer than this are of the same surface. */
const SAME_NORMAL = 0.8;
/** A mirror image is used where this share of a chart finds its own finish in it. */
const LEAST_LIKENESS = 0.5;

/** Times a texel's trust, how much of its own colour it keeps: a smeared one still says more than mirror images and surroundings. */
export const KEPT = 4;
/** A pixel trusted less is not of the surface, or a mixture. */
const UNSURE = 0.3;

/** What one mirror image says about a point. */
type Seen = 'away' | 'hidden' | 'found';

/** Looks at a point of a triangle; writes pixel, depth, weight and the pixel's own trust to `out`. */
type Look = (x: number, y: number, z: number, triangle: number, out: Float64Array) => Seen;

/** Makes what looks at points of a chart by one mirror. */
function createLook({ parts, view, trust }: Witness, { part, finish }: Chart, mirror: Mirror): Look {
  const { size, raster, partOf, first } = view;
  const lens = view.lenses[mirror.part];
  const [own, other] = [view.normals[part], view.normals[mirror.part]];
  const { finishes } = parts[mirror.part];
  const { signX, shiftX, signY, shiftY } = mirror;
  return (px, py, z, triangle, out) => {
    const x = signX * px + shiftX;
    const y = signY * py + shiftY;
    const a = signX * own[3 * triangle];
    const b = signY * own[3 * triangle + 1];
    const c = own[3 * triangle + 2];
    const cosine = facing(lens, x, y, z, a, b, c);
    if (cosine < LEAST_FACING) return 'away';
    lookAt(view, lens, x, y, z, out);
    const u = Math.floor(out[0]);
    const v = Math.floor(out[1]);
    if (u < 0 || v < 0 || u >= size || v >= size) return 'hidden';
    const p = v * size + u;
    const t = raster.triangle[p];
    if (t < 0 || partOf[t] !== mirror.part) return 'hidden';
    if (Math.abs(raster.depth[p] - out[2]) > SAME_DEPTH / Math.max(cosine, 0.2)) return 'hidden';
    const i = t - first[mirror.part];
    const alike = a * other[3 * i] + b * other[3 * i + 1] + c * other[3 * i + 2];
    if (finishes[i] !== finish || alike < SAME_NORMAL) return 'hidden';
    const clear = Math.min(1, (cosine - LEAST_FACING) / (GOOD_FACING - LEAST_FACING));
    out[3] = mirror.trust * clear * clear * trust[p];
    out[4] = trust[p];
    return 'found';
  };
}

/** How well a chart is seen, 0 to 1: itself, or by a mirror image. Looks at some of its triangles. */
export function rateChart(witness: Witness, chart: Chart): number {
  const { positions, indices } = witness.parts[chart.part].mesh;
  const out = new Float64Array(5);
  const step = Math.max(1, Math.floor(chart.triangles.length / 16));
  let best = 0;
  for (const mirror of witness.mirrors[chart.part]) {
    if (mirror.trust <= best) break;
    const look = createLook(witness, chart, mirror);
    for (let i = 0; i < chart.triangles.length && best < mirror.trust; i += step) {
      const t = chart.triangles[i];
      // The middle and three points towards the corners: parts of a large triangle may be hidden.
      for (let k = 0; k < 4; k++) {
        const w = [0, 1, 2].map((c) => (k === 3 ? 1 / 3 : c === k ? 0.8 : 0.1));
        const at = (axis: number): number =>
          w[0] * positions[3 * indices[3 * t] + axis] +
          w[1] * positions[3 * indices[3 * t + 1] + axis] +
          w[2] * positions[3 * indices[3 * t + 2] + axis];
        if (look(at(0), at(1), at(2), t, out) === 'found') best = Math.max(best, mirror.trust);
      }
    }
  }
  return best;
}

/**
 * Colours of texels from the photo where the camera sees them, else where it sees their mirror image: left and right of most things are
 * alike, and often front and back of one part.
 */
export function projectPhoto(
  texels: Texels,
  placed: readonly PlacedChart[],
  witness: Witness,
  crop: Crop,
): PaintedTexels {
  const painted = {
    colours: new Float32Array(texels.points.length),
    weights: new Float32Array(texels.chart.length),
  };
  const isSettled = new Uint8Array(texels.chart.length);
  placed.forEach((place, number) => {
    witness.mirrors[place.chart.part].forEach((mirror, i) => {
      paintChart(texels, place, number, { witness, mirror, isItself: i === 0, isSettled }, crop, painted);
    });
  });
  const { colours, weights } = painted;
  for (let q = 0; q < weights.length; q++) {
    if (weights[q] <= 0) continue;
    for (let k = 3 * q; k < 3 * q + 3; k++) colours[k] /= weights[q];
  }
  return painted;
}

interface Source {
  readonly witness: Witness;
  readonly mirror: Mirror;
  readonly isItself: boolean;
  /** Texels that the camera sees, but not what is to be there: their surroundings say more than mirror images, which are off alike. */
  readonly isSettled: Uint8Array;
}

/** Adds what a mirror image shows behind what is known already: colours times weights. */
function paintChart(
  texels: Texels,
  place: PlacedChart,
  number: number,
  { witness, mirror, isItself, isSettled }: Source,
  crop: Crop,
  { colours, weights }: PaintedTexels,
): void {
  const { size, chart, triangle, points } = texels;
  const look = createLook(witness, place.chart, mirror);
  const scale = crop.size / witness.view.size;
  const out = new Float64Array(5);
  const colour = new Float64Array(3);
  if (!isItself && !isAlike(texels, place, number, look)) return;
  for (let row = 0; row < place.height; row++) {
    for (let q = (place.y + row) * size + place.x, end = q + place.width; q < end; q++) {
      if (chart[q] !== number || isSettled[q] !== 0 || weights[q] * KEPT >= 1) continue;
      if (look(points[3 * q], points[3 * q + 1], points[3 * q + 2], triangle[q], out) !== 'found') continue;
      const w = (1 - KEPT * weights[q]) * out[3];
      if (isItself && out[4] < UNSURE) isSettled[q] = 1;
      if (w <= 0) continue;
      sampleColour(crop, out[0] * scale, out[1] * scale, colour);
      for (let k = 0; k < 3; k++) colours[3 * q + k] += w * colour[k];
      weights[q] += w;
    }
  }
}

/** Whether a chart finds enough of its own finish in a mirror image, by some of its texels. */
function isAlike(
  { size, chart, triangle, points }: Texels,
  { x, y, width, height }: PlacedChart,
  number: number,
  look: Look,
): boolean {
  const out = new Float64Array(5);
  const step = Math.max(1, Math.floor(Math.sqrt(width * height) / 20));
  let [faced, found] = [0, 0];
  for (let row = step >> 1; row < height; row += step) {
    for (let q = (y + row) * size + x + (step >> 1), end = (y + row) * size + x + width; q < end; q += step) {
      if (chart[q] !== number) continue;
      const seen = look(points[3 * q], points[3 * q + 1], points[3 * q + 2], triangle[q], out);
      if (seen !== 'away') faced++;
      if (seen === 'found') found++;
    }
  }
  return found > 0 && found >= LEAST_LIKENESS * faced;
}

/** Bilinear in the crop; pixel centres at + 0.5. */
function sampleColour({ size, rgb }: Crop, u: number, v: number, out: Float64Array): void {
  const x = Math.min(size - 1.001, Math.max(0, u - 0.5));
  const y = Math.min(size - 1.001, Math.max(0, v - 0.5));
  const i = Math.floor(x);
  const j = Math.floor(y);
  const s = x - i;
  const t = y - j;
  const p = 3 * (j * size + i);
  const below = p + 3 * size;
  for (let k = 0; k < 3; k++)
    out[k] =
      (1 - t) * ((1 - s) * rgb[p + k] + s * rgb[p + 3 + k]) + t * ((1 - s) * rgb[below + k] + s * rgb[below + 3 + k]);
}
