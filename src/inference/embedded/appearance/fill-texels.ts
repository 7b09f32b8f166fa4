import type { Finish } from '../../../procedural/model.js';
import { fillChart } from './fill-chart.js';
import type { Seam } from './join-seams.js';
import type { Texels } from './list-texels.js';
import type { PlacedChart } from './pack-charts.js';
import type { PaintedTexels } from './project-photo.js';
import { KEPT } from './project-photo.js';
import type { ChartTexels } from './reduce-chart.js';

/** How well a texel is known that has its colour from the chart beyond a seam. */
const LEARNT = 0.18;
/** So many texels learnt speak for a chart. */
const TYPICAL_LEARNT = 12;

/**
 * The atlas as RGB bytes: known texels as they are; what is hidden in a chart goes on from its known colours, and from those of charts beyond
 * its seams, and tends to the colour of its finish far from them.
 */
export function fillTexels(
  texels: Texels,
  placed: readonly PlacedChart[],
  seams: readonly (readonly Seam[])[],
  painted: PaintedTexels,
  colourOf: (part: number, finish: Finish) => readonly number[],
): Uint8Array {
  const rgb = new Uint8Array(3 * texels.size * texels.size).fill(128);
  const isFilled = new Uint8Array(placed.length);
  for (const number of orderCharts(texels, placed, seams, painted)) {
    const { chart, scale } = placed[number];
    const learnt = learn(seams[number], isFilled, rgb, painted);
    const finish = mix(colourOf(chart.part, chart.finish), learnt, rgb);
    const own = gatherChart(texels, placed[number], number, painted);
    isFilled[number] = 1;
    if (own === undefined) continue;
    const isKnown = own.weights.some((w) => w > 0);
    writeChart(texels, placed[number], rgb, !isKnown ? finish : scale === 0 ? meanOf(own) : fillChart(own, finish));
  }
  return rgb;
}

/** First the charts that are known best, then those that border on them, and so on. */
function orderCharts(
  { chart }: Texels,
  placed: readonly PlacedChart[],
  seams: readonly (readonly Seam[])[],
  { weights }: PaintedTexels,
): number[] {
  const known = new Float32Array(placed.length);
  const all = new Float32Array(placed.length);
  chart.forEach((number, q) => {
    if (number < 0) return;
    all[number]++;
    known[number] += weights[q];
  });
  const share = known.map((v, i) => v / Math.max(1, all[i]));
  const numbers = placed.map((_, i) => i);
  const order = numbers.filter((i) => share[i] > 0.05).sort((a, b) => share[b] - share[a] || a - b);
  const isListed = new Uint8Array(placed.length);
  for (const i of order) isListed[i] = 1;
  const follow = (): void => {
    for (const i of order) {
      for (const { other } of seams[i]) {
        if (isListed[other] !== 0) continue;
        isListed[other] = 1;
        order.push(other);
      }
    }
  };
  follow();
  for (const i of numbers) if (isListed[i] === 0) order.push(i);
  return order;
}

/** Takes colours over seams with filled charts, where a chart's own are known less; returns the pixels that they are from. */
function learn(
  seams: readonly Seam[],
  isFilled: Uint8Array,
  rgb: Uint8Array,
  { colours, weights }: PaintedTexels,
): number[] {
  const learnt: number[] = [];
  for (const { other, pairs } of seams) {
    if (isFilled[other] === 0) continue;
    for (let i = 0; i < pairs.length; i += 2) {
      const [q, from] = [pairs[i], pairs[i + 1]];
      if (weights[q] >= LEARNT) continue;
      weights[q] = LEARNT;
      for (let k = 0; k < 3; k++) colours[3 * q + k] = rgb[3 * from + k];
      learnt.push(from);
    }
  }
  return learnt;
}

/** The finish's colour, or as far as enough is learnt, the median of that. */
function mix(finish: readonly number[], learnt: readonly number[], rgb: Uint8Array): readonly number[] {
  const share = Math.min(1, learnt.length / TYPICAL_LEARNT);
  if (share === 0) return finish;
  return finish.map((c, k) => {
    const values = Uint8Array.from(learnt, (q) => rgb[3 * q + k]).sort();
    return c + share * (values[values.length >> 1] - c);
  });
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
      weights[p] = Math.min(1, KEPT * painted.weights[q]);
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
