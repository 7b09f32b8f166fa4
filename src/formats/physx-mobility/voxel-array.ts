import type { Read } from '../../core/issue.js';
import { emptyGrid, GRID_SIZE, type VoxelGrid, voxelIndex } from '../../core/voxel-grid.js';
import { createReaderLog } from '../../representation/issues.js';
import { readNpy } from '../npy.js';
import type { ReportImportIssue } from './issues.js';

/** Voxels from an .npy file of coordinates (N x 3) or of indices (N). What lies outside the grid is dropped, with an issue. */
export function readVoxelArray(bytes: Uint8Array, where: string, reportImport: ReportImportIssue): Read<VoxelGrid> {
  const { report, addAll, finish } = createReaderLog();
  const grid = emptyGrid();
  const { value: array, issues } = readNpy(bytes, where);
  addAll(issues);
  if (array === undefined) return { value: grid, issues: finish() };
  const { shape, data } = array;
  const isList = shape.length === 2 && shape[1] === 3;
  if (!isList && shape.length !== 1) {
    reportImport('npy-shape', where, [`(${shape.join(', ')})`], 'left it out');
    return { value: grid, issues: finish() };
  }
  let outside = 0;
  let firstOutside = '';
  const width = isList ? 3 : 1;
  for (let k = 0; k < data.length; k += width) {
    const index = isList ? indexOf(data[k], data[k + 1], data[k + 2]) : indexOfNumber(data[k]);
    if (index !== undefined) grid.occupied[index] = 1;
    else if (outside++ === 0) firstOutside = data.slice(k, k + width).join(' ');
  }
  if (outside > 0) {
    report('voxel-out-of-range', where, [outside, firstOutside, GRID_SIZE ** 3 - 1], 'dropped what is outside');
  }
  return { value: grid, issues: finish() };
}

const isCoordinate = (value: number): boolean => Number.isInteger(value) && value >= 0 && value < GRID_SIZE;

const indexOf = (x: number, y: number, z: number): number | undefined =>
  isCoordinate(x) && isCoordinate(y) && isCoordinate(z) ? voxelIndex(GRID_SIZE, x, y, z) : undefined;

const indexOfNumber = (value: number): number | undefined =>
  Number.isInteger(value) && value >= 0 && value < GRID_SIZE ** 3 ? value : undefined;
