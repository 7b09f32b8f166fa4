import type { Sharp } from 'sharp';
import sharp from 'sharp';
import type { Picture } from '../../render/render-image.js';
import { compress, toByte } from '../../render/tone.js';

/** Light above this share is pressed together, as film does. */
const KNEE = 0.7;

/** The picture as PNG with its coverage as alpha. */
export function encodeColor({ width, height, color }: Picture): Promise<Uint8Array> {
  const pixels = new Uint8Array(4 * width * height);
  for (let i = 0; i < pixels.length; i += 4) {
    const coverage = color[i + 3];
    if (coverage === 0) continue;
    for (let c = 0; c < 3; c++) pixels[i + c] = toByte(compress(color[i + c] / coverage, KNEE));
    pixels[i + 3] = Math.round(255 * coverage);
  }
  return encode(sharp(pixels, { raw: { width, height, channels: 4 } }));
}

/** 255 where at least half of the pixel is covered, else 0. */
export function encodeMask({ width, height, color }: Picture): Promise<Uint8Array> {
  const pixels = Uint8Array.from({ length: width * height }, (_, i) => (color[4 * i + 3] >= 0.5 ? 255 : 0));
  return encode(sharp(pixels, { raw: { width, height, channels: 1 } }).toColourspace('b-w'));
}

/** 16-bit numbers, row by row. */
export function encodeNumbers(numbers: Uint16Array, width: number, height: number): Promise<Uint8Array> {
  return encode(sharp(numbers, { raw: { width, height, channels: 1 } }).toColourspace('grey16'));
}

async function encode(image: Sharp): Promise<Uint8Array> {
  // Fast rather than small: pictures are mostly ground.
  return new Uint8Array(await image.png({ compressionLevel: 3 }).toBuffer());
}
