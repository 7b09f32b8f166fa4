import type { Vec3 } from '../../core/math/vec3.js';
import { dot } from '../../core/math/vec3.js';
import { boundingBox, boxSize } from '../../core/mesh/box.js';
import { MAX_HULL_VERTICES } from '../../core/mesh/convex-hull.js';
import { facePlanes, vertexAt } from '../../core/mesh/face-planes.js';
import { isClosedManifold, weldVertices } from '../../core/mesh/mesh-topology.js';
import { compactVertices } from '../../core/mesh/mesh-topology.js';
import { quickHull } from '../../core/mesh/quick-hull.js';
import type { TriangleMesh } from '../../core/mesh/triangle-mesh.js';

/** A vertex this far outside a face, as a share of the mesh's size, is rounding. */
const CONVEX_TOLERANCE = 1e-5;

/**
 * What MuJoCo collides with for a mesh: the mesh itself where it is closed and convex, else its convex hull, of at most 64 vertices.
 * `kept` says which. Undefined for a flat mesh.
 */
export function toCollisionMesh(
  mesh: TriangleMesh,
): { readonly mesh: TriangleMesh; readonly kept: boolean } | undefined {
  const plain: TriangleMesh = { positions: mesh.positions, indices: mesh.indices };
  if (isConvex(plain)) return { mesh: plain, kept: true };
  const welded = weldVertices(plain, 0);
  if (isConvex(welded)) return { mesh: welded, kept: true };
  const hull = quickHull(mesh.positions, MAX_HULL_VERTICES);
  return hull && { mesh: compactVertices(mesh.positions, hull.indices), kept: false };
}

function isConvex(mesh: TriangleMesh): boolean {
  const box = boundingBox(mesh);
  if (box === undefined || !isClosedManifold(mesh)) return false;
  const tolerance = CONVEX_TOLERANCE * Math.max(...boxSize(box));
  const planes = facePlanes(mesh);
  for (let v = 0; v < mesh.positions.length / 3; v++) {
    const point = vertexAt(mesh, v);
    if (planes.some(({ normal, offset }) => dot(normal, point) - offset > tolerance)) return false;
  }
  return planes.length >= 4;
}

/** Rings and segments of an ellipsoid: 62 vertices. */
const RINGS = 6;
const SEGMENTS = 12;

/** A convex mesh inscribed in an ellipsoid with the given semi-axes. */
export function ellipsoidMesh(radii: Vec3): TriangleMesh {
  const points: number[] = [0, 0, radii[2], 0, 0, -radii[2]];
  for (let ring = 1; ring < RINGS; ring++) {
    const polar = (Math.PI * ring) / RINGS;
    for (let s = 0; s < SEGMENTS; s++) {
      const turn = (2 * Math.PI * s) / SEGMENTS;
      points.push(
        radii[0] * Math.sin(polar) * Math.cos(turn),
        radii[1] * Math.sin(polar) * Math.sin(turn),
        radii[2] * Math.cos(polar),
      );
    }
  }
  const positions = new Float32Array(points);
  const hull = quickHull(positions);
  if (hull === undefined) throw new Error('an ellipsoid has no volume');
  return compactVertices(positions, hull.indices);
}
