import { boundMask } from '../../image/bound-mask.js';
import type { PixelBox, RgbaImage, SoftMask } from '../../image/rgba-image.js';
import type { Crop } from './fit-target.js';

/** Margin around the object, a share of its longer side: as in the network's training pictures. */
export const CROP_MARGIN = 0.08;

/** The square of the photo around the object, in pixels of the photo; it may reach over the photo's edge. */
export interface CropWindow {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** The window around a mask's bounding box, with a margin. */
export function cropWindow({ x0, y0, x1, y1 }: PixelBox, margin = CROP_MARGIN): CropWindow {
  const side = Math.max(x1 - x0, y1 - y0) * (1 + 2 * margin);
  return { x: (x0 + x1 - side) / 2, y: (y0 + y1 - side) / 2, side };
}

/**
 * The object in a square of `size` pixels, averaged over the photo's pixels where it is larger, interpolated where smaller. What lies
 * beyond the photo is no object.
 */
export function cropObject(image: RgbaImage, soft: SoftMask, size: number, window?: CropWindow): Crop {
  const mask01 = Uint8Array.from(soft.data, (v) => (v >= 0.5 ? 1 : 0));
  const box = boundMask(mask01, image.width, image.height) ?? { x0: 0, y0: 0, x1: image.width, y1: image.height };
  const { x: left, y: top, side } = window ?? cropWindow(box);
  const step = side / size;
  // Enough samples a pixel that none of the photo's is skipped.
  const taps = Math.max(1, Math.min(8, Math.round(step)));
  const rgb = new Uint8Array(3 * size * size);
  const mask = new Float32Array(size * size);
  for (let v = 0; v < size; v++) {
    for (let u = 0; u < size; u++) {
      const sum = [0, 0, 0, 0, 0];
      for (let j = 0; j < taps; j++) {
        for (let i = 0; i < taps; i++) {
          const x = left + (u + (i + 0.5) / taps) * step - 0.5;
          const y = top + (v + (j + 0.5) / taps) * step - 0.5;
          addSample(image, soft, x, y, sum);
        }
      }
      const p = v * size + u;
      mask[p] = sum[4] / (taps * taps);
      // Colours weighted by their share of object where there is any, so that the ground does not tint the rim.
      const weight = sum[3];
      for (let k = 0; k < 3; k++) rgb[3 * p + k] = weight > 0 ? Math.round(sum[k] / weight) : 0;
    }
  }
  return { size, rgb, mask };
}

/** Adds the photo at a point (bilinear): colours times weight, weight, share of object. */
function addSample(image: RgbaImage, soft: SoftMask, x: number, y: number, sum: number[]): void {
  const [x0, y0] = [Math.floor(x), Math.floor(y)];
  for (let j = 0; j < 2; j++) {
    for (let i = 0; i < 2; i++) {
      const [u, v] = [x0 + i, y0 + j];
      if (u < 0 || v < 0 || u >= image.width || v >= image.height) continue;
      const w = (i === 0 ? x0 + 1 - x : x - x0) * (j === 0 ? y0 + 1 - y : y - y0);
      const q = v * image.width + u;
      const share = soft.data[q];
      const weight = w * (share + 1e-3);
      for (let k = 0; k < 3; k++) sum[k] += weight * image.data[4 * q + k];
      sum[3] += weight;
      sum[4] += w * share;
    }
  }
}
