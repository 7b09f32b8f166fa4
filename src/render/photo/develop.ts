import type { Random } from '../../procedural/random.js';
import { createRandom } from '../../procedural/random.js';
import { compress, toByte } from '../tone.js';
import type { Canvas } from './canvas.js';
import { blurChannels } from './canvas.js';
import { addJpegBlocks } from './jpeg-blocks.js';

/** Normal numbers, to be walked through from a random place: cheaper than drawing one for each pixel. */
const NORMALS = (() => {
  const random = createRandom('sensor noise');
  return Float32Array.from({ length: 1 << 14 }, () => random.normal());
})();

/** Steps of the film curve, up to light of 4. */
const FILM_STEPS = 2047;
const FILM_SCALE = FILM_STEPS / 2;

/**
 * Makes a photo of linear light as a camera does: blur, exposure, white balance, vignetting, film curve, gamma and contrast, saturation,
 * noise, JPEG. All drawn at random; mostly mild. Writes red, green and blue of each pixel to `bytes`, four bytes a pixel.
 */
export function developPhoto(canvas: Canvas, bytes: Uint8Array, random: Random): void {
  const { size, rgb } = canvas;
  if (random.chance(0.3)) {
    blurChannels(rgb, size, 3, 1);
    if (random.chance(0.3)) blurChannels(rgb, size, 3, 1);
  }
  const exposure = Math.exp(0.25 * random.normal());
  const warmth = 0.07 * random.normal();
  const gains = [exposure * (1 + warmth), exposure * (1 + 0.02 * random.normal()), exposure * (1 - warmth)];
  const dim = random.chance(0.25) ? random.uniform(0, 0.5) : 0;
  const knee = random.uniform(0.45, 0.95);
  // Linear light to sRGB, 0 to 255; as fine in the dark as in the light by steps of the square root.
  const film = Float32Array.from({ length: FILM_STEPS + 1 }, (_, i) => toByte(compress((i / FILM_SCALE) ** 2, knee)));
  const saturation = random.chance(0.06) ? 0 : Math.max(0, 1 + 0.22 * random.normal());
  const curve = drawCurve(random);
  const [gainR, gainG, gainB] = gains;
  for (let y = 0, i = 0; y < size; y++) {
    const v = (2 * y) / size - 1;
    for (let x = 0; x < size; x++, i++) {
      const u = (2 * x) / size - 1;
      const shade = 1 - 0.5 * dim * (u * u + v * v);
      const r = film[Math.min(FILM_STEPS, FILM_SCALE * Math.sqrt(gainR * shade * rgb[3 * i])) | 0];
      const g = film[Math.min(FILM_STEPS, FILM_SCALE * Math.sqrt(gainG * shade * rgb[3 * i + 1])) | 0];
      const b = film[Math.min(FILM_STEPS, FILM_SCALE * Math.sqrt(gainB * shade * rgb[3 * i + 2])) | 0];
      const gray = (1 - saturation) * (0.3 * r + 0.59 * g + 0.11 * b);
      bytes[4 * i] = curve[toIndex(gray + saturation * r)];
      bytes[4 * i + 1] = curve[toIndex(gray + saturation * g)];
      bytes[4 * i + 2] = curve[toIndex(gray + saturation * b)];
    }
  }
  if (random.chance(0.45)) addNoise(bytes, 255 * Math.exp(random.uniform(Math.log(0.002), Math.log(0.045))), random);
  if (random.chance(0.13)) addJpegBlocks(bytes, size, Math.exp(random.uniform(Math.log(0.15), Math.log(1.6))));
}

const toIndex = (value: number): number => (value < 0 ? 0 : value > 255 ? 255 : (value + 0.5) | 0);

function addNoise(bytes: Uint8Array, strength: number, random: Random): void {
  const step = 2 * random.below(4096) + 1;
  let at = random.below(NORMALS.length);
  for (let k = 0; k < bytes.length; k++) {
    if ((k & 3) === 3) continue;
    at = (at + step + (k >> 7)) & (NORMALS.length - 1);
    bytes[k] = toIndex(bytes[k] + strength * NORMALS[at]);
  }
}

/** A curve of 256 bytes: gamma, contrast about the middle, raised blacks. */
function drawCurve(random: Random): Uint8Array {
  const gamma = Math.exp(0.15 * random.normal());
  const contrast = Math.exp(0.12 * random.normal());
  const black = random.chance(0.2) ? random.uniform(0, 0.1) : 0;
  return Uint8Array.from({ length: 256 }, (_, i) => {
    const t = 0.5 + contrast * ((i / 255) ** gamma - 0.5);
    return Math.round(255 * Math.min(1, Math.max(0, black + (1 - black) * t)));
  });
}
