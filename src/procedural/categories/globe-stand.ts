import type { Vec3 } from '../../core/math/vec3.js';
import { add, scale } from '../../core/math/vec3.js';
import { arc, smoothCurve } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { turned } from './turned.js';

/** Half or all of a ring about the ball in the plane y = 0, from pole to pole over the left side. */
export function meridian(
  s: Shapes,
  m: { readonly centre: Vec3; readonly tilt: number; readonly radius: number; readonly width: number; readonly full: boolean },
): Solid[] {
  // Angles from +x towards +z: the upper pole is at 90 degrees less the tilt.
  const pole = Math.PI / 2 - m.tilt;
  const extra = 0.09;
  const [from, to] = m.full ? [pole, pole + 2 * Math.PI] : [pole - extra, pole + Math.PI + extra];
  const n = s.steps(m.full ? 56 : 36);
  const path = arc([m.centre[0], m.centre[2]], m.radius, from, to, n).map(([x, z]): Vec3 => [x, 0, z]);
  // In the section u lies in the plane of the ring or across it: a flat band, thin towards the ball.
  return [
    s.tube(m.full ? path.slice(0, -1) : path, m.width / 2, {
      flat: [1.3, 0.75],
      square: true,
      up: [Math.cos(from), 0, Math.sin(from)],
      ...(m.full ? { loop: true } : {}),
    }),
  ];
} // prettier-ignore

/** A turned column from the foot to the meridian's lowest point. */
export function column(s: Shapes, top: number, from: number, r: number): Solid[] {
  const h = top - from;
  return [
    turned(
      s,
      [
        [1.7 * r, from - 0.002],
        [1.2 * r, from + 0.12 * h],
        [0.75 * r, from + 0.3 * h],
        [0.65 * r, from + 0.6 * h],
        [1.15 * r, from + 0.72 * h],
        [1.15 * r, from + 0.82 * h],
        [0.7 * r, from + 0.92 * h],
        [0.8 * r, top + 0.012 * h + 0.001],
      ],
      { sides: 28 },
    ),
  ];
}

/** The foot that the column stands on: `neck` is the radius of the column. */
export function foot(s: Shapes, kind: 'disc' | 'tripod' | 'square', r: number, h: number, neck: number): Solid[] {
  if (kind === 'square') {
    const wide = 0.85 * r;
    return [
      s.boxBetween([-wide, -wide, 0], [wide, wide, 0.6 * h], { round: 0.1 * h }),
      s.boxBetween([-0.8 * wide, -0.8 * wide, 0.5 * h], [0.8 * wide, 0.8 * wide, h], { round: 0.1 * h }),
    ];
  }
  if (kind === 'disc')
    return [
      turned(
        s,
        [
          [0.97 * r, 0],
          [r, 0.12 * h],
          [r, 0.35 * h],
          [0.93 * r, 0.5 * h],
          [0.78 * r, 0.62 * h],
          [0.45 * r, 0.82 * h],
          [Math.min(2 * neck, 0.4 * r), h],
        ],
        { sides: 48 },
      ),
    ];
  const thick = Math.max(0.004, Math.min(0.35 * h, 0.07 * r));
  return [
    turned(s, [[1.8 * neck, 0.55 * h], [2 * neck, 0.75 * h], [1.7 * neck, h]], { sides: 28 }),
    ...[0, 1, 2].flatMap((k): Solid[] => {
      const a = Math.PI / 6 + (2 * Math.PI * k) / 3;
      const at = (d: number, z: number): Vec3 => [d * r * Math.cos(a), d * r * Math.sin(a), z];
      return [
        s.tube([at(0, 0.78 * h), at(0.45, 0.72 * h), at(0.8, 0.4 * h + thick), at(1, thick)], thick),
        s.cylinder(at(1, 0), at(1, 1.4 * thick), 1.5 * thick),
      ];
    }),
  ]; // prettier-ignore
}

/** Height of the ball's centre on a wire stem. */
export const wireHeight = (share: number, r: number): number => (1.22 + 0.3 * share) * r;

/** A stem along the axis, bent round to an open ring on the table. */
export function wireFoot(
  s: Shapes,
  w: {
    readonly r: number;
    readonly centre: Vec3;
    readonly axis: Vec3;
    /** Share of the ball's radius. */
    readonly width: number;
    readonly footWidth: number;
  },
): Solid[] {
  const { r, centre, axis } = w;
  const thin = w.width * r;
  const ring = Math.max(0.55, 0.8 * w.footWidth) * r;
  const down = (d: number): Vec3 => add(centre, scale(axis, -d));
  const atHeight = (z: number): Vec3 => down((centre[2] - z) / axis[2]);
  const bend = 0.16 * r;
  // From the stem's lower end the ring goes round behind the ball to the right, and ends in front of where it began.
  const end = atHeight(0);
  const middle = end[0] + 0.95 * ring;
  const turn = arc([middle, 0], ring, Math.PI - 0.3, Math.PI - 5.35, s.steps(40)).map(([x, y]): Vec3 => [x, y, thin]);
  const bent: Vec3[] = [
    atHeight(2 * bend),
    atHeight(bend),
    [end[0] + 0.05 * r, 0.02 * r, 1.6 * thin],
    turn[0],
    turn[1],
  ];
  const corner = smoothCurve(bent, s.steps(5));
  return [s.tube([down(1.035 * r), ...corner.slice(0, -1), ...turn.slice(1)], thin)];
}
