import { emptyGrid, GRID_SIZE, voxelIndex, type VoxelGrid } from '../../../src/core/voxel-grid.js';
import { decodeVoxelRuns, encodeVoxelRuns } from '../../../src/representation/voxel-runs.js';
import { numberedLines, refuse, type Decoded, type Encoding } from './decoded.js';

/** Occupied voxels as `x y z`, a line each. */
export const COORDINATES: Encoding = {
  name: 'coordinates',
  size: GRID_SIZE,
  encode: (grid) =>
    occupiedOf(grid)
      .map((i) => `${i >> 10} ${(i >> 5) & 31} ${i & 31}`)
      .join('\n'),
  decode: (text) => {
    const grid = emptyGrid();
    for (const { line, number } of numberedLines(text)) {
      const match = /^(\d{1,2}) (\d{1,2}) (\d{1,2})$/.exec(line);
      const voxel = match?.slice(1).map(Number);
      if (voxel === undefined || voxel.some((v) => v > 31)) return refuse(number, 'not three numbers of 0 to 31', line);
      grid.occupied[voxelIndex(GRID_SIZE, voxel[0], voxel[1], voxel[2])] = 1;
    }
    return { grid };
  },
};

/** Occupied voxels as numbers (x << 10) | (y << 5) | z with a space between. */
export const INDICES: Encoding = {
  name: 'indices',
  size: GRID_SIZE,
  encode: (grid) => occupiedOf(grid).join(' '),
  decode: (text) => {
    const grid = emptyGrid();
    for (const word of text.split(' ')) {
      if (word === '') continue;
      if (!/^\d{1,5}$/.test(word) || Number(word) > 32767) return refuse(1, 'no number of 0 to 32767', word);
      grid.occupied[Number(word)] = 1;
    }
    return { grid };
  },
};

/** The paper's form as the product writes it. The product's reader takes what it can of any text; here what it had to skip is an error. */
export const RUNS: Encoding = {
  name: 'merged runs',
  size: GRID_SIZE,
  encode: encodeVoxelRuns,
  decode: (text): Decoded => {
    const { value, issues } = decodeVoxelRuns(text);
    const lost = issues.find(({ code }) => code === 'voxel-garbage' || code === 'voxel-out-of-range');
    return lost === undefined ? { grid: value } : { error: lost.message };
  },
};

function occupiedOf({ occupied }: VoxelGrid): number[] {
  const found: number[] = [];
  for (let i = occupied.indexOf(1); i !== -1; i = occupied.indexOf(1, i + 1)) found.push(i);
  return found;
}
