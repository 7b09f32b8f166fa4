import { resample } from '../../image/resample.js';
import type { RgbImage } from '../../image/rgba-image.js';

/** Sides of a patch and of the square of patches that become one token; a patch holds its pixels twice, as two moments of a film. */
const PATCH = 14;
const MERGE = 2;
const MOMENTS = 2;
const UNIT = PATCH * MERGE;

/** Colours that CLIP was trained with, which Qwen2.5-VL kept (its preprocessor_config.json). */
const MEAN = [0.48145466, 0.4578275, 0.40821073] as const;
const DEVIATION = [0.26862954, 0.26130258, 0.27577711] as const;

/** Fewest and most pixels, as the published model was trained: 512 x 512 becomes 504 x 504. */
const FEWEST = 256 * 256;
const MOST = 512 * 512;

/** What the vision tower of Qwen2.5-VL takes. */
export interface Patches {
  /** `count` patches of 1176 numbers: 3 channels x 2 moments x 14 x 14, those of one token next to each other. */
  readonly values: Float32Array;
  readonly count: number;
  /** Patches down and across. */
  readonly rows: number;
  readonly columns: number;
  /** Tokens that the picture becomes. */
  readonly tokens: number;
}

/** Numbers of a patch. */
export const PATCH_LENGTH = 3 * MOMENTS * PATCH * PATCH;

/**
 * Height and width in whole tokens, in about the same proportions and between the fewest and the most pixels, as Qwen2-VL's image processor
 * rounds them.
 */
export function fitToTokens(width: number, height: number): { readonly width: number; readonly height: number } {
  const round = (x: number): number => Math.max(UNIT, roundHalfEven(x / UNIT) * UNIT);
  const [w, h] = [round(width), round(height)];
  if (w * h > MOST) {
    const shrink = Math.sqrt((width * height) / MOST);
    const floor = (x: number): number => Math.max(UNIT, Math.floor(x / shrink / UNIT) * UNIT);
    return { width: floor(width), height: floor(height) };
  }
  if (w * h < FEWEST) {
    const grow = Math.sqrt(FEWEST / (width * height));
    const ceil = (x: number): number => Math.ceil((x * grow) / UNIT) * UNIT;
    return { width: ceil(width), height: ceil(height) };
  }
  return { width: w, height: h };
}

/** A picture as patches, resized as Pillow does with its bicubic kernel. */
export function cutPatches(image: RgbImage): Patches {
  const { width, height } = fitToTokens(image.width, image.height);
  const { data } = resample(image, width, height, 'bicubic');
  const [rows, columns] = [height / PATCH, width / PATCH];
  const values = new Float32Array(rows * columns * PATCH_LENGTH);
  let at = 0;
  for (let blockRow = 0; blockRow < rows; blockRow += MERGE) {
    for (let blockColumn = 0; blockColumn < columns; blockColumn += MERGE) {
      for (let k = 0; k < MERGE * MERGE; k++) {
        const top = PATCH * (blockRow + Math.floor(k / MERGE));
        const left = PATCH * (blockColumn + (k % MERGE));
        at = writePatch(data, width, top, left, values, at);
      }
    }
  }
  return { values, count: rows * columns, rows, columns, tokens: (rows * columns) / MERGE ** 2 };
}

/** Returns where the next patch begins. */
function writePatch(
  data: Uint8Array,
  width: number,
  top: number,
  left: number,
  values: Float32Array,
  start: number,
): number {
  let at = start;
  for (let c = 0; c < 3; c++) {
    for (let moment = 0; moment < MOMENTS; moment++) {
      for (let y = 0; y < PATCH; y++) {
        for (let x = 0; x < PATCH; x++) {
          const value = data[3 * ((top + y) * width + left + x) + c];
          values[at++] = (value / 255 - MEAN[c]) / DEVIATION[c];
        }
      }
    }
  }
  return at;
}

/** As Python rounds: halves to the even neighbour. */
function roundHalfEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
}
