import { describe, expect, it } from 'vitest';
import { isClosedSurface } from '../../../../src/core/mesh/mesh-topology.js';
import { emptyGrid, voxelIndex } from '../../../../src/core/voxel-grid.js';
import { listVoxelFaces } from '../../../../src/inference/vlm/voxel-faces.js';

const gridOf = (...voxels: [number, number, number][]) => {
  const grid = emptyGrid(4);
  for (const voxel of voxels) grid.occupied[voxelIndex(4, ...voxel)] = 1;
  return grid;
};
/** Of a closed surface, by the divergence theorem. */
function volumeOf(positions: Float32Array, indices: Uint32Array): number {
  let volume = 0;
  for (let k = 0; k < indices.length; k += 3) {
    const [a, b, c] = [0, 1, 2].map((i) => [...positions.subarray(3 * indices[k + i], 3 * indices[k + i] + 3)]);
    volume +=
      a[0] * (b[1] * c[2] - b[2] * c[1]) - a[1] * (b[0] * c[2] - b[2] * c[0]) + a[2] * (b[0] * c[1] - b[1] * c[0]);
  }
  return volume / 6;
}

describe('faces of voxels', () => {
  it('bound the voxels and look outward', () => {
    const { positions, indices } = listVoxelFaces([gridOf([0, 0, 0], [1, 0, 0], [3, 3, 3])]);
    expect(indices.length / 3).toBe(2 * (10 + 6));
    expect(volumeOf(positions, indices)).toBeCloseTo(3);
    expect(isClosedSurface({ positions, indices })).toBe(true);
  });

  it('say whose they are; a voxel that two claim is the earlier one’s', () => {
    const { grid } = listVoxelFaces([gridOf([1, 1, 1]), gridOf([1, 1, 1], [1, 1, 2])]);
    expect(grid.filter((k) => k === 0)).toHaveLength(10);
    expect(grid.filter((k) => k === 1)).toHaveLength(10);
  });
});
