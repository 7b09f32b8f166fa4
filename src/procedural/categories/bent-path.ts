import type { Vec3 } from '../../core/math/vec3.js';
import { add, norm, scale, subtract } from '../../core/math/vec3.js';

/**
 * A path of straight runs with its corners bent round, as tubes are: each corner becomes a parabola that starts `radius` before it, or half
 * way to the neighbouring corner where that is nearer.
 */
export function bendPath(corners: readonly Vec3[], radius: number, steps: number): Vec3[] {
  const path: Vec3[] = [corners[0]];
  for (let i = 1; i + 1 < corners.length; i++) {
    const corner = corners[i];
    const [back, ahead] = [subtract(corners[i - 1], corner), subtract(corners[i + 1], corner)];
    const from = scale(back, Math.min(radius / norm(back), 0.49));
    const to = scale(ahead, Math.min(radius / norm(ahead), 0.49));
    for (let k = 0; k <= steps; k++) {
      const t = k / steps;
      path.push(add(corner, add(scale(from, (1 - t) ** 2), scale(to, t * t))));
    }
  }
  path.push(corners[corners.length - 1]);
  return path;
}

/** The points seen in a mirror at x = 0. */
export const mirrored = (points: readonly Vec3[]): Vec3[] => points.map(([x, y, z]): Vec3 => [-x, y, z]);
