import type { VoxelGrid } from '../../../src/core/voxel-grid.js';
import type { Interval } from './intervals.js';

/** A rectangle of a layer: rows and columns. */
export type Rectangle = readonly [rows: Interval, columns: Interval];

/** A box: layers, rows and columns of the order in which the grid is gone through. */
export type Box = readonly [layers: Interval, rows: Interval, columns: Interval];

/**
 * Disjoint rectangles that fill a layer of `size`^2: in each row the longest runs, and equal runs of rows that follow one another are one
 * rectangle. In order of their first row, then column: what a writer knows when it comes to them, without looking ahead.
 */
export function sweepLayer(layer: Uint8Array, size: number): Rectangle[] {
  const found: { row: number; last: number; columns: Interval }[] = [];
  let open = new Map<number, (typeof found)[number]>();
  for (let row = 0; row < size; row++) {
    const next: typeof open = new Map();
    for (const columns of runsOfRow(layer, row * size, size)) {
      const key = columns[0] * size + columns[1];
      const rectangle = open.get(key) ?? { row, last: row, columns };
      if (rectangle.row === row) found.push(rectangle);
      rectangle.last = row;
      next.set(key, rectangle);
    }
    open = next;
  }
  return found.map(({ row, last, columns }) => [[row, last], columns]);
}

function runsOfRow(cells: Uint8Array, start: number, size: number): Interval[] {
  const runs: Interval[] = [];
  for (let c = 0; c < size; c++) {
    if (cells[start + c] === 0) continue;
    const first = c;
    while (c + 1 < size && cells[start + c + 1] === 1) c++;
    runs.push([first, c]);
  }
  return runs;
}

/** The layers of a grid along its first axis, without copying. */
export const layersOf = ({ size, occupied }: VoxelGrid): Uint8Array[] =>
  Array.from({ length: size }, (_, i) => occupied.subarray(i * size * size, (i + 1) * size * size));

/** Disjoint boxes that fill a grid: the rectangles of its layers, equal ones of layers that follow one another made into one box. */
export function sweepBoxes(grid: VoxelGrid): Box[] {
  const { size } = grid;
  const found: { layer: number; last: number; rectangle: Rectangle }[] = [];
  let open = new Map<number, (typeof found)[number]>();
  layersOf(grid).forEach((cells, layer) => {
    const next: typeof open = new Map();
    for (const rectangle of sweepLayer(cells, size)) {
      const key = rectangle.flat().reduce((sum, value) => sum * size + value, 0);
      const box = open.get(key) ?? { layer, last: layer, rectangle };
      if (box.layer === layer) found.push(box);
      box.last = layer;
      next.set(key, box);
    }
    open = next;
  });
  return found.map(({ layer, last, rectangle }) => [[layer, last], ...rectangle]);
}
