import type { Random } from '../../procedural/random.js';
import type { Framing } from '../camera.js';
import type { Canvas } from './canvas.js';
import type { FlatPaint } from './flat-paint.js';
import { drawFlatPaint, mixAt } from './flat-paint.js';
import type { FlatShape } from './flat-shape.js';
import { drawFlatShape, shapeCovers } from './flat-shape.js';

/** Something between camera and object, in the image plane (half diagonals of the object). */
export interface Occluder {
  readonly shape: FlatShape;
  readonly paint: FlatPaint;
}

/** Draws what hides part of the object; mostly nothing. */
export function drawOccluders(random: Random, chance: number): Occluder[] {
  if (!random.chance(chance)) return [];
  return Array.from({ length: 1 + random.below(2) }, () => {
    const [angle, r] = [random.uniform(0, 2 * Math.PI), random.uniform(0.35, 0.9)];
    const shape = drawFlatShape(random, r * Math.cos(angle), r * Math.sin(angle), random.uniform(0.12, 0.4), [
      'ellipse',
      'box',
      'blob',
      'bar',
    ]);
    return { shape, paint: drawFlatPaint(random, random.uniform(0.2, 1)) };
  });
}

/** Paints them on the canvas, if one is given, and takes them out of the mask, if one is given. */
export function paintOccluders(
  occluders: readonly Occluder[],
  size: number,
  framing: Framing,
  canvas: Canvas | undefined,
  mask: Float32Array | undefined,
): void {
  for (const { shape, paint } of occluders) {
    const reach = 1.6 * Math.max(shape.halfU, shape.halfV);
    const at = (u: number, offset: number): number => framing.scale * u + offset;
    const [x0, x1] = [
      Math.max(0, Math.floor(at(shape.u - reach, framing.offsetU))),
      Math.min(size, Math.ceil(at(shape.u + reach, framing.offsetU))),
    ];
    const [y0, y1] = [
      Math.max(0, Math.floor(at(shape.v - reach, framing.offsetV))),
      Math.min(size, Math.ceil(at(shape.v + reach, framing.offsetV))),
    ];
    const soft = Math.min(0.5, 0.8 / (framing.scale * Math.min(shape.halfU, shape.halfV)));
    for (let y = y0; y < y1; y++) {
      for (let x = x0; x < x1; x++) {
        const share = shapeCovers(
          shape,
          (x + 0.5 - framing.offsetU) / framing.scale,
          (y + 0.5 - framing.offsetV) / framing.scale,
          soft,
        );
        if (share === 0) continue;
        const k = y * size + x;
        if (mask !== undefined) mask[k] *= 1 - share;
        if (canvas === undefined) continue;
        const t = mixAt(paint, x / size, y / size);
        for (let c = 0; c < 3; c++)
          canvas.rgb[3 * k + c] += (paint.a[c] + (paint.b[c] - paint.a[c]) * t - canvas.rgb[3 * k + c]) * share;
      }
    }
  }
}
