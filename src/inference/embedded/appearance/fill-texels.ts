import { MATERIAL_TABLE } from '../../../core/material-table.js';
import type { PosedPart } from '../../../procedural/pose-parts.js';
import { extendColours } from '../../image/extend-colours.js';
import type { Texels } from './list-texels.js';
import type { PlacedChart } from './pack-charts.js';
import type { PaintedTexels } from './project-photo.js';

/** Share of a chart's pixels that must be known for the rest to go on from them; below, they are stray. */
const LEAST_KNOWN = 0.01;

/**
 * The atlas as RGB bytes: known texels as they are; what is hidden in a chart goes on from its known colours; a chart of which nothing is
 * known has the mean colour of its part's same finish, else of that finish anywhere, else the material's.
 */
export function fillTexels(
  texels: Texels,
  placed: readonly PlacedChart[],
  parts: readonly PosedPart[],
  painted: PaintedTexels,
): Uint8Array {
  const { size } = texels;
  const rgb = new Uint8Array(3 * size * size).fill(128);
  const means = meanColours(texels, placed, painted);
  placed.forEach((place, number) => {
    const { x, y, width, height, chart } = place;
    const n = width * height;
    const colours = new Float32Array(3 * n);
    const weights = new Float32Array(n);
    let [known, all] = [0, 0];
    for (let p = 0; p < n; p++) {
      const q = (y + Math.floor(p / width)) * size + x + (p % width);
      if (texels.chart[q] !== number) continue;
      all++;
      weights[p] = painted.weights[q];
      if (weights[p] > 0) known++;
      for (let k = 0; k < 3; k++) colours[3 * p + k] = painted.colours[3 * q + k];
    }
    const mean =
      means.get(`${chart.part} ${chart.finish}`) ?? means.get(chart.finish) ?? materialColour(parts[chart.part]);
    const usable = known > LEAST_KNOWN * all;
    if (usable) anchorFarCorners(colours, weights, width, height, mean);
    const filled = usable ? extendColours(colours, weights, width, height, 3) : undefined;
    for (let p = 0; p < n; p++) {
      const q = (y + Math.floor(p / width)) * size + x + (p % width);
      const w = Math.min(1, 4 * weights[p]);
      for (let k = 0; k < 3; k++) {
        const own = filled?.[3 * p + k] ?? mean[k];
        const value = usable ? w * colours[3 * p + k] + (1 - w) * own : own;
        rgb[3 * q + k] = Math.min(255, Math.max(0, Math.round(value)));
      }
    }
  });
  return rgb;
}

/** A chart of which little is known tends to the mean colour far from it, rather than smearing a rim over a whole side. */
function anchorFarCorners(
  colours: Float32Array,
  weights: Float32Array,
  width: number,
  height: number,
  mean: readonly number[],
): void {
  for (const p of [0, width - 1, (height - 1) * width, height * width - 1]) {
    if (weights[p] > 0) continue;
    weights[p] = 0.05;
    for (let k = 0; k < 3; k++) colours[3 * p + k] = mean[k];
  }
}

/** Mean of what is known, by part and finish and by finish alone. */
function meanColours(texels: Texels, placed: readonly PlacedChart[], painted: PaintedTexels): Map<string, number[]> {
  const sums = new Map<string, number[]>();
  for (let q = 0; q < texels.chart.length; q++) {
    const w = painted.weights[q];
    if (w === 0) continue;
    const { part, finish } = placed[texels.chart[q]].chart;
    for (const key of [`${part} ${finish}`, finish]) {
      let sum = sums.get(key);
      if (sum === undefined) sums.set(key, (sum = [0, 0, 0, 0]));
      sum[3] += w;
      for (let k = 0; k < 3; k++) sum[k] += w * painted.colours[3 * q + k];
    }
  }
  return new Map([...sums].map(([key, [r, g, b, w]]) => [key, [r / w, g / w, b / w]]));
}

function materialColour({ part }: PosedPart): readonly number[] {
  const record = MATERIAL_TABLE.find(({ name }) => name === part.material);
  return (record?.color ?? [0.6, 0.6, 0.6]).slice(0, 3).map((c) => 255 * c);
}
