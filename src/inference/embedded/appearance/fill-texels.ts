import type { Finish } from '../../../procedural/model.js';
import type { ChartTexels } from './fill-chart.js';
import { fillChart } from './fill-chart.js';
import type { Texels } from './list-texels.js';
import type { PlacedChart } from './pack-charts.js';
import type { PaintedTexels } from './project-photo.js';

/**
 * The atlas as RGB bytes: known texels as they are; what is hidden in a chart goes on from its known colours and tends to the colour of its
 * finish far from them.
 */
export function fillTexels(
  texels: Texels,
  placed: readonly PlacedChart[],
  painted: PaintedTexels,
  colourOf: (part: number, finish: Finish) => readonly number[],
): Uint8Array {
  const rgb = new Uint8Array(3 * texels.size * texels.size).fill(128);
  placed.forEach((place, number) => {
    const own = gatherChart(texels, place, number, painted);
    if (own === undefined) return;
    const finish = colourOf(place.chart.part, place.chart.finish);
    const isKnown = own.weights.some((w) => w > 0);
    writeChart(texels, place, rgb, !isKnown ? finish : place.scale === 0 ? meanOf(own) : fillChart(own, finish));
  });
  return rgb;
}

/** Undefined where another chart has the box. */
function gatherChart(
  { size, chart }: Texels,
  { x, y, width, height, scale }: PlacedChart,
  number: number,
  painted: PaintedTexels,
): ChartTexels | undefined {
  const inside = new Uint8Array(width * height);
  const colours = new Float32Array(3 * width * height);
  const weights = new Float32Array(width * height);
  let count = 0;
  for (let row = 0, p = 0; row < height; row++) {
    for (let q = (y + row) * size + x, end = q + width; q < end; q++, p++) {
      if (chart[q] !== number) continue;
      count++;
      inside[p] = 1;
      weights[p] = Math.min(1, 2 * painted.weights[q]);
      for (let k = 0; k < 3; k++) colours[3 * p + k] = painted.colours[3 * q + k];
    }
  }
  return count === 0 && scale === 0 ? undefined : { width, height, inside, colours, weights };
}

function meanOf({ colours, weights }: ChartTexels): number[] {
  const total = weights.reduce((sum, w) => sum + w, 0);
  return [0, 1, 2].map((k) => weights.reduce((sum, w, p) => sum + w * colours[3 * p + k], 0) / total);
}

/** Writes one colour, or one for each texel. */
function writeChart(
  { size }: Texels,
  { x, y, width, height }: PlacedChart,
  rgb: Uint8Array,
  colours: ArrayLike<number>,
): void {
  const isOne = colours.length === 3;
  for (let row = 0, p = 0; row < height; row++) {
    for (let q = (y + row) * size + x, end = q + width; q < end; q++, p++)
      for (let k = 0; k < 3; k++) {
        const value = Math.round(colours[isOne ? k : 3 * p + k]);
        rgb[3 * q + k] = value < 0 ? 0 : value > 255 ? 255 : value;
      }
  }
}
