import type { Random } from '../../procedural/random.js';
import type { Framing, PixelBox } from '../camera.js';
import type { Canvas } from './canvas.js';

/** The photo that a crop is taken from, in the image plane: beyond its edges nothing was photographed. */
export interface PhotoEdge {
  readonly box: PixelBox;
  /** What the crop is padded with, linear. */
  readonly pad: number;
}

const WIDE: PixelBox = { minU: -Infinity, minV: -Infinity, maxU: Infinity, maxV: Infinity };

/** Draws where the photo ends: mostly far away, sometimes near the object's bounds, now and then through it. */
export function drawPhotoEdge(bound: PixelBox, random: Random): PhotoEdge {
  const pad = random.pick([0, 0.2, 1]);
  const kind = random.pick(['far', 'near', 'through'] as const, [74, 20, 6]);
  if (kind === 'far') return { box: WIDE, pad };
  const size = Math.max(bound.maxU - bound.minU, bound.maxV - bound.minV);
  const shift = (): number => (kind === 'near' ? size * random.uniform(0.01, 0.2) : -size * random.uniform(0.03, 0.2));
  const sides = {
    minU: bound.minU - shift(),
    minV: bound.minV - shift(),
    maxU: bound.maxU + shift(),
    maxV: bound.maxV + shift(),
  };
  if (kind === 'near') return { box: sides, pad };
  const side = random.pick(['minU', 'minV', 'maxU', 'maxV'] as const);
  return { box: { ...WIDE, [side]: sides[side] }, pad };
}

/** Empties the mask beyond the photo's edge and pads the canvas there, if one is given. */
export function padBeyond(
  edge: PhotoEdge,
  size: number,
  framing: Framing,
  canvas: Canvas | undefined,
  mask: Float32Array,
): void {
  const { box, pad } = edge;
  if (box === WIDE) return;
  for (let y = 0, k = 0; y < size; y++) {
    const v = (y + 0.5 - framing.offsetV) / framing.scale;
    for (let x = 0; x < size; x++, k++) {
      const u = (x + 0.5 - framing.offsetU) / framing.scale;
      if (u > box.minU && u < box.maxU && v > box.minV && v < box.maxV) continue;
      mask[k] = 0;
      if (canvas !== undefined) canvas.rgb.fill(pad, 3 * k, 3 * k + 3);
    }
  }
}
