import { resample } from '../image/resample.js';
import type { RgbaImage } from '../image/rgba-image.js';
import { boundMask } from '../image/bound-mask.js';

/** Side of the picture that DINOv2 sees: 37 patches of 14 pixels. */
export const PHOTO_SIDE = 518;
/** A pixel counts for the object's box from this share of it. */
const SOLID = 0.8;
/** The cropped square is wider than the object's longer side by this factor. */
const MARGIN = 1.2;
/** Mean and standard deviation of ImageNet's red, green and blue, by which DINOv2 was trained. */
const MEAN = [0.485, 0.456, 0.406];
const DEVIATION = [0.229, 0.224, 0.225];

/**
 * What the decoder sees of a photo: the object on black, in the middle of a square a fifth wider than it is long, as planes of red, green and
 * blue, PHOTO_SIDE squared, normalised.
 *
 * @param mask share of object a pixel, 0 to 1; where the image is transparent, that too.
 * @returns undefined when nothing of the picture is object.
 */
export function photoForDecoder(image: RgbaImage, mask: Float32Array): Float32Array | undefined {
  const { width, height, data } = image;
  const box = boundMask(Uint8Array.from(mask, (value) => Number(value > SOLID)), width, height); // prettier-ignore
  if (box === undefined) return undefined;
  // As published: sides are distances between the outermost pixels.
  const longer = Math.max(box.x1 - box.x0, box.y1 - box.y0) - 1;
  const half = Math.max(1, Math.floor(Math.floor(MARGIN * longer) / 2));
  const left = Math.round((box.x0 + box.x1 - 1) / 2) - half;
  const top = Math.round((box.y0 + box.y1 - 1) / 2) - half;
  const crop = { width: 2 * half, height: 2 * half, data: new Uint8Array(3 * 4 * half * half) };
  for (let y = Math.max(0, -top); y < Math.min(crop.height, height - top); y++)
    for (let x = Math.max(0, -left); x < Math.min(crop.width, width - left); x++) {
      const from = (top + y) * width + left + x;
      for (let c = 0; c < 3; c++) crop.data[3 * (y * crop.width + x) + c] = Math.round(mask[from] * data[4 * from + c]);
    }
  return normalize(resample(crop, PHOTO_SIDE, PHOTO_SIDE, 'lanczos').data);
}

/** Bytes, three a pixel, as normalised planes. */
export function normalize(rgb: Uint8Array): Float32Array {
  const plane = rgb.length / 3;
  return Float32Array.from({ length: rgb.length }, (_, i) => {
    const c = Math.floor(i / plane);
    return (rgb[3 * (i % plane) + c] / 255 - MEAN[c]) / DEVIATION[c];
  });
}
