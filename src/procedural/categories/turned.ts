import type { Pose } from '../../core/math/pose.js';
import { compose, transformPoint, translation } from '../../core/math/pose.js';
import { quatBetween } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { transformMesh } from '../../core/mesh/transform-mesh.js';
import { circle } from '../solids/round.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';

/** (radius, height), m. */
export type ProfilePoint = readonly [number, number];

/**
 * A solid body of revolution without a hollow: a profile of (radius, height) from the lower to the upper end about `axis` through
 * `origin`. Unlike `Shapes.lathe` its collision pieces are frusta, one for each run of the profile that is nearly convex.
 *
 * @param sides Sides at full detail.
 */
export function turned(
  s: Shapes,
  profile: readonly ProfilePoint[],
  options: { readonly origin?: Vec3; readonly axis?: Vec3; readonly sides?: number } = {},
): Solid {
  const pose: Pose = {
    ...translation(options.origin ?? [0, 0, 0]),
    rotation: quatBetween([0, 0, 1], options.axis ?? [0, 0, 1]),
  };
  const sides = s.steps(options.sides ?? 40);
  return s.loft(profile.map(([r, z]) => circle(r, z, sides).map((p) => transformPoint(pose, p))));
}

/** The quarter of an ellipse from (radius, 0) up to (0, height), as profile points. */
export const dome = (s: Shapes, radius: number, height: number, from: number, full = 8): ProfilePoint[] => {
  const n = s.steps(full);
  return Array.from({ length: n + 1 }, (_, k): ProfilePoint => {
    const angle = (Math.PI / 2) * (k / n);
    return [k === n ? 0 : radius * Math.cos(angle), from + height * Math.sin(angle)];
  });
};

/** Solids moved by a pose, finishes kept. */
export const placeSolids = (pose: Pose, solids: readonly Solid[]): Solid[] =>
  solids.map((solid) => ({
    ...solid,
    mesh: transformMesh(solid.mesh, pose),
    pieces: () => solid.pieces().map((piece) => ({ shape: piece.shape, pose: compose(pose, piece.pose) })),
  }));
