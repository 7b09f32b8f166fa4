import type { Vec3 } from '../../core/math/vec3.js';
import type { VoxelGrid } from '../../core/voxel-grid.js';
import { voxelIndex } from '../../core/voxel-grid.js';

/** Faces of voxels that nothing covers, two triangles each, counter-clockwise from outside, in grid units. */
export interface VoxelFaces {
  readonly positions: Float32Array;
  readonly indices: Uint32Array;
  /** For each triangle, which of the grids it is of, and the axis (0, 1, 2) that its face looks along. */
  readonly grid: Uint16Array;
  readonly axis: Uint8Array;
}

/** The outer faces of grids of one size that lie in one frame. Where two claim a voxel it is the earlier one's. */
export function listVoxelFaces(grids: readonly VoxelGrid[]): VoxelFaces {
  const [{ size }] = grids;
  const owner = new Int16Array(size ** 3).fill(-1);
  grids.forEach(({ occupied }, k) => {
    for (let i = 0; i < owner.length; i++) if (occupied[i] === 1 && owner[i] < 0) owner[i] = k;
  });
  const at = (p: Vec3): number => (p.every((v) => v >= 0 && v < size) ? owner[voxelIndex(size, ...p)] : -1);
  const positions: number[] = [];
  const indices: number[] = [];
  const grid: number[] = [];
  const axes: number[] = [];
  for (let x = 0; x < size; x++)
    for (let y = 0; y < size; y++)
      for (let z = 0; z < size; z++) {
        const mine = owner[voxelIndex(size, x, y, z)];
        if (mine < 0) continue;
        for (let axis = 0; axis < 3; axis++)
          for (const side of [0, 1]) {
            const next: [number, number, number] = [x, y, z];
            next[axis] += 2 * side - 1;
            if (at(next) >= 0) continue;
            const first = positions.length / 3;
            positions.push(...faceCorners([x, y, z], axis, side));
            indices.push(first, first + 1, first + 2, first, first + 2, first + 3);
            grid.push(mine, mine);
            axes.push(axis, axis);
          }
      }
  return {
    positions: Float32Array.from(positions),
    indices: Uint32Array.from(indices),
    grid: Uint16Array.from(grid),
    axis: Uint8Array.from(axes),
  };
}

function faceCorners(low: Vec3, axis: number, side: number): number[] {
  const [u, v] = [(axis + 1) % 3, (axis + 2) % 3];
  const turns = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ];
  return (side === 1 ? turns : turns.reverse()).flatMap(([a, b]) => {
    const corner: [number, number, number] = [...low];
    corner[axis] += side;
    corner[u] += a;
    corner[v] += b;
    return corner;
  });
}
