import type { Finish } from '../../../procedural/model.js';
import { FINISHES } from '../../../procedural/model.js';
import { usualColours } from './colour-models.js';
import type { ViewPixels } from './view-pixels.js';

/** A fit is off by as many pixels (of 512): nearer to an edge, a pixel may be of what lies beyond. */
const REACH = 12;
/** What hangs together with such pixels and is rare on its surface, so far from the edge. */
const FAR_REACH = 60;
const RARE = 0.12;
/** How much more usual a colour is beyond the edge than on the surface itself before it counts as from there. */
const RATIO = 1.6;
/** Share of what lies beyond that a colour has to have: what is rare there, too, may as well be a trait of this surface. */
const COMMON = 0.2;
/** Share of a surface that a colour has which is its own, whatever is beyond. */
const OWN = 0.3;
/** Pixels around such ones are mixtures. */
const MIXED = 2;
/** What these show has any colour. */
const PICTURES: ReadonlySet<Finish> = new Set(['screen', 'keys', 'label', 'dial', 'map']);

/**
 * How far each pixel of the photo is to be trusted to show what is drawn there, 0 to 1. Nothing beyond the outline is trusted, little
 * right at it, and near an edge no colour that belongs to what lies beyond: a fit is off by a few pixels.
 *
 * @param cells see `quantizeColours`.
 */
export function trustPixels(pixels: ViewPixels, cells: Uint16Array): Float32Array {
  const { size, surface, mask, depthInMask, clearance } = pixels;
  const trust = new Float32Array(size * size);
  for (let p = 0; p < trust.length; p++) {
    if (surface[p] < 0 || mask[p] < 0.5) continue;
    trust[p] = clamp((depthInMask[p] - 0.5) / 2.5) * clamp(clearance[p] / 3) ** 2;
  }
  // What surfaces look like is clearer without the strays, and so are the strays then.
  for (let round = 0; round < 2; round++) distrustStrays(pixels, cells, trust);
  return trust;
}

function distrustStrays(pixels: ViewPixels, cells: Uint16Array, trust: Float32Array): void {
  const { size, surface, side, clearance, beyond } = pixels;
  const usual = usualColours(pixels, cells, trust);
  const strays: number[] = [];
  /** Which pixel beyond the edge a stray one is like. */
  const like = new Int32Array(trust.length).fill(-1);
  const isStray = (p: number, other: number, mostOwn: number): boolean => {
    const here = usual.get(6 * surface[p] + side[p]);
    const there = usual.get(6 * surface[other] + side[other]);
    if (here === undefined || there === undefined || here === there) return false;
    const own = here[cells[p]];
    return own < mostOwn && there[cells[p]] > Math.max(COMMON, RATIO * own);
  };
  for (let p = 0; p < trust.length; p++) {
    const other = beyond[p];
    if (trust[p] === 0 || other < 0 || clearance[p] > REACH) continue;
    if (PICTURES.has(FINISHES[surface[p] % FINISHES.length]) || !isStray(p, other, OWN)) continue;
    like[p] = other;
    strays.push(p);
  }
  // What hangs together with strays and is rare here is of the same thing, further in.
  for (let i = 0; i < strays.length; i++) {
    const p = strays[i];
    for (const q of [p - 1, p + 1, p - size, p + size]) {
      if (q < 0 || q >= trust.length || like[q] >= 0 || trust[q] === 0 || surface[q] !== surface[p]) continue;
      if (clearance[q] > FAR_REACH || !isStray(q, like[p], RARE)) continue;
      like[q] = like[p];
      strays.push(q);
    }
  }
  for (const p of strays) {
    const [x, y] = [p % size, Math.floor(p / size)];
    for (let v = Math.max(0, y - MIXED); v <= Math.min(size - 1, y + MIXED); v++)
      for (let u = Math.max(0, x - MIXED); u <= Math.min(size - 1, x + MIXED); u++)
        if (surface[v * size + u] === surface[p]) trust[v * size + u] = 0;
  }
}

const clamp = (v: number): number => Math.min(1, Math.max(0, v));
