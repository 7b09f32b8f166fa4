import type { PosedPart } from '../../../procedural/pose-parts.js';
import type { Finish } from '../../../procedural/model.js';
import { FINISHES } from '../../../procedural/model.js';
import { MATERIAL_TABLE } from '../../../core/material-table.js';
import type { Crop } from '../fit/fit-target.js';
import type { ViewPixels } from './view-pixels.js';
import { surfaceOf } from './view-pixels.js';

/** Histogram of OKLab: cells per axis. Lightness 0 to 1; a and b within +-0.25. */
const CELLS = 16;
const CHROMA = 0.25;
/** Pixels this far inside a surface are surely its own. */
const SURE = 8;
/** Weight (pixels far inside count 1) below which a surface's colours say nothing. */
const LEAST_WEIGHT = 0.5;

/** How often each cell of OKLab occurs on a surface. */
interface Histogram {
  readonly cells: Float32Array;
  total: number;
}

function cellOf(lab: Float32Array, p: number): number {
  const l = toCell(lab[3 * p]);
  const a = toCell((lab[3 * p + 1] / CHROMA + 1) / 2);
  const b = toCell((lab[3 * p + 2] / CHROMA + 1) / 2);
  return (l * CELLS + a) * CELLS + b;
}

const toCell = (v: number): number => Math.min(CELLS - 1, Math.max(0, Math.floor(v * CELLS)));

/** Cell of each pixel. */
export function quantizeColours({ lab, mask }: ViewPixels): Uint16Array {
  const cells = new Uint16Array(mask.length);
  for (let p = 0; p < cells.length; p++) if (mask[p] > 0) cells[p] = cellOf(lab, p);
  return cells;
}

/**
 * What is usual on each surface and side, numbered `6 * surface + side`: the share of its trusted pixels with colours like each cell's. What
 * lies far inside counts most.
 */
export function usualColours(pixels: ViewPixels, cells: Uint16Array, trust: Float32Array): Map<number, Float32Array> {
  const found = new Map<number, Histogram>();
  for (let p = 0; p < cells.length; p++) {
    if (trust[p] === 0) continue;
    const key = 6 * pixels.surface[p] + pixels.side[p];
    let histogram = found.get(key);
    if (histogram === undefined) found.set(key, (histogram = { cells: new Float32Array(CELLS ** 3), total: 0 }));
    const w = weightOf(pixels, p);
    histogram.cells[cells[p]] += w;
    histogram.total += w;
  }
  return new Map([...found].map(([key, histogram]) => [key, sharesAround(histogram)]));
}

const weightOf = ({ clearance, depthInMask }: ViewPixels, p: number): number =>
  Math.min(1, 0.01 + (Math.max(0, Math.min(clearance[p], depthInMask[p] - 1)) / SURE) ** 2);

/** Share of a histogram in each cell and those around it. */
function sharesAround({ cells, total }: Histogram): Float32Array {
  let from = cells.slice();
  for (let cell = 0; cell < from.length; cell++) from[cell] /= Math.max(1e-9, total);
  for (const step of [1, CELLS, CELLS * CELLS]) {
    const to = from.slice();
    for (let cell = 0; cell < to.length; cell++) {
      const at = Math.floor(cell / step) % CELLS;
      if (at > 0) to[cell] += from[cell - step];
      if (at < CELLS - 1) to[cell] += from[cell + step];
    }
    from = to;
  }
  return from;
}

function visitAround(cell: number, visit: (cell: number) => void): void {
  const b = cell % CELLS;
  const a = ((cell - b) / CELLS) % CELLS;
  const l = Math.floor(cell / CELLS ** 2);
  for (let i = Math.max(0, l - 1); i <= Math.min(CELLS - 1, l + 1); i++)
    for (let j = Math.max(0, a - 1); j <= Math.min(CELLS - 1, a + 1); j++)
      for (let k = Math.max(0, b - 1); k <= Math.min(CELLS - 1, b + 1); k++) visit((i * CELLS + j) * CELLS + k);
}

/** A histogram with the sums of its cells' colours (RGB). */
interface ColouredHistogram extends Histogram {
  readonly sums: Float32Array;
}

const emptyHistogram = (): ColouredHistogram => ({
  cells: new Float32Array(CELLS ** 3),
  total: 0,
  sums: new Float32Array(3 * CELLS ** 3),
});

