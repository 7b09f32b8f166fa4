import { extendColours } from '../../image/extend-colours.js';
import { continueTexture } from './continue-texture.js';

/** A chart's own picture. */
export interface ChartTexels {
  readonly width: number;
  readonly height: number;
  /** 1 where a texel is of the chart, not of its gutter. */
  readonly inside: Uint8Array;
  /** RGB, 0 to 255. */
  readonly colours: Float32Array;
  /** How well each texel is known, 0 to 1. */
  readonly weights: Float32Array;
}

/** Weight of the prior in each hidden texel: some thirty texels from the nearest known one it has as much to say. */
const PRIOR = 0.001;
/** What varies over fewer texels is texture, more is light. */
const GRAIN = 24;
/** A chart of which this share is known well has a colour of its own. */
const TYPICAL_SHARE = 0.15;

/** The chart's picture with nothing missing, gutter included. `finish` is the colour of its finish. */
export function fillChart(chart: ChartTexels, finish: readonly number[]): Float32Array {
  const { width, height, inside, colours, weights } = chart;
  const small = halveChart(chart);
  const smooth = extendHalved(small, commonColour(chart, finish));
  const mean = blurHalved(small, GRAIN >> 2);
  const out = new Float32Array(colours.length);
  const isWhole = weights.every((w, p) => w === 1 || inside[p] === 0);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const p = y * width + x;
      if (weights[p] < 1) sampleHalved(smooth, small, x, y, out, 3 * p);
    }
  }
  const between = new Float32Array(3);
  if (!isWhole)
    continueTexture(weights, inside, width, height, (p, source, share) => {
      sampleHalved(mean, small, source % width, Math.floor(source / width), between, 0);
      for (let k = 0; k < 3; k++) out[3 * p + k] += share * (colours[3 * source + k] - between[k]);
    });
  for (let p = 0; p < weights.length; p++) {
    for (let k = 3 * p; k < 3 * p + 3; k++) out[k] += weights[p] * (colours[k] - out[k]);
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

/** A chart in half as many texels each way: sums of colours times weights, and weights. */
interface HalvedChart {
  readonly width: number;
  readonly height: number;
  readonly sums: Float32Array;
  readonly weights: Float32Array;
  /** How many texels of the chart are in each. */
  readonly inside: Float32Array;
}

/** What is known well counts most: here the weight falls faster than that with which a texel keeps its own colour. */
function halveChart({ width, height, inside, colours, weights }: ChartTexels): HalvedChart {
  const [w, h] = [(width + 1) >> 1, (height + 1) >> 1];
  const out = {
    width: w,
    height: h,
    sums: new Float32Array(3 * w * h),
    weights: new Float32Array(w * h),
    inside: new Float32Array(w * h),
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const p = y * width + x;
      if (inside[p] === 0) continue;
      const q = (y >> 1) * w + (x >> 1);
      const own = weights[p] * weights[p] * weights[p];
      out.inside[q]++;
      out.weights[q] += own;
      for (let k = 0; k < 3; k++) out.sums[3 * q + k] += own * colours[3 * p + k];
    }
  }
  return out;
}

/** Colours that go on smoothly from the known ones to the prior. */
function extendHalved({ width, height, sums, weights, inside }: HalvedChart, prior: readonly number[]): Float32Array {
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

/** Mean of the known colours within `radius` of each texel. */
function blurHalved({ width, height, sums, weights }: HalvedChart, radius: number): Float32Array {
  const total = new Float32Array(4 * weights.length);
  const line = new Float64Array(4);
  // Rows, then columns, of running sums.
  const rows = new Float32Array(4 * weights.length);
  const slide = (from: Float32Array, to: Float32Array, start: number, step: number, count: number): void => {
    line.fill(0);
    for (let i = -radius; i < count; i++) {
      const [enters, leaves] = [i + radius, i - radius - 1];
      for (let k = 0; k < 4; k++) {
        if (enters < count) line[k] += from[4 * (start + enters * step) + k];
        if (leaves >= 0) line[k] -= from[4 * (start + leaves * step) + k];
        if (i >= 0) to[4 * (start + i * step) + k] = line[k];
      }
    }
  };
  for (let q = 0; q < weights.length; q++) {
    for (let k = 0; k < 3; k++) total[4 * q + k] = sums[3 * q + k];
    total[4 * q + 3] = weights[q];
  }
  for (let y = 0; y < height; y++) slide(total, rows, y * width, 1, width);
  for (let x = 0; x < width; x++) slide(rows, total, x, width, height);
  const out = new Float32Array(sums.length);
  for (let q = 0; q < weights.length; q++)
    for (let k = 0; k < 3; k++) out[3 * q + k] = total[4 * q + k] / Math.max(1e-6, total[4 * q + 3]);
  return out;
}

/** Writes the colour at a texel of the whole chart, bilinear. */
function sampleHalved(
  from: Float32Array,
  { width, height }: HalvedChart,
  x: number,
  y: number,
  out: Float32Array,
  at: number,
): void {
  // Centres of texels lie a quarter of a halved one off its centre.
  const cx = Math.min(width - 1, Math.max(0, x / 2 - 0.25));
  const cy = Math.min(height - 1, Math.max(0, y / 2 - 0.25));
  const x0 = Math.floor(cx);
  const y0 = Math.floor(cy);
  const fx = cx - x0;
  const fy = cy - y0;
  const a = 3 * (y0 * width + x0);
  const b = x0 + 1 < width ? a + 3 : a;
  const down = y0 + 1 < height ? 3 * width : 0;
  for (let k = 0; k < 3; k++)
    out[at + k] =
      (1 - fy) * ((1 - fx) * from[a + k] + fx * from[b + k]) +
      fy * ((1 - fx) * from[a + down + k] + fx * from[b + down + k]);
}
