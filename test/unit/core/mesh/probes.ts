import type { ConvexPiece } from '../../../../src/core/geom.js';
import type { Vec3 } from '../../../../src/core/math/vec3.js';
import { dot } from '../../../../src/core/math/vec3.js';
import { facePlanes } from '../../../../src/core/mesh/face-planes.js';
import { pieceToMesh } from '../../../../src/core/mesh/shape-mesh.js';

/** A test for points inside any of the pieces, deeper than `depth`. */
export function insideAny(pieces: readonly ConvexPiece[], depth: number): (p: Vec3) => boolean {
  const solids = pieces.map((piece) => facePlanes(pieceToMesh(piece)));
  return (p) => solids.some((planes) => planes.every(({ normal, offset }) => dot(normal, p) < offset - depth));
}

/** Points of a regular lattice for which `accept` holds. */
export function latticePoints(min: Vec3, max: Vec3, step: number, accept: (p: Vec3) => boolean): Vec3[] {
  const points: Vec3[] = [];
  for (let x = min[0]; x <= max[0]; x += step)
    for (let y = min[1]; y <= max[1]; y += step)
      for (let z = min[2]; z <= max[2]; z += step) if (accept([x, y, z])) points.push([x, y, z]);
  return points;
}
