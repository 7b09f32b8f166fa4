import type { ConvexShape } from '../geom.js';
import type { Pose } from '../math/pose.js';
import type { Vec3 } from '../math/vec3.js';
import { cross, dot, norm, normalize, perpendicular, scale, subtract } from '../math/vec3.js';
import type { ClosestPoint } from './closest-on-simplex.js';
import { closestOnSimplex } from './closest-on-simplex.js';
import type { ConvexCore, Support } from './convex-support.js';
import { placeConvex } from './convex-support.js';
import { penetrationOf } from './penetration.js';

export interface Separation {
  /** > 0: the shapes overlap, and this is the shortest translation that parts them. < 0: minus the gap between them. m. */
  readonly depth: number;
  /** Unit vector from a to b: moving b by depth * normal makes the shapes touch. */
  readonly normal: Vec3;
}

/**
 * Penetration depth or gap of two placed convex shapes, in the frame that both poses lead to. The gap is exact (GJK: Gilbert, Johnson
 * and Keerthi 1988) and so is the depth of polyhedra (expanding polytope, van den Bergen 2001); for overlapping cylinders the depth is
 * within 1e-6 of the shapes' size.
 */
export function separateConvex(a: ConvexShape, poseA: Pose, b: ConvexShape, poseB: Pose): Separation {
  return separateCores(placeConvex(a, poseA), placeConvex(b, poseB));
}

/** As `separateConvex`, for shapes placed once and tested often. */
export function separateCores(a: ConvexCore, b: ConvexCore): Separation {
  const difference: Support = (d) => subtract(a.support(d), b.support([-d[0], -d[1], -d[2]]));
  const margin = a.margin + b.margin;
  const size = a.reach + b.reach;
  const between = subtract(b.centre, a.centre);
  const closest = distanceToOrigin(difference, subtract(a.centre, b.centre), size);
  const gap = norm(closest.point);
  if (gap > 1e-9 * size) return { depth: margin - gap, normal: scale(closest.point, -1 / gap) };
  const overlap = penetrationOf(difference, size);
  if (overlap !== undefined) return { depth: overlap.depth + margin, normal: overlap.normal };
  // Two cores without volume that meet (points or segments of spheres and capsules): any direction across both parts them.
  return { depth: margin, normal: directionAcross(closest.corners, between) };
}

function directionAcross(corners: readonly Vec3[], between: Vec3): Vec3 {
  const [p, q, r] = corners;
  const side = corners.length > 1 ? normalize(subtract(q, p)) : undefined;
  const face = corners.length > 2 ? normalize(cross(subtract(q, p), subtract(r, p))) : undefined;
  const chosen = face ?? (side === undefined ? undefined : perpendicular(side)) ?? normalize(between) ?? [0, 0, 1];
  return dot(chosen, between) < 0 ? scale(chosen, -1) : chosen;
}

/** The point of the difference body nearest to the origin (the origin when it is inside). */
function distanceToOrigin(difference: Support, guess: Vec3, size: number): ClosestPoint {
  let closest: ClosestPoint = { point: difference(scale(guess, -1)), corners: [] };
  closest = { point: closest.point, corners: [closest.point] };
  // Polyhedra need fewer than ten steps; curved shapes gain a digit every few.
  for (let step = 0; step < 64; step++) {
    const v = closest.point;
    const v2 = dot(v, v);
    if (v2 <= (1e-9 * size) ** 2) break;
    const w = difference(scale(v, -1));
    if (v2 - dot(v, w) <= 1e-10 * v2 || closest.corners.some((c) => c[0] === w[0] && c[1] === w[1] && c[2] === w[2]))
      break;
    const next = closestOnSimplex([...closest.corners, w]);
    // Rounding can stop the descent short of the test above.
    if (dot(next.point, next.point) >= v2) break;
    closest = next;
    if (closest.corners.length === 4) break;
  }
  return closest;
}
