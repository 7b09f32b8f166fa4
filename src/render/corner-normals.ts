import { measureFaces } from '../core/mesh/measure-faces.js';
import type { Scene } from './scene.js';

/** Unit normals for shading, joints closed. */
export interface CornerNormals {
  /** Three per triangle, x, y, z each. */
  readonly corners: Float32Array;
  /** One per triangle. */
  readonly faces: Float32Array;
  /** 1 where the three are the same. */
  readonly isFlat: Uint8Array;
}

/**
 * Edges between faces whose normals differ by less are shaded round. Curves are cut into no fewer than 7 sides in drafts, 51 degrees
 * apart; right angles stay sharp.
 */
const CREASE = Math.cos((55 * Math.PI) / 180);

const cache = new WeakMap<Scene, CornerNormals>();

/** The normals of a scene, computed once: at each corner the mean of the faces about that vertex within the crease, by area. */
export function cornerNormals(scene: Scene): CornerNormals {
  const known = cache.get(scene);
  if (known !== undefined) return known;
  const { indices, positions } = scene;
  const { normals: faces, doubleAreas } = measureFaces(scene);
  const { start, around } = facesAround(indices, positions.length / 3);
  const corners = new Float32Array(3 * indices.length);
  const isFlat = new Uint8Array(indices.length / 3).fill(1);
  for (let k = 0; k < indices.length; k++) {
    const t = Math.floor(k / 3);
    const fx = faces[3 * t];
    const fy = faces[3 * t + 1];
    const fz = faces[3 * t + 2];
    let x = 0;
    let y = 0;
    let z = 0;
    for (let i = start[indices[k]]; i < start[indices[k] + 1]; i++) {
      const g = 3 * around[i];
      if (fx * faces[g] + fy * faces[g + 1] + fz * faces[g + 2] < CREASE) continue;
      const area = doubleAreas[around[i]];
      x += area * faces[g];
      y += area * faces[g + 1];
      z += area * faces[g + 2];
    }
    const length = Math.sqrt(x * x + y * y + z * z) || 1;
    corners[3 * k] = x / length;
    corners[3 * k + 1] = y / length;
    corners[3 * k + 2] = z / length;
    if (x * fx + y * fy + z * fz < 0.99999 * length) isFlat[t] = 0;
  }
  const normals = { corners, faces, isFlat };
  cache.set(scene, normals);
  return normals;
}

/** The triangles about each vertex: those of vertex v are `around[start[v]]` up to `around[start[v + 1]]`. */
function facesAround(indices: Uint32Array, vertices: number): { start: Uint32Array; around: Uint32Array } {
  const start = new Uint32Array(vertices + 1);
  for (const v of indices) start[v + 1]++;
  for (let v = 0; v < vertices; v++) start[v + 1] += start[v];
  const next = start.slice();
  const around = new Uint32Array(indices.length);
  for (let k = 0; k < indices.length; k++) around[next[indices[k]]++] = Math.floor(k / 3);
  return { start, around };
}
