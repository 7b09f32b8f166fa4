import type { VoxelGrid } from '../../../src/core/voxel-grid.js';

/** The axes (0 x, 1 y, 2 z) in the order in which a grid is gone through: layers, rows, columns. */
export type AxisOrder = readonly [number, number, number];

export const AXIS_NAMES = 'xyz';

/** How far apart neighbours along x, y and z are in `occupied`. */
export const strides = (size: number): AxisOrder => [size * size, size, 1];

/** The grid with its axes in another order: what was along `order[0]` now runs slowest. */
export function reorder({ size, occupied }: VoxelGrid, order: AxisOrder): VoxelGrid {
  const result = new Uint8Array(occupied.length);
  const [a, b, c] = order.map((axis) => strides(size)[axis]);
  for (let i = 0, to = 0; i < size; i++)
    for (let j = 0; j < size; j++)
      for (let k = 0, from = i * a + j * b; k < size; k++, to++, from += c) result[to] = occupied[from];
  return { size, occupied: result };
}

/** Takes back what `reorder` did. */
export const restoreOrder = (grid: VoxelGrid, order: AxisOrder): VoxelGrid =>
  reorder(grid, [order.indexOf(0), order.indexOf(1), order.indexOf(2)]);
