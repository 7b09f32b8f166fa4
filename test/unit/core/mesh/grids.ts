import type { VoxelGrid } from '../../../../src/core/voxel-grid.js';
import { emptyGrid, voxelIndex } from '../../../../src/core/voxel-grid.js';

/** The grid of all voxels for which `inside` holds. */
export function gridOf(size: number, inside: (x: number, y: number, z: number) => boolean): VoxelGrid {
  const grid = emptyGrid(size);
  for (let x = 0; x < size; x++)
    for (let y = 0; y < size; y++)
      for (let z = 0; z < size; z++) if (inside(x, y, z)) grid.occupied[voxelIndex(size, x, y, z)] = 1;
  return grid;
}

/** A repeatable generator of numbers in [0, 1) (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Voxels occupied at random with the given probability. */
export function randomGrid(size: number, density: number, seed: number): VoxelGrid {
  const next = randomNumbers(seed);
  return gridOf(size, () => next() < density);
}
