import potpack from 'potpack';
import type { Chart } from './unwrap-charts.js';

/** Where a chart lies in the atlas: pixel = origin + scale * (coordinate - min). */
export interface PlacedChart {
  readonly chart: Chart;
  /** Pixels. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Pixels a metre. */
  readonly scale: number;
}

/** Pixels around each chart, so that filtering and smaller mip levels find its own colours. */
export const GUTTER = 3;

/**
 * Packs charts into a square atlas of `size` pixels, as finely as they fit.
 *
 * @param weights How fine each chart is relative to the others.
 */
export function packCharts(charts: readonly Chart[], weights: readonly number[], size: number): PlacedChart[] {
  const layout = (density: number): { placed: PlacedChart[]; side: number } => {
    const boxes = charts.map((chart, i) => {
      const scale = density * weights[i];
      const [w, h] = chart.extent.map((e) => Math.max(1, Math.ceil(e * scale)) + 2 * GUTTER);
      return { w, h, x: 0, y: 0, i, scale };
    });
    const { w, h } = potpack(boxes);
    const placed: PlacedChart[] = [];
    for (const box of boxes) {
      placed[box.i] = { chart: charts[box.i], x: box.x, y: box.y, width: box.w, height: box.h, scale: box.scale };
    }
    return { placed, side: Math.max(w, h) };
  };
  // The finest density that fits, by halving: sides grow with density, but for the gutters.
  const area = charts.reduce((sum, { extent }, i) => sum + extent[0] * extent[1] * weights[i] ** 2, 0);
  let [low, high] = [0, (1.2 * size) / Math.sqrt(Math.max(area, 1e-12))];
  let best = layout(low);
  for (let step = 0; step < 12; step++) {
    const middle = (low + high) / 2;
    const tried = layout(middle);
    if (tried.side <= size) [low, best] = [middle, tried];
    else high = middle;
  }
  return best.placed;
}
