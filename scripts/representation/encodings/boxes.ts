import { emptyGrid, GRID_SIZE, voxelIndex, type VoxelGrid } from '../../../src/core/voxel-grid.js';
import { AXIS_ORDERS } from '../../../src/core/voxel-grid.js';
import { reorder } from './axes.js';
import { numberedLines, refuse, type Decoded, type Encoding } from './decoded.js';
import type { Interval, IntervalStyle } from './intervals.js';
import { sweepBoxes } from './sweep.js';

/**
 * A part as boxes that do not overlap, a line each: intervals along x, y and z, `0-31 4-5 12-19`. Of the six orders in which the grid can
 * be swept the writer takes the one that gives the shortest text; a reader need not know which.
 */
export const boxesIn = (style: IntervalStyle): Encoding => ({
  name: `boxes, ${style.name}`,
  size: GRID_SIZE,
  encode: (grid) => encodeBoxes(grid, style),
  decode: (text) => decodeBoxes(text, style),
});

function encodeBoxes(grid: VoxelGrid, style: IntervalStyle): string {
  let best: string | undefined;
  for (const order of AXIS_ORDERS) {
    const lines = sweepBoxes(reorder(grid, order)).map((box) =>
      [0, 1, 2].map((axis) => style.write(box[order.indexOf(axis)])).join(' '),
    );
    const text = lines.join('\n');
    if (best === undefined || text.length < best.length) best = text;
  }
  return best ?? '';
}

function decodeBoxes(text: string, style: IntervalStyle): Decoded {
  const grid = emptyGrid();
  for (const { line, number } of numberedLines(text)) {
    const intervals = line.split(' ').map(style.read);
    const [x, y, z] = intervals;
    if (intervals.length !== 3) return refuse(number, 'not three intervals', line);
    if (x === undefined || y === undefined || z === undefined) return refuse(number, 'no interval of 0 to 31', line);
    fillBox(grid, x, y, z);
  }
  return { grid };
}

function fillBox({ size, occupied }: VoxelGrid, x: Interval, y: Interval, z: Interval): void {
  for (let i = x[0]; i <= x[1]; i++)
    for (let j = y[0]; j <= y[1]; j++) occupied.fill(1, voxelIndex(size, i, j, z[0]), voxelIndex(size, i, j, z[1]) + 1);
}
