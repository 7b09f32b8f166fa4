import type { TriangleMesh } from './triangle-mesh.js';

/** What a mesh's triangles look like one by one. */
export interface FaceMeasures {
  /** Unit normal of each triangle, outward, three numbers each; 0, 0, 0 of one without area. */
  readonly normals: Float32Array;
  /** Twice the area of each triangle. */
  readonly doubleAreas: Float32Array;
}

/** Normals and areas of a mesh's triangles. */
export function measureFaces({ positions: p, indices }: TriangleMesh): FaceMeasures {
  const normals = new Float32Array(indices.length);
  const doubleAreas = new Float32Array(indices.length / 3);
  for (let t = 0, k = 0; k < indices.length; t++, k += 3) {
    const a = 3 * indices[k];
    const b = 3 * indices[k + 1];
    const c = 3 * indices[k + 2];
    const ux = p[b] - p[a];
    const uy = p[b + 1] - p[a + 1];
    const uz = p[b + 2] - p[a + 2];
    const vx = p[c] - p[a];
    const vy = p[c + 1] - p[a + 1];
    const vz = p[c + 2] - p[a + 2];
    const x = uy * vz - uz * vy;
    const y = uz * vx - ux * vz;
    const z = ux * vy - uy * vx;
    const length = Math.sqrt(x * x + y * y + z * z);
    const s = length > 0 ? 1 / length : 0;
    normals[k] = s * x;
    normals[k + 1] = s * y;
    normals[k + 2] = s * z;
    doubleAreas[t] = length;
  }
  return { normals, doubleAreas };
}
