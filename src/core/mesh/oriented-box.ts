import type { ConvexPiece } from '../geom.js';
import type { Mat3 } from '../math/mat3.js';
import { multiplyMat3Vec, quatFromMatrix, transpose } from '../math/mat3.js';
import type { Vec3 } from '../math/vec3.js';
import { cross, dot, normalize, subtract, scale } from '../math/vec3.js';
import { facePlanes, vertexAt } from './face-planes.js';
import type { TriangleMesh } from './triangle-mesh.js';

/** A box with axes of its own. */
export interface OrientedBox {
  readonly piece: ConvexPiece;
  readonly volume: number;
}

/** The largest faces are tried; a box-like hull has its own among them. */
const FACES_TRIED = 6;

/**
 * A small box around a convex mesh: of the boxes flush with the frame's axes, or with one of the mesh's large faces and one of its
 * neighbours' directions in it, the one of least volume. For a mesh that is a box, that box.
 */
export function fitOrientedBox(hull: TriangleMesh): OrientedBox {
  const points = Array.from({ length: hull.positions.length / 3 }, (_, v) => vertexAt(hull, v));
  let best = boxAlong(points, [1, 0, 0, 0, 1, 0, 0, 0, 1]);
  const normals = facePlanes(hull)
    .slice(0, FACES_TRIED)
    .map((plane) => plane.normal);
  normals.forEach((z, i) => {
    normals.forEach((other, j) => {
      if (i === j) return;
      const x = normalize(subtract(other, scale(z, dot(other, z))));
      if (x === undefined || Math.abs(dot(other, z)) > 0.999) return;
      const y = cross(z, x);
      // Columns are the box's axes.
      const box = boxAlong(points, [x[0], y[0], z[0], x[1], y[1], z[1], x[2], y[2], z[2]]);
      // Axis-aligned boxes are kept unless another is really smaller: they read better, and rounding must not tilt them.
      if (box.volume < best.volume * (1 - 1e-4)) best = box;
    });
  });
  return best;
}

function boxAlong(points: readonly Vec3[], axes: Mat3): OrientedBox {
  const toLocal = transpose(axes);
  const min = [Infinity, Infinity, Infinity];
  const max = [-Infinity, -Infinity, -Infinity];
  for (const p of points) {
    const local = multiplyMat3Vec(toLocal, p);
    for (let k = 0; k < 3; k++) {
      min[k] = Math.min(min[k], local[k]);
      max[k] = Math.max(max[k], local[k]);
    }
  }
  const centre: Vec3 = [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2, (min[2] + max[2]) / 2];
  const half: Vec3 = [(max[0] - min[0]) / 2, (max[1] - min[1]) / 2, (max[2] - min[2]) / 2];
  return {
    piece: {
      shape: { kind: 'box', halfExtents: half },
      pose: { position: multiplyMat3Vec(axes, centre), rotation: quatFromMatrix(axes) },
    },
    volume: 8 * half[0] * half[1] * half[2],
  };
}
