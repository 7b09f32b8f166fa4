import type { RgbaImage } from '../../image/rgba-image.js';

/** Width and height of what the networks see, px. */
export const NETWORK_SIZE = 128;

const PLANE = NETWORK_SIZE * NETWORK_SIZE;

/**
 * An image of NETWORK_SIZE squared as the networks take it: four planes (red, green, blue, fourth) of 0 to 1.
 *
 * @param fourth takes the place of the alpha channel.
 */
export function packImage(image: RgbaImage, fourth?: Float32Array): Float32Array {
  const { width, height, data } = image;
  if (width !== NETWORK_SIZE || height !== NETWORK_SIZE) {
    throw new Error(`the networks see ${NETWORK_SIZE} x ${NETWORK_SIZE} pixels, not ${width} x ${height}`);
  }
  const planes = new Float32Array(4 * PLANE);
  for (let p = 0; p < PLANE; p++) {
    for (let channel = 0; channel < 4; channel++) planes[channel * PLANE + p] = data[4 * p + channel] / 255;
  }
  if (fourth !== undefined) planes.set(fourth, 3 * PLANE);
  return planes;
}
