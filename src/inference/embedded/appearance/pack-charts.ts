import potpack from 'potpack';
import type { Chart } from './unwrap-charts.js';

/** Where a chart lies in the atlas: pixel = origin + gutter + scale * (coordinate - min). */
export interface PlacedChart {
  readonly chart: Chart;
  /** Pixels, gutters included. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly gutter: number;
  /** Pixels a metre; 0 where all of the chart has the one colour of the middle of its box. */
  readonly scale: number;
}

/** Charts whose longer side is less than this many pixels become one colour. */
const LEAST_SIDE = 3;
/** Side of the box of one colour, pixels: its middle is at least a pixel and a half from any other colour. */
const SWATCH = 3;
/** Boxes of one colour at most; where there are more crumbs of a part and finish, several share a box. */
const MOST_SWATCHES = 4096;

/** Pixels around a chart, so that filtering and smaller mip levels find its own colours: more where a side is long. */
const gutterOf = (side: number): number => (side < 12 ? 1 : side < 48 ? 2 : 3);

interface Box {
  w: number;
  h: number;
  x: number;
  y: number;
  readonly scale: number;
  readonly gutter: number;
  readonly charts: number[];
}

/**
 * Packs charts into a square atlas of `size` pixels, as finely as they fit. Any number fits: the more there are, the more are one colour.
 *
 * @param weights How fine each chart is relative to the others.
 */
export function packCharts(charts: readonly Chart[], weights: readonly number[], size: number): PlacedChart[] {
  const layout = (density: number): { boxes: Box[]; side: number } => {
    const boxes = makeBoxes(charts, weights, density);
    const { w, h } = potpack(boxes);
    return { boxes, side: Math.max(w, h) };
  };
  // The finest density that fits, by halving: sides grow with density, but for the gutters.
  const area = charts.reduce((sum, { extent }, i) => sum + extent[0] * extent[1] * weights[i] ** 2, 0);
  let [low, high] = [0, (1.2 * size) / Math.sqrt(Math.max(area, 1e-12))];
  let best = layout(low);
  for (let step = 0; step < 10; step++) {
    const middle = (low + high) / 2;
    const tried = layout(middle);
    if (tried.side <= size) [low, best] = [middle, tried];
    else high = middle;
  }
  const placed: PlacedChart[] = [];
  for (const { x, y, w, h, gutter, scale, charts: own } of best.boxes) {
    for (const i of own) placed[i] = { chart: charts[i], x, y, width: w, height: h, gutter, scale };
  }
  return placed;
}

function makeBoxes(charts: readonly Chart[], weights: readonly number[], density: number): Box[] {
  const boxes: Box[] = [];
  const crumbs: number[] = [];
  charts.forEach(({ extent }, i) => {
    const scale = density * weights[i];
    const side = scale * Math.max(extent[0], extent[1]);
    if (side < LEAST_SIDE) {
      crumbs.push(i);
      return;
    }
    const gutter = gutterOf(side);
    const [w, h] = extent.map((e) => Math.max(1, Math.ceil(e * scale)) + 2 * gutter);
    boxes.push({ w, h, x: 0, y: 0, scale, gutter, charts: [i] });
  });
  const share = Math.ceil(crumbs.length / MOST_SWATCHES);
  let last: Box | undefined;
  for (const i of crumbs) {
    const fellow = last === undefined ? undefined : charts[last.charts[0]];
    const isSame = fellow?.part === charts[i].part && fellow.finish === charts[i].finish;
    if (last !== undefined && isSame && last.charts.length < share) last.charts.push(i);
    else boxes.push((last = { w: SWATCH, h: SWATCH, x: 0, y: 0, scale: 0, gutter: SWATCH / 2, charts: [i] }));
  }
  return boxes;
}
