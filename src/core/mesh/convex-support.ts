import type { ConvexShape } from '../geom.js';
import { matrixFromQuat } from '../math/mat3.js';
import type { Pose } from '../math/pose.js';
import type { Vec3 } from '../math/vec3.js';

/** Furthest point of a shape along a direction (need not be unit). */
export type Support = (direction: Vec3) => Vec3;

/**
 * A placed shape as a core and a margin: the shape is all points within `margin` of the core. Spheres are a point and capsules a
 * segment with a margin, which keeps their distances exact.
 */
export interface ConvexCore {
  readonly support: Support;
  readonly margin: number;
  /** A point inside. */
  readonly centre: Vec3;
  /** Radius of a ball about `centre` that holds the whole shape. */
  readonly reach: number;
}

/** The shape at a pose, ready for distance queries in the frame that the pose leads to. */
export function placeConvex(shape: ConvexShape, pose: Pose): ConvexCore {
  const m = matrixFromQuat(pose.rotation);
  const p = pose.position;
  const toWorld = (x: number, y: number, z: number): Vec3 => [
    m[0] * x + m[1] * y + m[2] * z + p[0],
    m[3] * x + m[4] * y + m[5] * z + p[1],
    m[6] * x + m[7] * y + m[8] * z + p[2],
  ];
  const local = (d: Vec3, column: 0 | 1 | 2): number => m[column] * d[0] + m[3 + column] * d[1] + m[6 + column] * d[2];
  switch (shape.kind) {
    case 'sphere':
      return { support: () => p, margin: shape.radius, centre: p, reach: shape.radius };
    case 'capsule': {
      const half = shape.halfLength;
      const support: Support = (d) => toWorld(0, 0, local(d, 2) >= 0 ? half : -half);
      return { support, margin: shape.radius, centre: p, reach: shape.radius + half };
    }
    case 'box': {
      const [x, y, z] = shape.halfExtents;
      const support: Support = (d) =>
        toWorld(local(d, 0) >= 0 ? x : -x, local(d, 1) >= 0 ? y : -y, local(d, 2) >= 0 ? z : -z);
      return { support, margin: 0, centre: p, reach: Math.hypot(x, y, z) };
    }
    case 'cylinder': {
      const { radius, halfLength } = shape;
      const support: Support = (d) => {
        const [x, y] = [local(d, 0), local(d, 1)];
        const across = Math.hypot(x, y);
        const s = across > 1e-300 ? radius / across : 0;
        return toWorld(x * s, y * s, local(d, 2) >= 0 ? halfLength : -halfLength);
      };
      return { support, margin: 0, centre: p, reach: Math.hypot(radius, halfLength) };
    }
    case 'convex':
      return placeVertices(shape.mesh.positions, toWorld);
  }
}

function placeVertices(local: Float32Array, toWorld: (x: number, y: number, z: number) => Vec3): ConvexCore {
  const points = new Float64Array(local.length);
  const sum = [0, 0, 0];
  for (let i = 0; i < local.length; i += 3) {
    const world = toWorld(local[i], local[i + 1], local[i + 2]);
    points.set(world, i);
    for (let k = 0; k < 3; k++) sum[k] += (3 * world[k]) / local.length;
  }
  const centre: Vec3 = [sum[0], sum[1], sum[2]];
  let reach = 0;
  for (let i = 0; i < points.length; i += 3)
    reach = Math.max(reach, Math.hypot(points[i] - centre[0], points[i + 1] - centre[1], points[i + 2] - centre[2]));
  const support: Support = (d) => {
    let best = 0;
    let furthest = -Infinity;
    for (let i = 0; i < points.length; i += 3) {
      const along = d[0] * points[i] + d[1] * points[i + 1] + d[2] * points[i + 2];
      if (along > furthest) [best, furthest] = [i, along];
    }
    return [points[best], points[best + 1], points[best + 2]];
  };
  return { support, margin: 0, centre, reach };
}
