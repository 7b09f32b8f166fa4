import type { RgbImage } from './rgba-image.js';

/** Kernels by their name in Pillow: reach in source pixels, and weight at a distance. */
const KERNELS = {
  /** Lanczos with three lobes. */
  lanczos: { reach: 3, weight: (x: number) => (x === 0 ? 1 : Math.abs(x) < 3 ? sinc(x) * sinc(x / 3) : 0) },
  /** Keys' cubic convolution with a = -0.5 (IEEE Trans. ASSP 29, 1981). */
  bicubic: { reach: 2, weight: weighCubic },
} as const;

export type Kernel = keyof typeof KERNELS;

/** Bits behind the point of a weight: 32 less 8 of a byte and 2 of overshoot, as Pillow keeps them. */
const PRECISION = 2 ** 22;

/**
 * Resizes as Pillow does, to the byte: what a model saw in training it must see here. Models trained through Pillow are sensitive to the
 * difference from other resamplers (14 of 255 and more at edges). Weights have 22 bits behind the point, rows come before columns, and what
 * stands between them is rounded to bytes. When it shrinks, the kernel is widened by the same factor.
 *
 * @param width of the result, pixels.
 * @param height of the result, pixels.
 */
export function resample(image: RgbImage, width: number, height: number, kernel: Kernel): RgbImage {
  const across = image.width === width ? image : resampleRows(image, width, kernel);
  return image.height === height ? across : transpose(resampleRows(transpose(across), height, kernel));
}

function resampleRows({ width, height, data }: RgbImage, wanted: number, kernel: Kernel): RgbImage {
  const out = new Uint8Array(3 * wanted * height);
  const taps = Array.from({ length: wanted }, (_, x) => weighTaps(x, width, wanted, kernel));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < wanted; x++) {
      const { first, weights } = taps[x];
      for (let c = 0; c < 3; c++) {
        let sum = PRECISION / 2;
        for (let k = 0, at = 3 * (y * width + first) + c; k < weights.length; k++, at += 3)
          sum += weights[k] * data[at];
        out[3 * (y * wanted + x) + c] = Math.min(255, Math.max(0, Math.floor(sum / PRECISION)));
      }
    }
  }
  return { width: wanted, height, data: out };
}

/** What a pixel of the result takes from which source pixels, as whole multiples of 1 / PRECISION. */
function weighTaps(x: number, from: number, to: number, kernel: Kernel): { first: number; weights: Float64Array } {
  const { reach, weight } = KERNELS[kernel];
  const scale = from / to;
  const stretch = Math.max(1, scale);
  const centre = (x + 0.5) * scale;
  const first = Math.max(0, Math.trunc(centre - reach * stretch + 0.5));
  const end = Math.min(from, Math.trunc(centre + reach * stretch + 0.5));
  const weights = Float64Array.from({ length: end - first }, (_, k) => weight((first + k - centre + 0.5) / stretch));
  const sum = weights.reduce((total, w) => total + w, 0);
  return { first, weights: weights.map((w) => roundAway((w / sum) * PRECISION)) };
}

function transpose({ width, height, data }: RgbImage): RgbImage {
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let c = 0; c < 3; c++) out[3 * (x * height + y) + c] = data[3 * (y * width + x) + c];
  return { width: height, height: width, data: out };
}

const roundAway = (x: number): number => Math.sign(x) * Math.floor(Math.abs(x) + 0.5);

const sinc = (x: number): number => Math.sin(Math.PI * x) / (Math.PI * x);

function weighCubic(x: number): number {
  const d = Math.abs(x);
  if (d < 1) return (1.5 * d - 2.5) * d * d + 1;
  return d < 2 ? ((-0.5 * d + 2.5) * d - 4) * d + 2 : 0;
}
