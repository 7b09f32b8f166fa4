import { emptyGrid, voxelIndex } from '../../core/voxel-grid.js';
import type { VoxelGrid } from '../../core/voxel-grid.js';

const LINE = /^\s*(\d{1,2})[\s,]+(\d{1,2})[\s,]+(\d{1,2})\s*$/;

/**
 * Voxels listed as `x y z`, one a line, each from 0 to 31: some runs are kept in this form instead of index runs.
 *
 * @returns undefined when any line is something else, or when there is only one line (three single indices look the same).
 */
export function readVoxelCoordinates(text: string): VoxelGrid | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < 2) return undefined;
  const grid = emptyGrid();
  for (const line of lines) {
    const match = LINE.exec(line);
    if (match === null) return undefined;
    const [x, y, z] = match.slice(1).map(Number);
    if (Math.max(x, y, z) >= grid.size) return undefined;
    grid.occupied[voxelIndex(grid.size, x, y, z)] = 1;
  }
  return grid;
}
