import type { Vec3 } from '../math/vec3.js';
import { cross, dot, norm, scale, subtract } from '../math/vec3.js';
import type { TriangleMesh } from './triangle-mesh.js';

/** Points x with normal . x = offset; `normal` is a unit vector. Of a solid's face it points outwards. */
export interface Plane {
  readonly normal: Vec3;
  readonly offset: number;
}

/** Vertex `v` of the mesh. */
export const vertexAt = (mesh: Pick<TriangleMesh, 'positions'>, v: number): Vec3 => [
  mesh.positions[3 * v],
  mesh.positions[3 * v + 1],
  mesh.positions[3 * v + 2],
];

/**
 * The distinct planes of a convex mesh's faces, outward: the solid is where normal . x <= offset for all of them. Faces whose normals
 * agree within 0.06 degrees and whose offsets agree within 1e-5 of the mesh's size are one plane. Larger faces come first, so that a
 * plane is that of its best-conditioned triangle; each is put where it touches the mesh from outside, so that the badly known normal of
 * a sliver cuts nothing off.
 */
export function facePlanes(mesh: TriangleMesh): Plane[] {
  const { indices } = mesh;
  const faces: { plane: Plane; area: number }[] = [];
  let extent = 0;
  for (const value of mesh.positions) extent = Math.max(extent, Math.abs(value));
  for (let t = 0; t < indices.length; t += 3) {
    const a = vertexAt(mesh, indices[t]);
    const [u, v] = [subtract(vertexAt(mesh, indices[t + 1]), a), subtract(vertexAt(mesh, indices[t + 2]), a)];
    const n = cross(u, v);
    const area = norm(n);
    // Single-precision positions: a triangle whose height is below their rounding has no normal to speak of.
    if (!(area > 1e-6 * extent * Math.max(norm(u), norm(v)))) continue;
    const normal = scale(n, 1 / area);
    faces.push({ plane: { normal, offset: highest(mesh, normal) }, area });
  }
  faces.sort((p, q) => q.area - p.area);
  const planes: Plane[] = [];
  for (const { plane } of faces) {
    const known = planes.some(
      (p) => dot(p.normal, plane.normal) > 1 - 5e-7 && Math.abs(p.offset - plane.offset) < 1e-5 * extent,
    );
    if (!known) planes.push(plane);
  }
  return planes;
}

/** The support of the mesh along a direction: the largest normal . x over its vertices. */
function highest({ positions }: TriangleMesh, [x, y, z]: Vec3): number {
  let most = -Infinity;
  for (let i = 0; i < positions.length; i += 3)
    most = Math.max(most, x * positions[i] + y * positions[i + 1] + z * positions[i + 2]);
  return most;
}
