import { degrees } from '../../core/conventions.js';
import type { Vec3 } from '../../core/math/vec3.js';
import type { ModelMotion } from '../model.js';
import { hinge } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';

/** Bar on two posts, bow, flat bar, a dark recess to reach into, or nothing to see. */
export type HandleStyle = 'bar' | 'bow' | 'flat' | 'pocket' | 'none';

/** How far a handle stands out from its door, as a multiple of its thickness. */
const REACH: Readonly<Record<HandleStyle, number>> = { bar: 2.6, bow: 3, flat: 2.4, pocket: 0, none: 0 };
/** How far a handle of that style stands out, m. */
export const handleReach = (style: HandleStyle, thickness: number): number => REACH[style] * thickness;

/** A handle in front (-y) of a face, between two points of that face; along x or z. Bright metal, or a dark recess. */
export function doorHandle(s: Shapes, style: HandleStyle, from: Vec3, to: Vec3, thickness: number): Solid[] {
  if (style === 'none') return [];
  const at = (t: number, out: number): Vec3 => [
    from[0] + t * (to[0] - from[0]),
    from[1] - out,
    from[2] + t * (to[2] - from[2]),
  ];
  const r = thickness / 2;
  const reach = handleReach(style, thickness) - r;
  const level = Math.abs(to[0] - from[0]) > Math.abs(to[2] - from[2]);
  const around = (a: Vec3, b: Vec3, half: number, deep: number): Solid =>
    s.boxBetween(
      [a[0] - (level ? 0 : half), a[1] - deep, a[2] - (level ? half : 0)],
      [b[0] + (level ? 0 : half), b[1] + deep, b[2] + (level ? half : 0)],
      { round: 0.4 * r },
    );
  switch (style) {
    case 'bar':
      return paint(
        'metal',
        s.cylinder(at(0, reach), at(1, reach), r),
        ...[0.1, 0.9].map((t) => s.cylinder(at(t, -0.001), at(t, reach), 0.7 * r)),
      );
    case 'flat':
      return paint(
        'metal',
        around(at(0, reach), at(1, reach), r, 0.6 * r),
        ...[0.04, 0.92].map((t) => around(at(t, reach / 2), at(t + 0.04, reach / 2), 0.7 * r, reach / 2 + 0.001)),
      );
    case 'bow': {
      const steps = 2 * s.steps(6);
      const path = Array.from({ length: steps + 1 }, (_, k): Vec3 => {
        const t = k / steps;
        return at(t, reach * Math.pow(Math.sin(Math.PI * t), 0.45) - 0.001);
      });
      return paint('metal', s.tube(path, r, { flat: [1, 0.75], up: [0, -1, 0] }));
    }
    case 'pocket':
      return paint('dark', around(at(0, 0), at(1, 0), thickness, 0.0012));
  }
}

/** A door on a vertical hinge at its left or right edge, opening towards the front. `position` is on its inner face. */
export const sideHinge = (
  side: 'left' | 'right',
  position: Vec3,
  range: number,
  seen: { readonly closed: number; readonly from: number },
): ModelMotion =>
  hinge({
    axis: [0, 0, side === 'left' ? -1 : 1],
    position,
    range: [0, range],
    seen: { closed: seen.closed, between: [seen.from, range] },
  });

interface DropDoor {
  /** On the hinge, m. */
  readonly position: Vec3;
  /** Thickness of the door about its hinge, m: the hinge is in its middle. */
  readonly thickness: number;
  /** Height of the door above its hinge, m. */
  readonly height: number;
  /** How far its handle stands out, m. */
  readonly reach: number;
  readonly closed: number;
  /** Degrees from which on it is photographed. */
  readonly from: number;
}

/** Air between a dropped door or its handle and the floor, m. */
const OVER_FLOOR = 0.006;

/** A door that drops open by a right angle, or as far as its handle has room above the floor. */
export function dropHinge({ position, thickness, height, reach, closed, from }: DropDoor): ModelMotion {
  const room = position[2] - thickness / 2 - reach - OVER_FLOOR;
  const range = room >= 0 ? 90 : 90 - degrees(Math.asin(Math.min(0.5, -room / height)));
  return hinge({
    axis: [1, 0, 0],
    position,
    range: [0, range],
    seen: { closed, between: [from, range] },
  });
}
