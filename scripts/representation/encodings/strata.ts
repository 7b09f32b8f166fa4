import { emptyGrid, GRID_SIZE, type VoxelGrid } from '../../../src/core/voxel-grid.js';
import { AXIS_ORDERS } from '../../../src/core/voxel-grid.js';
import { AXIS_NAMES, reorder, type AxisOrder } from './axes.js';
import type { Encoding } from './decoded.js';
import type { Interval, IntervalStyle } from './intervals.js';
import { extentAlong, halve, isMirrored } from './mirror.js';
import { decodeStrata } from './read-strata.js';
import { layersOf, sweepLayer, type Rectangle } from './sweep.js';

/**
 * A part as strata. The first line names the axes: layers, rows, columns; in capitals those about which the part is its own mirror image,
 * followed by where it begins and ends along each of these, and then only the first half of it is written. Each further line is a stratum of
 * equal layers: its layers, then rectangles as rows and columns. With a dot before it a line says what changes from the stratum before,
 * which ends where this begins: its rectangles flip what they cover.
 *
 *     zxY ay
 *     ac bn cm
 *     .dj bn ek
 */
export const strataIn = (style: IntervalStyle): Encoding => ({
  name: `strata, ${style.name}`,
  size: GRID_SIZE,
  encode: (grid) => encodeStrata(grid, style),
  decode: (text) => decodeStrata(text, style),
});

/** Where a part begins and ends along x, y and z, for the axes about which it is mirrored. */
type Mirrors = readonly (Interval | undefined)[];

function encodeStrata(grid: VoxelGrid, style: IntervalStyle): string {
  if (!grid.occupied.includes(1)) return '';
  const none: Mirrors = [undefined, undefined, undefined];
  const found: Mirrors = none.map((_, axis) => {
    const extent = extentAlong(grid, axis);
    return extent !== undefined && extent[0] < extent[1] && isMirrored(grid, axis, extent) ? extent : undefined;
  });
  const half = found.reduce((rest, extent, axis) => (extent === undefined ? rest : halve(rest, axis, extent)), grid);
  const texts = AXIS_ORDERS.flatMap((order) => [
    writePart(half, order, found, style),
    // A box is shorter whole: halves take the place where they begin and end.
    ...(half === grid ? [] : [writePart(grid, order, none, style)]),
  ]);
  return texts.reduce((a, b) => (b.length < a.length ? b : a));
}

const writePart = (grid: VoxelGrid, order: AxisOrder, mirrors: Mirrors, style: IntervalStyle): string =>
  [writeHeader(order, mirrors, style), ...writeStrata(reorder(grid, order), style)].join('\n');

function writeHeader(order: AxisOrder, mirrors: Mirrors, style: IntervalStyle): string {
  const names = order.map((axis) => (mirrors[axis] === undefined ? AXIS_NAMES[axis] : AXIS_NAMES[axis].toUpperCase()));
  const extents = order.flatMap((axis) => {
    const extent = mirrors[axis];
    return extent === undefined ? [] : [style.write(extent)];
  });
  return [names.join(''), ...extents].join(' ');
}

function writeStrata(grid: VoxelGrid, style: IntervalStyle): string[] {
  const layers = layersOf(grid);
  const lines: string[] = [];
  let before = emptyGrid(grid.size).occupied.subarray(0, grid.size ** 2);
  for (let first = 0, last = 0; first < layers.length; first = last + 1) {
    const layer = layers[first];
    for (last = first; last + 1 < layers.length && isSame(layer, layers[last + 1]); last++);
    const layersText = style.write([first, last]);
    const whole = writeRectangles(layersText, sweepLayer(layer, grid.size), style);
    const changed = layer.map((v, i) => v ^ before[i]);
    const change = `.${writeRectangles(layersText, sweepLayer(changed, grid.size), style)}`;
    if (layer.includes(1)) lines.push(before.includes(1) && change.length < whole.length ? change : whole);
    before = layer;
  }
  return lines;
}

const writeRectangles = (layers: string, rectangles: readonly Rectangle[], style: IntervalStyle): string =>
  [layers, ...rectangles.flatMap(([rows, columns]) => [style.write(rows), style.write(columns)])].join(' ');

const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
