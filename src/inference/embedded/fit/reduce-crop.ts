import { toOklab } from '../../image/oklab.js';
import type { Crop } from './fit-target.js';

/** A crop reduced to a picture of `size` pixels: share of object and OKLab of each. */
export interface SmallCrop {
  readonly mask: Float32Array;
  readonly lab: Float32Array;
}

/** Averages a crop; its side is a multiple of `size`. */
export function reduceCrop(crop: Crop, size: number): SmallCrop {
  const step = crop.size / size;
  const mask = new Float32Array(size * size);
  const mean = new Uint8Array(4 * size * size);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      let inside = 0;
      let r = 0;
      let g = 0;
      let b = 0;
      for (let v = y * step; v < (y + 1) * step; v++) {
        for (let u = x * step; u < (x + 1) * step; u++) {
          const q = v * crop.size + u;
          const m = crop.mask[q];
          inside += m;
          r += m * crop.rgb[3 * q];
          g += m * crop.rgb[3 * q + 1];
          b += m * crop.rgb[3 * q + 2];
        }
      }
      const p = y * size + x;
      mask[p] = inside / (step * step);
      if (inside <= 0) continue;
      mean[4 * p] = r / inside;
      mean[4 * p + 1] = g / inside;
      mean[4 * p + 2] = b / inside;
    }
  }
  return { mask, lab: toOklab({ width: size, height: size, data: mean }) };
}

/** Averages a square mask of side `from`, a multiple of `size`. */
export function reduceMask(mask: Float32Array, from: number, size: number): Float32Array {
  const step = from / size;
  const out = new Float32Array(size * size);
  for (let q = 0; q < mask.length; q++) {
    const y = Math.floor(Math.floor(q / from) / step);
    out[y * size + Math.floor((q % from) / step)] += mask[q] / (step * step);
  }
  return out;
}
