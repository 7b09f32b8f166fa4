import type { Pose } from '../../core/math/pose.js';
import { IDENTITY_POSE } from '../../core/math/pose.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { pieceFromHull } from '../../core/mesh/decompose-convex.js';
import { transformMesh } from '../../core/mesh/transform-mesh.js';
import type { Point2 } from './convex-polygons.js';
import { convexPolygons } from './convex-polygons.js';
import { placed } from './round.js';
import type { Ring } from './skin-rings.js';
import { hullOf, skinRings } from './skin-rings.js';
import type { Solid } from './solid.js';

export interface PrismOptions {
  /** Takes the outline's frame (x, y, thickness along z from 0) to the object's. */
  readonly pose?: Pose;
  /** The far end is this much larger about the outline's (0, 0): a tapered plug. */
  readonly taper?: number;
}

/** See `Shapes.prism`. */
export function prism(outline: readonly Point2[], thickness: number, options: PrismOptions): Solid {
  const pose = options.pose ?? IDENTITY_POSE;
  const taper = options.taper ?? 1;
  const ends = (points: readonly Point2[]): [Ring, Ring] => [
    points.map(([x, y]): Vec3 => [x, y, 0]),
    points.map(([x, y]): Vec3 => [taper * x, taper * y, thickness]),
  ];
  return {
    mesh: transformMesh(skinRings(ends(outline)), pose),
    pieces: () =>
      convexPolygons(outline).flatMap((convex) => {
        const hull = hullOf(placed(ends(convex).flat(), pose));
        return hull === undefined ? [] : [pieceFromHull(hull)];
      }),
  };
}
