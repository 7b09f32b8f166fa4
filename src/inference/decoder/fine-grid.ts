import { GRID_SIZE, voxelIndex } from '../../core/voxel-grid.js';

/** Side of the grid that the networks read and write. */
export const FINE_SIZE = 64;

const OFFSET = (FINE_SIZE - GRID_SIZE) / 2;

/**
 * What the encoder reads: the object's 32^3 voxels, unscaled, in the middle of 64^3 (voxel v becomes v + 16), 1 where one is occupied. So it was
 * in the training of the published flow.
 */
export function padVoxels(occupied: ArrayLike<number>): Float32Array {
  const padded = new Float32Array(FINE_SIZE ** 3);
  for (let x = 0; x < GRID_SIZE; x++)
    for (let y = 0; y < GRID_SIZE; y++)
      for (let z = 0; z < GRID_SIZE; z++)
        padded[voxelIndex(FINE_SIZE, x + OFFSET, y + OFFSET, z + OFFSET)] = occupied[voxelIndex(GRID_SIZE, x, y, z)];
  return padded;
}

/**
 * What the decoder gives covers the object's whole cube, not the middle of it: a fine voxel (i, j, k) lies in the coarse voxel (i/2, j/2, k/2),
 * whole parts, and a point of the fine grid is twice that of the coarse one. (The published code labels the result by voxels of the 32^3 grid
 * in one unit cube, but by their corners: half a voxel off.)
 *
 * @returns for each fine voxel the index of its coarse one.
 */
export function coarseIndices(): Uint16Array {
  const indices = new Uint16Array(FINE_SIZE ** 3);
  for (let x = 0; x < FINE_SIZE; x++)
    for (let y = 0; y < FINE_SIZE; y++)
      for (let z = 0; z < FINE_SIZE; z++)
        indices[voxelIndex(FINE_SIZE, x, y, z)] = voxelIndex(GRID_SIZE, x >> 1, y >> 1, z >> 1);
  return indices;
}

/** Object units, which are coarse voxels, for one unit of the fine grid. */
export const FINE_UNIT = GRID_SIZE / FINE_SIZE;
