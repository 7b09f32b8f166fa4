import type { Vec3 } from '../../core/math/vec3.js';
import type { Point2 } from '../solids/convex-polygons.js';
import { smoothCurve } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import type { Ring } from '../solids/skin-rings.js';
import type { Solid } from '../solids/solid.js';

interface Temple {
  readonly w: number;
  readonly bar: number;
  readonly length: number;
  readonly isMetal: boolean;
  readonly tall: number;
}

/** A flat bar back from the pin, outside it, bending down to rest on the table. */
export function drawTemple(
  s: Shapes,
  p: { readonly hook: number; readonly templeTaper: number },
  [x, y, z]: Vec3,
  side: 1 | -1,
  { w, bar, length, isMetal, tall }: Temple,
): Solid[] {
  const bend = length * (1 - p.hook);
  const slim = isMetal ? 0.007 * w : 0.016 * w;
  const tip = isMetal ? 0.014 * w : 0.022 * w;
  // Its end touches the table as the rims do, or the frame would lean.
  let end = tip;
  let rings: Ring[] = [];
  for (let round = 0; round < 3; round++) {
    rings = templeRings(
      s,
      end,
      { bend, length, slim, tip, tall, wide: isMetal ? 0.3 : 0.25 + 0.75 * p.templeTaper },
      (a, along, up) => [x + side * a * bar, y + along, up],
      z,
    );
    end -= Math.min(...rings.flat().map((q) => q[2]));
  }
  // It bends so gently that a third of its sections will do to collide.
  const few = rings.filter((_, i) => i % 3 === 0 || i === rings.length - 1);
  return [{ ...s.loft(rings), pieces: () => s.loft(few).pieces() }];
}

interface TempleShape {
  /** Where it begins to bend, and its whole length. */
  readonly bend: number;
  readonly length: number;
  /** Half heights in the middle, at the end, and (whole) at the pin; how far it tapers, 0 to 1. */
  readonly slim: number;
  readonly tip: number;
  readonly tall: number;
  readonly wide: number;
}

/** Cross-sections from the pin at height `z` to the end at height `end`. */
function templeRings(
  s: Shapes,
  end: number,
  { bend, length, slim, tip, tall, wide }: TempleShape,
  place: (across: number, along: number, up: number) => Vec3,
  z: number,
): Ring[] {
  const curve = smoothCurve<Point2>(
    [[0, z], [0.4 * bend, z], [0.75 * bend, z], [bend, z - 0.06 * tall], [0.5 * (bend + length), z - 0.4 * (z - end)], [length, end]],
    s.steps(5),
  ); // prettier-ignore
  const half = (t: number): number =>
    slim +
    (tall / 2 - slim) * (wide * (1 - t) ** 1.5 + (1 - wide) * Math.max(0, 1 - 6 * t)) +
    (tip - slim) * Math.min(1, Math.max(0, (t - 0.6) * 4));
  return curve.map(([along, up], i): Ring => {
    const [before, after] = [curve[Math.max(0, i - 1)], curve[Math.min(curve.length - 1, i + 1)]];
    const run = Math.hypot(after[0] - before[0], after[1] - before[1]);
    const [dy, dz] = [(after[0] - before[0]) / run, (after[1] - before[1]) / run];
    const h = half(i / (curve.length - 1)) * (i === curve.length - 1 ? 0.7 : 1);
    const corners: readonly Point2[] = [[0, -0.6], [0.3, -1], [0.7, -1], [1, -0.6], [1, 0.6], [0.7, 1], [0.3, 1], [0, 0.6]]; // prettier-ignore
    return corners.map(([a, b]) => place(a, along - dz * b * h, up + dy * b * h));
  });
}
