import { describe, expect, it } from 'vitest';
import { voxelIndex } from '../../../../src/core/voxel-grid.js';
import { readVoxelCoordinates } from '../../../../src/formats/physx-mobility/voxel-coordinates.js';

describe('readVoxelCoordinates', () => {
  it('reads x y z a line', () => {
    const grid = readVoxelCoordinates('0 5 24\n31, 31, 31\n\n 1 2 3 \n');
    const full = [...(grid?.occupied ?? [])].flatMap((value, index) => (value === 1 ? [index] : []));
    expect(full).toEqual([voxelIndex(32, 0, 5, 24), voxelIndex(32, 1, 2, 3), voxelIndex(32, 31, 31, 31)]);
  });

  it.each(['184 198 199-216', '1 2 3', '1 2 3\n1 2 40', '1 2 3\n1 2', '1 2 3\nfour', ''])(
    'leaves %j to others',
    (text) => {
      expect(readVoxelCoordinates(text)).toBeUndefined();
    },
  );
});
