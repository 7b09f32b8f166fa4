import type { VoxelGrid } from '../../../src/core/voxel-grid.js';
import { strides } from './axes.js';
import type { Interval } from './intervals.js';

/** Occupied voxels along an axis lie within this; undefined for an empty grid. */
export function extentAlong({ size, occupied }: VoxelGrid, axis: number): Interval | undefined {
  const stride = strides(size)[axis];
  let [first, last] = [size, -1];
  for (let i = occupied.indexOf(1); i !== -1; i = occupied.indexOf(1, i + 1)) {
    const at = Math.floor(i / stride) % size;
    if (at < first) first = at;
    if (at > last) last = at;
  }
  return last === -1 ? undefined : [first, last];
}

/** Whether the grid is its own mirror image about the middle of an interval along an axis. All that is occupied must lie in it. */
export function isMirrored({ size, occupied }: VoxelGrid, axis: number, [first, last]: Interval): boolean {
  const stride = strides(size)[axis];
  for (let i = occupied.indexOf(1); i !== -1; i = occupied.indexOf(1, i + 1)) {
    const at = Math.floor(i / stride) % size;
    if (occupied[i + (first + last - 2 * at) * stride] !== 1) return false;
  }
  return true;
}

/** The grid without what lies behind the middle of an interval along an axis. */
export function halve({ size, occupied }: VoxelGrid, axis: number, [first, last]: Interval): VoxelGrid {
  const stride = strides(size)[axis];
  return { size, occupied: occupied.map((v, i) => (2 * (Math.floor(i / stride) % size) > first + last ? 0 : v)) };
}

/** Adds the mirror image of a half, which must lie within the interval. */
export function unfold({ size, occupied }: VoxelGrid, axis: number, [first, last]: Interval): VoxelGrid {
  const stride = strides(size)[axis];
  const result = Uint8Array.from(occupied);
  for (let i = occupied.indexOf(1); i !== -1; i = occupied.indexOf(1, i + 1))
    result[i + (first + last - 2 * (Math.floor(i / stride) % size)) * stride] = 1;
  return { size, occupied: result };
}
