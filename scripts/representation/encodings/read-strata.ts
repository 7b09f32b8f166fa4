import { emptyGrid, type VoxelGrid } from '../../../src/core/voxel-grid.js';
import { AXIS_NAMES, restoreOrder, type AxisOrder } from './axes.js';
import { numberedLines, refuse, type Decoded } from './decoded.js';
import type { Interval, IntervalStyle } from './intervals.js';
import { extentAlong, unfold } from './mirror.js';
import { layersOf } from './sweep.js';

interface Header {
  readonly order: AxisOrder;
  /** Axes that the part is mirrored about, each with where it begins and ends along it. */
  readonly mirrors: readonly { readonly axis: number; readonly extent: Interval }[];
}

/** Reads what `strataIn` writes. */
export function decodeStrata(text: string, style: IntervalStyle): Decoded {
  const [head, ...lines] = numberedLines(text) as (ReturnType<typeof numberedLines>[number] | undefined)[];
  if (head === undefined) return { grid: emptyGrid() };
  const header = readHeader(head.line, style);
  if (header === undefined) return refuse(head.number, 'not three axes and an interval for each capital', head.line);
  const swept = emptyGrid();
  const layers = layersOf(swept);
  // The layer where the next stratum begins if it says what changes; its own cells may be written over.
  let next = 0;
  for (const entry of lines) {
    if (entry === undefined) continue;
    const { line, number } = entry;
    const isChange = line.startsWith('.');
    const stratum = readStratum(isChange ? line.slice(1) : line, style);
    if (stratum === undefined) return refuse(number, 'not layers and pairs of intervals of 0 to 31', line);
    const [first, last] = stratum.layers;
    if (first < next) return refuse(number, 'layers that were written before', line);
    if (isChange && (first !== next || first === 0)) return refuse(number, 'nothing before it to change', line);
    const cells = layers[first];
    if (isChange) cells.set(layers[first - 1]);
    for (const [rows, columns] of stratum.rectangles) paint(cells, rows, columns, swept.size, isChange);
    for (let layer = first + 1; layer <= last; layer++) layers[layer].set(cells);
    next = last + 1;
  }
  return unfoldAll(restoreOrder(swept, header.order), header, head);
}

function unfoldAll(
  half: VoxelGrid,
  { mirrors }: Header,
  head: { readonly line: string; readonly number: number },
): Decoded {
  let grid = half;
  for (const { axis, extent } of mirrors) {
    const [first, last] = extentAlong(grid, axis) ?? extent;
    if (first < extent[0] || last > extent[1])
      return refuse(head.number, 'voxels outside the mirrored range', head.line);
    grid = unfold(grid, axis, extent);
  }
  return { grid };
}

function paint(cells: Uint8Array, rows: Interval, columns: Interval, size: number, flip: boolean): void {
  for (let row = rows[0]; row <= rows[1]; row++)
    for (let i = row * size + columns[0]; i <= row * size + columns[1]; i++) cells[i] = flip ? 1 - cells[i] : 1;
}

function readHeader(line: string, style: IntervalStyle): Header | undefined {
  const [names, ...words] = line.split(' ');
  const order = Array.from(names, (name) => AXIS_NAMES.indexOf(name.toLowerCase()));
  if (order.length !== 3 || [0, 1, 2].some((axis) => !order.includes(axis))) return undefined;
  const capitals = order.filter((axis, i) => names[i] !== AXIS_NAMES[axis]);
  const extents = readAll(words, style);
  if (extents?.length !== capitals.length) return undefined;
  return {
    order: [order[0], order[1], order[2]],
    mirrors: capitals.map((axis, i) => ({ axis, extent: extents[i] })),
  };
}

function readStratum(
  line: string,
  style: IntervalStyle,
): { readonly layers: Interval; readonly rectangles: readonly (readonly [Interval, Interval])[] } | undefined {
  const intervals = readAll(line.split(' '), style);
  if (intervals === undefined || intervals.length < 3 || intervals.length % 2 === 0) return undefined;
  const [layers, ...rest] = intervals;
  const rectangles = rest.flatMap((rows, i) => (i % 2 === 0 ? [[rows, rest[i + 1]] as const] : []));
  return { layers, rectangles };
}

/** Undefined when one of the words is no interval. */
function readAll(words: readonly string[], style: IntervalStyle): Interval[] | undefined {
  const intervals: Interval[] = [];
  for (const word of words) {
    const interval = style.read(word);
    if (interval === undefined) return undefined;
    intervals.push(interval);
  }
  return intervals;
}
