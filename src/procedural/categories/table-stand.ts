import type { Vec3 } from '../../core/math/vec3.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { trumpet } from './chair-base.js';

/** What a table top of a given outline stands on, m. */
export interface StandShape {
  /** Half the distances of the legs' heads. */
  readonly x: number;
  readonly y: number;
  /** Underside of the top. */
  readonly top: number;
  readonly thickness: number;
  /** Feet stand this many times further apart than heads. */
  readonly splay: number;
  readonly round: boolean;
}

/** The four corners, counter-clockwise from the front left. */
export const cornersOf = (x: number, y: number): [number, number][] => [[-x, -y], [x, -y], [x, y], [-x, y]]; // prettier-ignore

/** A bar between two points, square or round, thinner towards its lower end `from`. */
export function leg(s: Shapes, from: Vec3, to: Vec3, thickness: number, taper: number, round: boolean): Solid {
  const [a, b] = [(taper * thickness) / 2, thickness / 2];
  if (round) return s.cylinder(from, to, a, b);
  return s.loft(
    [from, to].map((p, k) =>
      cornersOf(k === 0 ? a : b, k === 0 ? a : b).map(([x, y]): Vec3 => [p[0] + x, p[1] + y, p[2]]),
    ),
  );
}

/** Four legs, and an apron of that height between them. */
export function fourLegs(s: Shapes, shape: StandShape, apron: number, openFront: boolean): Solid[] {
  const { x, y, top, thickness: t, splay, round } = shape;
  const legs = cornersOf(x, y).map(([a, b]) => leg(s, [splay * a, splay * b, 0], [a, b, top + 0.002], t, 0.68, round));
  if (apron < 0.02) return legs;
  const [low, high, board] = [top - apron, top + 0.002, 0.02];
  const rails = [
    s.boxBetween([-x, y - board / 2, low], [x, y + board / 2, high]),
    s.boxBetween([-x - board / 2, -y, low], [-x + board / 2, y, high]),
    s.boxBetween([x - board / 2, -y, low], [x + board / 2, y, high]),
  ];
  return [
    ...legs,
    ...rails,
    ...(openFront ? [] : [s.boxBetween([-x, -y - board / 2, low], [x, -y + board / 2, high])]),
  ];
}

/** A column on a disc or on four sweeping feet. */
export function pedestal(s: Shapes, { top, thickness, round }: StandShape, reach: number): Solid[] {
  const plate = s.cylinder([0, 0, top - 0.02], [0, 0, top + 0.002], 0.6 * reach);
  const column = 0.028 + 0.35 * thickness;
  if (round) return [trumpet(s, reach, 0.35 * top), s.cylinder([0, 0, 0.1 * top], [0, 0, top], 0.9 * column), plate];
  const post = s.lathe([
    [0, 0.1 * top],
    [column, 0.12 * top],
    [1.5 * column, 0.3 * top],
    [0.9 * column, 0.55 * top],
    [1.3 * column, 0.8 * top],
    [1.1 * column, top],
    [0, top],
  ]);
  const n = s.steps(8);
  const feet = Array.from({ length: 4 }, (_, i) => {
    const angle = Math.PI / 4 + (i * Math.PI) / 2;
    const path = Array.from({ length: n + 1 }, (_, k): Vec3 => {
      const t = k / n;
      const z = 0.026 + 0.26 * top * (1 - t) ** 2.2;
      return [(0.01 + reach * t) * Math.cos(angle), (0.01 + reach * t) * Math.sin(angle), z];
    });
    return s.tube(path, 0.026, { square: true, up: [0, 0, 1], flat: [0.8, 1] });
  });
  return [post, ...feet, plate];
}

/** Two frames of slanting legs, joined by a beam. */
export function trestles(s: Shapes, shape: StandShape): Solid[] {
  const { x, y, top, thickness: t, splay, round } = shape;
  const frames = [-x, x].flatMap((at) => {
    const ends = [-1, 1].map((side) =>
      leg(s, [at * splay ** 0.5, side * y, 0], [at, side * Math.min(0.3 * y, 0.08), top - 0.5 * t], 0.9 * t, 1, round),
    );
    const z = 0.3 * top;
    const reach = y - (y - Math.min(0.3 * y, 0.08)) * 0.3;
    return [
      ...ends,
      s.boxBetween([at - 0.45 * t, -0.95 * y, top - t], [at + 0.45 * t, 0.95 * y, top + 0.002]),
      s.boxBetween(
        [at * splay ** 0.35 - 0.3 * t, -reach, z - 0.35 * t],
        [at * splay ** 0.35 + 0.3 * t, reach, z + 0.35 * t],
      ),
    ];
  });
  const beam = s.boxBetween(
    [-x * splay ** 0.35, -0.3 * t, 0.3 * top - 0.5 * t],
    [x * splay ** 0.35, 0.3 * t, 0.3 * top + 0.5 * t],
  );
  return [...frames, beam];
}

/** Two upright boards with a rail between them. */
export function slabs(s: Shapes, { x, y, top, thickness: t }: StandShape): Solid[] {
  return [
    ...[-x, x].map((at) => s.boxBetween([at - 0.4 * t, -y, 0], [at + 0.4 * t, y, top + 0.002])),
    s.boxBetween([-x, 0.6 * y - 0.01, top - 0.22 * top], [x, 0.6 * y + 0.01, top + 0.002]),
  ];
}
