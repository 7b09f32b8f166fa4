import type { Vec3 } from '../../core/math/vec3.js';
import { arc, smoothCurve } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';

/** A spout's pipe in the plane x = 0, towards -y; m. */
export interface SpoutShape {
  readonly kind: 'gooseneck' | 'curved' | 'straight';
  readonly radius: number;
  /** How far in front of the axis water comes out. */
  readonly reach: number;
  /** Height of the highest point above the start. */
  readonly rise: number;
  /** How far the end comes down from there, a share of the rise. */
  readonly drop: number;
}

const inPlane = (points: readonly (readonly [number, number])[]): Vec3[] => points.map(([y, z]) => [0, y, z]);

/** Path of a spout that goes up from the axis at height `from`. */
function risingPath(s: Shapes, h: SpoutShape, from: number): Vec3[] {
  const top = from + h.rise;
  if (h.kind === 'gooseneck') {
    const half = h.reach / 2;
    const side = Math.min(half, 0.8 * h.rise);
    const end = Math.max(top - h.drop * h.rise, from + 0.1 * h.rise);
    const bow = arc([0, 0], 1, 0, Math.PI, s.steps(24)).map(
      ([c, d]): [number, number] => [-half + half * c, top - side + side * d], // prettier-ignore
    );
    // The arc is followed down as far as the end is low, then the pipe goes straight.
    const shown = bow.filter(([y, z]) => y > -half || z > end);
    return inPlane([[0, from], ...shown, ...(end < top - side ? [[-h.reach, end] as const] : [])]);
  }
  if (h.kind === 'curved')
    return inPlane(
      smoothCurve(
        [
          [0, from],
          [0, from + 0.45 * h.rise],
          [-0.16 * h.reach, from + 0.84 * h.rise],
          [-0.45 * h.reach, top],
          [-0.78 * h.reach, top - 0.12 * h.drop * h.rise],
          [-h.reach, top - 0.55 * h.drop * h.rise],
        ],
        s.steps(7),
      ),
    );
  const corner = Math.min(2.2 * h.radius, 0.45 * h.rise, 0.3 * h.reach);
  return inPlane([
    [0, from],
    ...arc([-corner, top - corner], corner, 0, Math.PI / 2, s.steps(8)),
    ...arc([-h.reach + corner, top - corner], corner, Math.PI / 2, Math.PI, s.steps(8)),
    [-h.reach, top - corner - 0.3 * h.drop * h.rise],
  ]);
}

/** Path of a spout that comes out of the front of a column and stays below `ceiling`. */
function frontPath(s: Shapes, h: SpoutShape, from: number, ceiling: number): Vec3[] {
  const r = h.radius;
  const high = Math.min(from + h.rise, ceiling - 1.3 * r);
  const up = Math.max(0, high - from);
  if (h.kind === 'straight')
    return inPlane([
      [0, from],
      [-0.5 * h.reach, from + 0.5 * up],
      [-h.reach, from + up],
    ]);
  const hump = h.kind === 'gooseneck' ? 1 : 0.55;
  return inPlane(
    smoothCurve(
      [
        [0, from + 0.1 * up],
        [-0.32 * h.reach, from + 0.75 * hump * up],
        [-0.62 * h.reach, from + hump * up],
        [-0.88 * h.reach, from + hump * up - 0.3 * h.drop * h.reach],
        [-h.reach, from + hump * up - 0.65 * h.drop * h.reach],
      ],
      s.steps(6),
    ),
  );
}

/** The pipe with its nozzle. */
function pipe(s: Shapes, h: SpoutShape, path: readonly Vec3[], down: boolean): Solid[] {
  const end = path[path.length - 1];
  const before = path[path.length - 2];
  const away: Vec3 = down ? [0, 0, -1] : [0, (end[1] - before[1]), end[2] - before[2]]; // prettier-ignore
  const length = Math.hypot(...away);
  const step = (k: number): Vec3 => [0, end[1] + (k * away[1]) / length, end[2] + (k * away[2]) / length];
  const nozzle = 1.1 * h.radius;
  return [
    s.tube(path, h.radius),
    s.cylinder(step(-0.4 * h.radius), step(0.9 * h.radius), nozzle),
    ...paint('dark', s.cylinder(step(0.5 * h.radius), step(1.05 * h.radius), 0.78 * nozzle)),
  ];
}

/** A spout up from the axis at height `from`. */
export const risingSpout = (s: Shapes, h: SpoutShape, from: number): Solid[] =>
  pipe(s, h, risingPath(s, h, from), false);

/** A spout out of the front of a column at height `from`, no higher than `ceiling`. */
export function frontSpout(s: Shapes, h: SpoutShape, from: number, ceiling: number): Solid[] {
  const path = frontPath(s, h, from, ceiling);
  if (h.kind !== 'straight') return pipe(s, h, path, false);
  // A flat bar, with its nozzle underneath the end.
  const [, y, z] = path[2];
  const r = h.radius;
  const mouth = y + 1.3 * r;
  return [
    s.tube(path, r, { flat: [1.25, 0.8], square: true, up: [0, 0, 1] }),
    s.cylinder([0, mouth, z - 1.25 * r], [0, mouth, z], 0.85 * r),
    ...paint('dark', s.cylinder([0, mouth, z - 1.35 * r], [0, mouth, z - r], 0.68 * r)),
  ];
}
