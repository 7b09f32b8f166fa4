import type { Vec3 } from '../math/vec3.js';
import type { GeometryEngine } from './geometry-engine.js';
import { meshFromSolid, solidFromMesh } from './geometry-engine.js';
import type { TriangleMesh } from './triangle-mesh.js';

/**
 * The part of a closed convex mesh where planeNormal . x <= planeOffset (unit normal, mesh's unit), closed again at the cut.
 * Undefined when nothing is left.
 */
export function clipConvex(
  mesh: TriangleMesh,
  planeNormal: Vec3,
  planeOffset: number,
  engine: GeometryEngine,
): TriangleMesh | undefined {
  const solid = solidFromMesh(mesh, engine);
  if (solid === undefined) return undefined;
  // The engine keeps the side that its normal points to.
  const rest = solid.trimByPlane([-planeNormal[0], -planeNormal[1], -planeNormal[2]], -planeOffset);
  try {
    return rest.isEmpty() ? undefined : meshFromSolid(rest);
  } finally {
    rest.delete();
    solid.delete();
  }
}
