import { resample } from '../image/resample.js';
import type { RgbaImage, RgbImage } from '../image/rgba-image.js';

/** Side of the pictures that the published model was trained on, pixels. */
export const MODEL_SIDE = 512;
const WHITE = 255;

/**
 * The picture that a model is shown: on white where the image is transparent, made square with white on both sides so that nothing is
 * distorted, and resized as in training.
 *
 * @param mask 0 to 1 a pixel; what is outside becomes white.
 */
export function photoForModel(image: RgbaImage, mask?: Float32Array): RgbImage {
  const side = Math.max(image.width, image.height);
  const data = new Uint8Array(3 * side * side).fill(WHITE);
  const left = Math.floor((side - image.width) / 2);
  const top = Math.floor((side - image.height) / 2);
  for (let y = 0; y < image.height; y++) {
    for (let x = 0; x < image.width; x++) {
      const from = y * image.width + x;
      const alpha = (image.data[4 * from + 3] / 255) * (mask?.[from] ?? 1);
      const to = 3 * ((top + y) * side + left + x);
      for (let c = 0; c < 3; c++) data[to + c] = Math.round(WHITE + alpha * (image.data[4 * from + c] - WHITE));
    }
  }
  return resample({ width: side, height: side, data }, MODEL_SIDE, MODEL_SIDE, 'lanczos');
}
