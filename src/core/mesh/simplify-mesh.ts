import type { GeometryEngine } from './geometry-engine.js';
import { meshFromSolid, solidFromMesh } from './geometry-engine.js';
import type { TriangleMesh } from './triangle-mesh.js';

/**
 * Fewer triangles, with no point of the surface moved further than `tolerance` (mesh's unit); the remaining vertices are some of the
 * given ones. A closed manifold stays one. A mesh that is not a closed manifold is returned unchanged.
 */
export function simplifyMesh(mesh: TriangleMesh, tolerance: number, engine: GeometryEngine): TriangleMesh {
  const solid = solidFromMesh(mesh, engine);
  if (solid === undefined) return mesh;
  const simple = solid.simplify(tolerance);
  const result = simple.isEmpty() ? mesh : meshFromSolid(simple);
  simple.delete();
  solid.delete();
  return result;
}