/**
 * The colour of each part's finish (RGB, 0 to 255) where nothing of it is seen: the one that most of it has in the photo, rather than
 * the mean, so that what the fit takes in of its neighbours does not tint it. What is not seen at all is as the same finish and material
 * elsewhere, else usual.
 */
export function finishColours(
  parts: readonly PosedPart[],
  pixels: ViewPixels,
  cells: Uint16Array,
  trust: Float32Array,
  crop: Crop,
): (part: number, finish: Finish) => readonly number[] {
  const surfaces = collectColours(pixels, cells, trust, crop);
  const alike = new Map<string, ColouredHistogram>();
  const keyOf = (finish: Finish, part: number): string => (finish === 'main' ? parts[part].part.material : finish);
  for (const [surface, own] of surfaces) {
    const key = keyOf(FINISHES[surface % FINISHES.length], Math.floor(surface / FINISHES.length));
    let sum = alike.get(key);
    if (sum === undefined) alike.set(key, (sum = emptyHistogram()));
    sum.total += own.total;
    own.cells.forEach((v, cell) => {
      if (v === 0) return;
      sum.cells[cell] += v;
      for (let k = 3 * cell; k < 3 * cell + 3; k++) sum.sums[k] += own.sums[k];
    });
  }
  const colours = new Map([...surfaces].map(([surface, own]) => [surface, commonColour(own)]));
  const shared = new Map([...alike].map(([key, own]) => [key, commonColour(own)]));
  return (part, finish) =>
    colours.get(surfaceOf(part, FINISHES.indexOf(finish))) ??
    shared.get(keyOf(finish, part)) ??
    USUAL[finish] ??
    colours.get(surfaceOf(part, FINISHES.indexOf('main'))) ??
    shared.get(keyOf('main', part)) ??
    materialColour(parts[part]);
}

function collectColours(
  pixels: ViewPixels,
  cells: Uint16Array,
  trust: Float32Array,
  crop: Crop,
): Map<number, ColouredHistogram> {
  const found = new Map<number, ColouredHistogram>();
  const step = crop.size / pixels.size;
  for (let p = 0; p < cells.length; p++) {
    if (trust[p] === 0) continue;
    let own = found.get(pixels.surface[p]);
    if (own === undefined) found.set(pixels.surface[p], (own = emptyHistogram()));
    const x = p % pixels.size;
    const q = Math.floor(((p - x) / pixels.size + 0.5) * step) * crop.size + Math.floor((x + 0.5) * step);
    const w = weightOf(pixels, p);
    own.total += w;
    own.cells[cells[p]] += w;
    for (let k = 0; k < 3; k++) own.sums[3 * cells[p] + k] += w * crop.rgb[3 * q + k];
  }
  return found;
}

/** Mean colour in and around the fullest cell; undefined where too little is seen. */
function commonColour(histogram: ColouredHistogram): readonly number[] | undefined {
  const { cells, total, sums } = histogram;
  if (total < LEAST_WEIGHT) return undefined;
  const around = sharesAround(histogram);
  let [best, most] = [0, 0];
  for (let cell = 0; cell < cells.length; cell++) {
    if (cells[cell] === 0) continue;
    const share = around[cell] + cells[cell] / total;
    if (share > most) [best, most] = [cell, share];
  }
  const mean = [0, 0, 0];
  let weight = 0;
  visitAround(best, (cell) => {
    weight += cells[cell];
    for (let k = 0; k < 3; k++) mean[k] += sums[3 * cell + k];
  });
  return mean.map((v) => v / weight);
}

/** What finishes look like that no part shows. */
const USUAL: Partial<Record<Finish, readonly number[]>> = {
  dark: [38, 38, 40],
  light: [225, 225, 222],
  metal: [176, 178, 181],
  screen: [18, 20, 24],
  keys: [34, 34, 36],
  glass: [150, 162, 166],
  label: [228, 226, 218],
  rubber: [36, 36, 37],
  glow: [255, 246, 224],
  dial: [232, 230, 224],
  mesh: [48, 48, 50],
};

function materialColour({ part }: PosedPart): readonly number[] {
  const record = MATERIAL_TABLE.find(({ name }) => name === part.material);
  return (record?.color ?? [0.6, 0.6, 0.6]).slice(0, 3).map((c) => 255 * c);
}
