import { matrixFromQuat } from '../math/mat3.js';
import type { Pose } from '../math/pose.js';
import type { Vec3 } from '../math/vec3.js';
import type { TriangleMesh, VisualMesh } from './triangle-mesh.js';

/**
 * Each vertex x becomes R (s x) + p. `scale` is one factor or one per axis of the mesh's own frame; with a negative determinant the
 * triangles are turned round, so that the outside stays outside. Normals turn along; texture coordinates are kept.
 */
export function transformMesh<M extends VisualMesh>(mesh: M, pose: Pose, scale: number | Vec3 = 1): M {
  const s: Vec3 = typeof scale === 'number' ? [scale, scale, scale] : scale;
  const m = matrixFromQuat(pose.rotation);
  const p = pose.position;
  const positions = new Float32Array(mesh.positions.length);
  for (let i = 0; i < positions.length; i += 3) {
    const x = mesh.positions[i] * s[0];
    const y = mesh.positions[i + 1] * s[1];
    const z = mesh.positions[i + 2] * s[2];
    positions[i] = m[0] * x + m[1] * y + m[2] * z + p[0];
    positions[i + 1] = m[3] * x + m[4] * y + m[5] * z + p[1];
    positions[i + 2] = m[6] * x + m[7] * y + m[8] * z + p[2];
  }
  const mirrored = s[0] * s[1] * s[2] < 0;
  const result = { ...mesh, positions, indices: mirrored ? flipTriangles(mesh.indices) : mesh.indices };
  if (mesh.normals === undefined) return result;
  const normals = new Float32Array(mesh.normals.length);
  for (let i = 0; i < normals.length; i += 3) {
    // Normals go by the inverse transpose: S^-1 is symmetric, then R.
    const x = mesh.normals[i] / s[0];
    const y = mesh.normals[i + 1] / s[1];
    const z = mesh.normals[i + 2] / s[2];
    const length = Math.hypot(x, y, z) || 1;
    normals[i] = (m[0] * x + m[1] * y + m[2] * z) / length;
    normals[i + 1] = (m[3] * x + m[4] * y + m[5] * z) / length;
    normals[i + 2] = (m[6] * x + m[7] * y + m[8] * z) / length;
  }
  return { ...result, normals };
}

function flipTriangles(indices: Uint32Array): Uint32Array {
  const flipped = Uint32Array.from(indices);
  for (let i = 0; i < flipped.length; i += 3) {
    flipped[i + 1] = indices[i + 2];
    flipped[i + 2] = indices[i + 1];
  }
  return flipped;
}

/** All triangles in one mesh, in the given order. Nothing is welded; normals and texture coordinates are dropped. */
export function mergeMeshes(meshes: readonly TriangleMesh[]): TriangleMesh {
  const positions = new Float32Array(meshes.reduce((n, m) => n + m.positions.length, 0));
  const indices = new Uint32Array(meshes.reduce((n, m) => n + m.indices.length, 0));
  let p = 0;
  let i = 0;
  for (const mesh of meshes) {
    positions.set(mesh.positions, p);
    const first = p / 3;
    for (const index of mesh.indices) indices[i++] = index + first;
    p += mesh.positions.length;
  }
  return { positions, indices };
}
