import { describe, expect, test } from 'vitest';
import { coverWithBoxes } from '../../../../src/core/mesh/box-cover.js';
import { emptyGrid, voxelIndex } from '../../../../src/core/voxel-grid.js';
import { gridOf, randomGrid } from './grids.js';

describe('coverWithBoxes', () => {
  test('an empty grid needs none, a block one, a cross of bars three', () => {
    expect(coverWithBoxes(emptyGrid(4), 0)).toEqual([]);
    const block = gridOf(8, (x, y, z) => x > 1 && y > 2 && z > 3);
    expect(coverWithBoxes(block, 1)).toEqual([{ min: [2, 3, 4], max: [8, 8, 8] }]);
    const cross = gridOf(9, (x, y, z) => [x, y, z].filter((v) => v === 4).length >= 2);
    expect(coverWithBoxes(cross, 3)).toHaveLength(3);
  });

  test('an open box is five walls', () => {
    const open = gridOf(16, (x, y, z) => z < 10 && (x < 1 || x > 14 || y < 1 || y > 14 || z < 1));
    expect(coverWithBoxes(open, 24)).toHaveLength(5);
  });

  test('gives up above the limit', () => {
    const checker = gridOf(6, (x, y, z) => (x + y + z) % 2 === 0);
    expect(coverWithBoxes(checker, 20)).toBeUndefined();
  });

  test('covers random grids exactly', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const grid = randomGrid(6, 0.6, seed);
      const covered = new Uint8Array(6 ** 3);
      for (const { min, max } of coverWithBoxes(grid, 1000) ?? [])
        for (let x = min[0]; x < max[0]; x++)
          for (let y = min[1]; y < max[1]; y++)
            for (let z = min[2]; z < max[2]; z++) covered[voxelIndex(6, x, y, z)] = 1;
      expect(covered).toEqual(grid.occupied);
    }
  });
});
