import type { VoxelGrid } from '../voxel-grid.js';
import { AXIS_ORDERS, countVoxels } from '../voxel-grid.js';
import type { Box } from './box.js';

/**
 * An exact cover of the occupied voxels by at most `maxBoxes` boxes (grid units, on voxel boundaries), or undefined when the greedy
 * search needs more. Boxes hold occupied voxels only and may overlap, since a cross needs fewer overlapping boxes than disjoint
 * ones: never add up their volumes. Greedy: each box is grown from the first uncovered voxel, in the order of axes that covers most.
 */
export function coverWithBoxes(grid: VoxelGrid, maxBoxes: number): Box[] | undefined {
  const uncovered = Uint8Array.from(grid.occupied);
  let left = countVoxels(grid);
  const boxes: Box[] = [];
  let seed = 0;
  while (left > 0) {
    if (boxes.length === maxBoxes) return undefined;
    while (uncovered[seed] === 0) seed++;
    const box = growLargestBox(grid, uncovered, seed);
    left -= clearBox(uncovered, grid.size, box);
    boxes.push(box);
  }
  return boxes;
}

/** Of the six boxes grown from the seed axis by axis, the one with most uncovered voxels. */
function growLargestBox(grid: VoxelGrid, uncovered: Uint8Array, seed: number): Box {
  const { size } = grid;
  const start = [Math.floor(seed / (size * size)), Math.floor(seed / size) % size, seed % size];
  let best: Box | undefined;
  let bestCount = 0;
  for (const order of AXIS_ORDERS) {
    const min = [...start];
    const max = start.map((v) => v + 1);
    for (const axis of order) {
      while (max[axis] < size && isSlabFull(grid, min, max, axis, max[axis])) max[axis]++;
      while (min[axis] > 0 && isSlabFull(grid, min, max, axis, min[axis] - 1)) min[axis]--;
    }
    const box: Box = { min: [min[0], min[1], min[2]], max: [max[0], max[1], max[2]] };
    const count = countBox(uncovered, size, box);
    if (count > bestCount) {
      best = box;
      bestCount = count;
    }
  }
  if (best === undefined) throw new Error('the seed voxel is not occupied');
  return best;
}

/** Whether the layer at `at` along `axis`, as wide as the box in the other axes, is all occupied. */
function isSlabFull(
  grid: VoxelGrid,
  min: readonly number[],
  max: readonly number[],
  axis: number,
  at: number,
): boolean {
  const { size, occupied } = grid;
  const lo = min.map((v, k) => (k === axis ? at : v));
  const hi = max.map((v, k) => (k === axis ? at + 1 : v));
  for (let x = lo[0]; x < hi[0]; x++)
    for (let y = lo[1]; y < hi[1]; y++)
      for (let z = lo[2], i = (x * size + y) * size + z; z < hi[2]; z++, i++) if (occupied[i] === 0) return false;
  return true;
}

function countBox(cells: Uint8Array, size: number, box: Box): number {
  let n = 0;
  for (let x = box.min[0]; x < box.max[0]; x++)
    for (let y = box.min[1]; y < box.max[1]; y++)
      for (let z = box.min[2], i = (x * size + y) * size + z; z < box.max[2]; z++, i++) n += cells[i];
  return n;
}

/** Sets all cells of the box to 0; returns how many were set. */
function clearBox(cells: Uint8Array, size: number, box: Box): number {
  let n = 0;
  for (let x = box.min[0]; x < box.max[0]; x++) {
    for (let y = box.min[1]; y < box.max[1]; y++) {
      const row = (x * size + y) * size;
      for (let i = row + box.min[2]; i < row + box.max[2]; i++) n += cells[i];
      cells.fill(0, row + box.min[2], row + box.max[2]);
    }
  }
  return n;
}
