import { extendColours } from '../../image/extend-colours.js';
import { continueTexture } from './continue-texture.js';
import type { ChartTexels, ReducedChart } from './reduce-chart.js';
import { blurReduced, reduceChart, sampleReduced } from './reduce-chart.js';

/** Weight of the prior in each hidden texel: some thirty texels from the nearest known one it has as much to say. */
const PRIOR = 0.001;
/** What goes on smoothly is worked out in blocks of 2^2 texels. */
const SMOOTH_SHIFT = 2;
/** What varies over fewer than three blocks of 2^3 texels is texture, more is light. */
const GRAIN_SHIFT = 3;
/** A chart of which this share is known well has a colour of its own. */
const TYPICAL_SHARE = 0.15;

/** The chart's picture with nothing missing, gutter included. `finish` is the colour of its finish. */
export function fillChart(chart: ChartTexels, finish: readonly number[]): Float32Array {
  const { width, height, inside, colours, weights } = chart;
  const coarse = reduceChart(chart, SMOOTH_SHIFT);
  const smooth = extendReduced(coarse, commonColour(chart, finish));
  const out = new Float32Array(colours.length);
  let missing = 0;
  for (let y = 0, p = 0; y < height; y++) {
    for (let x = 0; x < width; x++, p++) {
      if (weights[p] >= 1) continue;
      sampleReduced(smooth, coarse, x, y, out, 3 * p);
      missing += inside[p];
    }
  }
  if (missing > 0) {
    const blocks = reduceChart(chart, GRAIN_SHIFT);
    const mean = blurReduced(blocks);
    const light = new Float32Array(3);
    continueTexture(chart, (p, source, share) => {
      const x = source % width;
      sampleReduced(mean, blocks, x, (source - x) / width, light, 0);
      for (let k = 0; k < 3; k++) out[3 * p + k] += share * (colours[3 * source + k] - light[k]);
    });
  }
  for (let p = 0; p < weights.length; p++) {
    const w = weights[p];
    for (let k = 3 * p; k < 3 * p + 3; k++) out[k] += w * (colours[k] - out[k]);
  }
  return out;
}

/** The median of what is known well, as far as that is enough to speak for the chart; else the finish's colour. */
function commonColour({ inside, colours, weights }: ChartTexels, finish: readonly number[]): readonly number[] {
  const counts = [new Uint32Array(256), new Uint32Array(256), new Uint32Array(256)];
  let known = 0;
  let all = 0;
  for (let p = 0; p < weights.length; p++) {
    if (inside[p] === 0) continue;
    all++;
    if (weights[p] < 0.9) continue;
    known++;
    for (let k = 0; k < 3; k++) counts[k][Math.min(255, Math.max(0, Math.round(colours[3 * p + k])))]++;
  }
  const share = Math.min(1, known / (TYPICAL_SHARE * all));
  return finish.map((c, k) => {
    let median = 0;
    for (let below = counts[k][0]; below < known / 2; below += counts[k][median]) median++;
    return c + share * (median - c);
  });
}

/** Colours that go on smoothly from the known ones to the prior. */
function extendReduced({ width, height, sums, weights, inside }: ReducedChart, prior: readonly number[]): Float32Array {
  const colours = new Float32Array(sums.length);
  const trust = new Float32Array(weights.length);
  for (let q = 0; q < weights.length; q++) {
    const total = weights[q] + PRIOR * inside[q];
    if (total === 0) continue;
    for (let k = 0; k < 3; k++) colours[3 * q + k] = (sums[3 * q + k] + PRIOR * inside[q] * prior[k]) / total;
    trust[q] = Math.min(1, total);
  }
  return extendColours(colours, trust, width, height, 3);
}
