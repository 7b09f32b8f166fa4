import sharp from 'sharp';
import type { Texture } from '../../../core/material.js';
import { extendColours } from '../../image/extend-colours.js';
import { squaredDistanceTo } from '../../image/distance-transform.js';
import type { RgbaImage } from '../../image/rgba-image.js';
import type { Segmentation } from '../../image/segment-image.js';
import type { PictureToTexture } from './dress-mesh.js';

/** Picture pixels around the object that the texture keeps, so that filtering at the outline finds the object's colours. */
const PADDING = 8;

/** Pixels nearer to the outline than this carry some of the ground's colour: lens blur, resampling, JPEG's 8x8 blocks. */
const STAINED = { alpha: 1.5, 'border-colour': 2.5, network: 4, 'whole-image': 0 };

/**
 * The photo cropped to the object as an opaque texture: near the outline and beyond it the object's own colours go on, so that
 * no ground shows at the edges from any side. Calls `pause` between the steps.
 */
export async function makePhotoTexture(
  image: RgbaImage,
  { method, mask, soft, box }: Segmentation,
  pause: () => Promise<void>,
): Promise<{ texture: Texture; toTexture: PictureToTexture }> {
  const x0 = Math.max(0, box.x0 - PADDING);
  const y0 = Math.max(0, box.y0 - PADDING);
  const width = Math.min(image.width, box.x1 + PADDING) - x0;
  const height = Math.min(image.height, box.y1 + PADDING) - y0;
  const n = width * height;
  const inside = new Uint8Array(n);
  const shares = new Float32Array(n);
  const colours = new Float32Array(3 * n);
  for (let p = 0; p < n; p++) {
    const source = (y0 + Math.floor(p / width)) * image.width + x0 + (p % width);
    inside[p] = mask[source];
    shares[p] = soft.data[source];
    for (let c = 0; c < 3; c++) colours[3 * p + c] = image.data[4 * source + c];
  }
  const depth2 = squaredDistanceTo(inside, 0, width, height);
  const clean = STAINED[method];
  const weights = new Float32Array(n);
  for (let p = 0; p < n; p++) {
    if (inside[p] === 0) continue;
    // Where a part is thinner than the stained strip, its least stained pixels must do.
    weights[p] = depth2[p] > clean * clean ? 1 : 0.05 * shares[p] ** 4 * Math.sqrt(depth2[p]);
  }
  await pause();
  const filled = extendColours(colours, weights, width, height, 3);
  await pause();
  const rgb = new Uint8Array(3 * n);
  for (let i = 0; i < rgb.length; i++) rgb[i] = Math.min(255, Math.max(0, Math.round(filled[i])));
  const png = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 6 })
    .toBuffer();
  return {
    texture: { name: 'photo', width, height, png: new Uint8Array(png) },
    toTexture: (px, py) => [(px - x0) / width, (py - y0) / height],
  };
}
