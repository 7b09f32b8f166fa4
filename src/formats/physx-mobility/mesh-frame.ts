import { gltfToCoreUp } from '../../core/conventions.js';
import type { Vec3 } from '../../core/math/vec3.js';
import type { VisualMesh } from '../../core/mesh/triangle-mesh.js';
import { GRID_SIZE } from '../../core/voxel-grid.js';

/** A change of frame that keeps angles: for points, and for the directions of normals. */
export interface MeshMap {
  readonly point: (p: Vec3) => Vec3;
  readonly direction: (d: Vec3) => Vec3;
}

/** Y-up to Z-up. */
export const toCoreUp: MeshMap = { point: gltfToCoreUp, direction: gltfToCoreUp };

/**
 * The published unit cube, -0.5 to 0.5, to grid units: g = 32 (p + 0.5). It is how the published data preparation makes voxels
 * (the whole part of g) and axis positions (g itself), so meshes, voxels and axes of one run meet in one frame.
 */
export const cubeToGrid: MeshMap = {
  point: (p) => [GRID_SIZE * (p[0] + 0.5), GRID_SIZE * (p[1] + 0.5), GRID_SIZE * (p[2] + 0.5)],
  direction: (d) => d,
};

export function mapMesh(mesh: VisualMesh, { point, direction }: MeshMap): VisualMesh {
  return {
    ...mesh,
    positions: mapVectors(mesh.positions, point),
    ...(mesh.normals === undefined ? {} : { normals: mapVectors(mesh.normals, direction) }),
  };
}

function mapVectors(values: Float32Array, map: (v: Vec3) => Vec3): Float32Array {
  const out = new Float32Array(values.length);
  for (let i = 0; i + 2 < values.length; i += 3) out.set(map([values[i], values[i + 1], values[i + 2]]), i);
  return out;
}
