import { compose, translation } from '../../core/math/pose.js';
import { quatFromAxisAngle } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import type { Point2 } from '../solids/convex-polygons.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';

/** Parameters of the category. */
export interface PenValues {
  readonly length: number;
  readonly kind: 'click' | 'twist' | 'capped' | 'marker';
  readonly diameter: number;
  readonly parting: number;
  readonly taper: number;
  readonly nose: number;
  readonly clip: 'bar' | 'wire' | 'none';
  readonly clipLength: number;
  readonly grip: 'plain' | 'rubber';
  readonly ring: 'yes' | 'no';
  readonly material: 'plastic' | 'metal';
}

const FLATS = 12;
/** Radius of the corners of a rod's flats, in radii of the rod. */
export const FLAT_CORNER = 1 / Math.cos(Math.PI / FLATS);

/** Where a pen lies: its axis along x, `height` above the table; distances run from its back end. */
export interface PenFrame {
  /** A solid turned about the axis from (radius, distance) pairs. */
  readonly turn: (...profile: Point2[]) => Solid;
  /** A round bar between two distances that lies still: it collides as a prism of flats, for what rolls freely never comes to rest. */
  readonly rod: (from: number, to: number, radius: number) => Solid;
  /** A point that far along the axis. */
  readonly at: (distance: number) => Vec3;
}

/** @param sides Of a barrel with edges; round where absent. */
export function penFrame(s: Shapes, length: number, height: number, sides?: number): PenFrame {
  const at = (distance: number): Vec3 => [distance - length / 2, 0, height];
  return {
    turn: (...profile) => s.lathe(profile, { origin: [-length / 2, 0, height], axis: [1, 0, 0] }),
    rod: (from, to, radius) => {
      const prism = (n: number): Solid => s.loft([flats(at(from), radius, n), flats(at(to), radius, n)]);
      if (sides !== undefined) return prism(sides);
      return { ...s.cylinder(at(from), at(to), radius), pieces: () => prism(FLATS).pieces() };
    },
    at,
  };
}

/** Corners of a polygon of `n` sides about a circle across x, one side below. */
const flats = ([x, y, z]: Vec3, radius: number, n: number): Vec3[] =>
  Array.from({ length: n }, (_, i): Vec3 => {
    const angle = ((2 * i + 1) * Math.PI) / n;
    const corner = radius / Math.cos(Math.PI / n);
    return [x, y + corner * Math.sin(angle), z - corner * Math.cos(angle)];
  });

/** A soft sleeve with ridges where fingers hold it, no thicker than `outer`. */
export const gripRings = ({ rod }: PenFrame, outer: number, from: number, to: number): Solid[] => {
  const count = 4;
  const pitch = (to - from) / count;
  return paint(
    'rubber',
    rod(from, to, 0.97 * outer),
    ...Array.from({ length: count }, (_, i) => rod(from + (i + 0.2) * pitch, from + (i + 0.75) * pitch, outer)),
  );
};

/** A clip seen from outside: thickness and width, and the middle's distance from the axis, in radii. */
const CLIPS = { bar: { thick: 0.24, wide: 0.62, out: 1.42 }, wire: { thick: 0.18, wide: 0.3, out: 1.36 } } as const;

/**
 * A clip from `from` on for `length` along a barrel of radius `r`, turned to the front side so that its edge is `lift` above the table:
 * there it comes to rest when the pen rolls.
 */
export function drawClip(
  s: Shapes,
  kind: 'bar' | 'wire' | 'none',
  place: {
    readonly at: Vec3;
    readonly r: number;
    readonly length: number;
    readonly lift: number;
    readonly back: boolean;
  },
): Solid[] {
  if (kind === 'none') return [];
  const { at, r, length, lift, back } = place;
  const { thick, wide, out } = CLIPS[kind];
  // The lowest corner is A sin(angle) + B cos(angle) below the axis; that has to be the axis's height less the lift.
  const [a, b] = [(out + thick / 2) * r, (wide / 2) * r];
  const angle = Math.asin((at[2] - lift) / Math.hypot(a, b)) - Math.atan2(b, a);
  const turn = quatFromAxisAngle([1, 0, 0], angle);
  const pose = { position: at, rotation: turn };
  const block = (x0: number, x1: number, r0: number, r1: number, width: number): Solid => {
    const centre = compose(pose, translation([(x0 + x1) / 2, -(r0 + r1) / 2, 0]));
    return s.box(centre.position, [x1 - x0, r1 - r0, width], { rotation: turn, round: 0.2 * (r1 - r0) });
  };
  const inner = (out - thick / 2) * r;
  const outer = (out + thick / 2) * r;
  // A clip springs from its root, which is toward the closed end, and bends in to touch the barrel at its tip.
  const [from, to] = back ? [0, length] : [-length, 0];
  const root = back ? [from, from + 0.14 * length] : [to - 0.14 * length, to];
  const tip = back ? [to - 0.16 * length, to] : [from, from + 0.16 * length];
  return paint(
    'metal',
    block(from, to, inner, outer, wide * r),
    block(root[0], root[1], 0.7 * r, outer, wide * r),
    block(tip[0], tip[1], 1.03 * r, outer - 1e-4, 0.8 * wide * r),
  );
}
