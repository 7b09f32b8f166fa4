import type { Vec3 } from '../../core/math/vec3.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { mirrored } from './bent-path.js';
import { bentBar, touchedAs } from './collision-proxy.js';

/** Direction of arm `i` of a star, rad: one arm points to the front. */
export const starAngle = (i: number, arms: number): number => -Math.PI / 2 + (2 * Math.PI * i) / arms;

export interface StarShape {
  readonly arms: number;
  /** Distance of the arms' ends from the middle, m. */
  readonly reach: number;
  /** Height of the undersides of the ends, and of the hub's top, m. */
  readonly low: number;
  readonly high: number;
  readonly flat: boolean;
}

/** Arms that arch down from a hub. */
export function star(s: Shapes, { arms, reach, low, high, flat }: StarShape): Solid[] {
  const thick = flat ? 0.011 : 0.013;
  const hub = s.lathe([
    [0, high - 0.06],
    [0.032, high - 0.055],
    [0.045, high - 0.03],
    [0.036, high],
    [0, high],
  ]);
  const bars = Array.from({ length: arms }, (_, i) => {
    const [c, d] = [Math.cos(starAngle(i, arms)), Math.sin(starAngle(i, arms))];
    const n = s.steps(8);
    const at = (t: number): Vec3 => {
      const r = 0.012 + (reach + 0.002) * t;
      return [r * c, r * d, low + thick + (high - 0.028 - low - thick) * (1 - t ** 1.7)];
    };
    const bar = (points: readonly Vec3[]): Solid =>
      s.tube(points, (t) => thick * (1.25 - 0.25 * t), { flat: flat ? [2.3, 1] : [1.5, 1], up: [0, 0, 1] });
    return touchedAs(bar(Array.from({ length: n + 1 }, (_, k) => at(k / n))), bar([at(0), at(0.6), at(1)]));
  });
  return [hub, ...bars];
}

/** A round foot that sweeps up into a column. */
export function trumpet(s: Shapes, radius: number, top: number): Solid {
  const [neck, rise, n] = [0.027, Math.min(0.4 * top, 0.7 * radius), s.steps(8)];
  const sweep = Array.from({ length: n + 1 }, (_, k): [number, number] => {
    const t = k / n;
    return [neck + (radius - neck) * (1 - t) ** 3, 0.009 + rise * t];
  });
  return s.lathe([[0, 0], [radius, 0], ...sweep, [neck - 0.002, top], [0, top]]); // prettier-ignore
}

/** Four legs from points under the seat to points on the floor; `front` and `rear` legs run apart by `splay` (1 is upright). */
export function legs(
  s: Shapes,
  corners: readonly (readonly [number, number])[],
  top: number,
  splay: number,
  thickness: number,
  round: boolean,
): Solid[] {
  return corners.map(([x, y]) => {
    const foot: Vec3 = [splay * x, splay * y, 0];
    const taper = (t: number): number => (thickness / 2) * (0.68 + 0.32 * t);
    const head: Vec3 = [x, y, top];
    return round
      ? s.cylinder([foot[0], foot[1], 0], head, taper(0), taper(1))
      : s.loft(
          [foot, head].map((p, k) => {
            const r = taper(k);
            return [[-r, -r], [r, -r], [r, r], [-r, r]].map(([a, b]): Vec3 => [p[0] + a, p[1] + b, p[2]]); // prettier-ignore
          }),
        );
  });
}

/** One bent tube: floor runners joined at the rear, up at the front, along the seat's sides. */
export function sled(s: Shapes, half: number, depth: number, top: number, radius: number): Solid[] {
  const side: Vec3[] = [
    [half, depth / 2 - 0.02, top],
    [half, -depth / 2 + 0.02, top],
    [half, -depth / 2 + 0.02, radius],
    [half, depth / 2, radius],
    [0, depth / 2, radius],
  ];
  const corners = [...side, ...mirrored(side.slice(0, -1)).reverse()];
  return paint('metal', bentBar(s, corners, 0.07, 5, radius));
}
