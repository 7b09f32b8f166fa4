import type { Vec3 } from '../../core/math/vec3.js';
import { smoothCurve } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { drawnOnly } from './vessel-parts.js';

/** A handle like a D at the right side, in the plane y = 0: from (`x0`, `top`) out by `reach` and back to (`x1`, `low`). */
export function sideHandle(
  s: Shapes,
  at: {
    readonly x0: number;
    readonly top: number;
    readonly x1: number;
    readonly low: number;
    readonly reach: number;
    readonly thick: number;
  },
): Solid {
  const { x0, top, x1, low, reach, thick } = at;
  const span = top - low;
  const path = smoothCurve<Vec3>([
    [x0, 0, top],
    [x0 + 0.6 * reach, 0, top],
    [x0 + reach, 0, top - 0.22 * span],
    [Math.max(x0, x1) + 0.85 * reach, 0, top - 0.65 * span],
    [x1 + 0.35 * reach, 0, low + 0.03 * span],
    [x1, 0, low],
  ], s.steps(5)); // prettier-ignore
  return s.tube(path, thick, { flat: [1.25, 0.85], up: [0, 1, 0] });
}

/** A curved spout to the left, in the plane y = 0, along (distance from the axis, height); its mouth is dark. */
export function tubeSpout(
  s: Shapes,
  points: readonly (readonly [number, number])[],
  radii: readonly [number, number],
): Solid[] {
  const path = smoothCurve<Vec3>(points.map(([x, z]): Vec3 => [-x, 0, z]), s.steps(5)); // prettier-ignore
  const [end, before] = [path[path.length - 1], path[path.length - 2]];
  const size = Math.hypot(end[0] - before[0], end[2] - before[2]);
  const tip: Vec3 = [
    end[0] + (0.0008 * (end[0] - before[0])) / size,
    0,
    end[2] + (0.0008 * (end[2] - before[2])) / size,
  ];
  return [
    s.tube(path, (t) => radii[0] + (radii[1] - radii[0]) * Math.sqrt(t)),
    ...paint('dark', ...drawnOnly(s.cylinder(before, tip, 0.7 * radii[1]))),
  ];
}

/** What a lid is lifted by, standing on `z`. */
export function lidKnob(s: Shapes, kind: 'ball' | 'disc' | 'loop', z: number, k: number): Solid[] {
  switch (kind) {
    case 'ball':
      return [
        s.cylinder([0, 0, z - 0.002], [0, 0, z + 0.35 * k], 0.22 * k),
        s.ellipsoid([0, 0, z + 0.6 * k], [0.5 * k, 0.5 * k, 0.45 * k]),
      ];
    case 'disc':
      return [s.cylinder([0, 0, z - 0.002], [0, 0, z + 0.5 * k], 0.22 * k), s.cylinder([0, 0, z + 0.5 * k], [0, 0, z + 0.8 * k], 0.6 * k)]; // prettier-ignore
    case 'loop':
      return [
        s.tube(smoothCurve<Vec3>([[-0.7 * k, 0, z - 0.002], [-0.6 * k, 0, z + 0.6 * k], [0, 0, z + 0.85 * k], [0.6 * k, 0, z + 0.6 * k], [0.7 * k, 0, z - 0.002]], s.steps(4)), 0.13 * k),
      ]; // prettier-ignore
  }
}
