import type { Vec3 } from '../../core/math/vec3.js';
import { roundedRectangle } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import type { Ring } from '../solids/skin-rings.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { ringFrame } from './ring-frame.js';

/** The plate on the wall, m. The wall is the plane y = 0; the front of the plate is at y = -depth. */
export interface Plate {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly corner: number;
}

/** A level of the plate, `y` from the wall. */
const plateRing = (s: Shapes, width: number, height: number, corner: number, y: number, middle: number): Ring => {
  const steps = s.detail === 'full' ? 5 : 2;
  return roundedRectangle(width, height, Math.max(corner, 0.0004), steps).map(([x, z]): Vec3 => [x, y, middle + z]);
};

/** A plate with nothing but holes that its controls cover. */
export function closedPlate(s: Shapes, b: Plate): Solid[] {
  const ring = (inset: number, y: number): Ring =>
    plateRing(s, b.width - 2 * inset, b.height - 2 * inset, b.corner, y, b.height / 2);
  const bevel = 0.3 * b.depth;
  return [s.loft([ring(0, 0), ring(0, -b.depth + bevel), ring(0.35 * bevel, -b.depth + 0.3 * bevel), ring(bevel, -b.depth)])];
} // prettier-ignore

/** A plate with one opening for all rockers, closed behind. */
export function openPlate(s: Shapes, b: Plate, border: number): Solid[] {
  const ring = (inset: number, y: number, corner = b.corner): Ring =>
    plateRing(s, b.width - 2 * inset, b.height - 2 * inset, corner, y, b.height / 2);
  const bevel = Math.min(0.3 * b.depth, 0.4 * border);
  const inner = 0.0006;
  const floor = -0.12 * b.depth;
  // Corners of the outline begin at every quarter, so four sectors fall apart at the middle of the sides.
  const quarter = (rings: readonly Ring[]): Solid => {
    const steps = rings[0].length / 4;
    const shift = Math.round(steps / 2);
    return ringFrame(
      rings.map((r) => r.map((_, k) => r[(k + shift) % r.length])),
      4,
    );
  };
  return [
    quarter([
      ring(0, 0),
      ring(0, -b.depth + bevel),
      ring(bevel, -b.depth),
      ring(border, -b.depth, inner),
      ring(border, 0, inner),
    ]),
    ...paint('dark', s.boxBetween([-b.width / 2 + 0.9 * border, floor, 0.9 * border], [b.width / 2 - 0.9 * border, 0, b.height - 0.9 * border])), // prettier-ignore
  ];
}

/** What the controls of a closed plate sit in. */
export function bezels(type: string, s: Shapes, middles: readonly number[], h: number, depth: number): Solid[] {
  const front = -depth;
  const z = h / 2;
  if (type === 'toggle')
    return middles.map((x) => s.boxBetween([x - 0.06 * h, front - 0.012 * h, z - 0.115 * h], [x + 0.06 * h, front + 0.002, z + 0.115 * h])); // prettier-ignore
  if (type === 'slider')
    return middles.flatMap(
      (x) =>
      paint('dark', s.boxBetween([x - 0.022 * h, front - 0.002 * h, z - 0.3 * h], [x + 0.022 * h, front + 0.002, z + 0.3 * h])), // prettier-ignore
    );
  return [];
}
