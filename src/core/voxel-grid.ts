/** Side of the paper's grid. */
export const GRID_SIZE = 32;

/**
 * Occupancy of a cube of `size`^3 voxels: 1 occupied, 0 empty, at index (x * size + y) * size + z, so z runs fastest.
 * Voxel (x, y, z) fills [x, x + 1] x [y, y + 1] x [z, z + 1] in grid units.
 */
export interface VoxelGrid {
  readonly size: number;
  readonly occupied: Uint8Array;
}

export const emptyGrid = (size: number = GRID_SIZE): VoxelGrid => ({ size, occupied: new Uint8Array(size ** 3) });

export const voxelIndex = (size: number, x: number, y: number, z: number): number => (x * size + y) * size + z;

/** Number of occupied voxels. */
export function countVoxels(grid: VoxelGrid): number {
  let n = 0;
  for (const v of grid.occupied) n += v;
  return n;
}

/** The axes (0 x, 1 y, 2 z) in each order in which a grid can be gone through. */
export const AXIS_ORDERS: readonly (readonly [number, number, number])[] = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];
