import type { ConvexPiece } from '../geom.js';
import { translation } from '../math/pose.js';
import type { Vec3 } from '../math/vec3.js';
import type { TriangleMesh } from './triangle-mesh.js';

/** An axis-aligned box: lowest and highest corner, in the unit and frame of what it bounds. */
export interface Box {
  readonly min: Vec3;
  readonly max: Vec3;
}

/** The smallest axis-aligned box around all vertices, or undefined for a mesh without vertices. */
export function boundingBox(mesh: Pick<TriangleMesh, 'positions'>): Box | undefined {
  const { positions } = mesh;
  if (positions.length < 3) return undefined;
  const min: [number, number, number] = [Infinity, Infinity, Infinity];
  const max: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (let i = 0; i < positions.length; i += 3) {
    for (let k = 0; k < 3; k++) {
      const value = positions[i + k];
      if (value < min[k]) min[k] = value;
      if (value > max[k]) max[k] = value;
    }
  }
  return { min, max };
}

export const boxSize = (box: Box): Vec3 => [box.max[0] - box.min[0], box.max[1] - box.min[1], box.max[2] - box.min[2]];

export const boxCentre = (box: Box): Vec3 => [
  (box.min[0] + box.max[0]) / 2,
  (box.min[1] + box.max[1]) / 2,
  (box.min[2] + box.max[2]) / 2,
];

/** The box as a convex piece, without rotation. */
export function pieceFromBox(box: Box): ConvexPiece {
  const [x, y, z] = boxSize(box);
  return { shape: { kind: 'box', halfExtents: [x / 2, y / 2, z / 2] }, pose: translation(boxCentre(box)) };
}
