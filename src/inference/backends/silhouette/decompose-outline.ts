import type { StandingOutline } from './stand-outline.js';

/** A part of an outline that is nearly convex: raster pixels, row by row. */
export type OutlineRegion = readonly number[];

/** Cells along the longest side: gaps narrower than one (1.4%) are not kept open. */
const CELLS = 72;

/** A region whose convex hull adds less than this part of the whole outline's area is convex enough. */
const TOLERANCE = 0.01;

/** Cuts tried on a region: directions by positions. */
const DIRECTIONS = 12;
const POSITIONS = 14;

interface Cell {
  /** Number of the cell in the grid. */
  readonly at: number;
  /** Middle of the cell, raster pixels. */
  readonly x: number;
  readonly z: number;
  /** What the outline covers of it: a triple of x, lowest z and highest z a pixel column. */
  readonly spans: readonly number[];
  /** How many pixels that are. */
  readonly area: number;
}

/**
 * Divides an outline into at most `maxRegions` connected regions of little more than their area in their convex hulls: again and
 * again the region with the most to gain is cut along the straight line after which the hulls are smallest. Depth plays no part,
 * since it follows the outline's width; so the gap behind a thin handle counts as much as it looks, not by its volume.
 */
export async function decomposeOutline(
  { outline, depth2 }: Pick<StandingOutline, 'outline' | 'depth2'>,
  maxRegions: number,
  pause: () => Promise<void>,
): Promise<OutlineRegion[]> {
  const size = Math.max(1, Math.ceil(Math.max(outline.width, outline.height) / CELLS));
  const columns = Math.ceil(outline.width / size);
  const cells = collectCells(depth2, outline.width, size, columns);
  const total = cells.reduce((sum, cell) => sum + cell.area, 0);
  const excess = (region: readonly Cell[]): number =>
    hullArea(region) - region.reduce((sum, cell) => sum + cell.area, 0);

  let regions = splitConnected(cells, columns).map((region) => ({ region, excess: excess(region), final: false }));
  for (;;) {
    await pause();
    const open = regions.filter((r) => !r.final && r.excess > TOLERANCE * total);
    if (open.length === 0) break;
    const worst = open.reduce((a, b) => (b.excess > a.excess ? b : a));
    const parts = cutBest(worst.region)?.flatMap((side) => splitConnected(side, columns));
    if (parts === undefined || regions.length - 1 + parts.length > maxRegions) {
      worst.final = true;
      continue;
    }
    regions = regions
      .filter((r) => r !== worst)
      .concat(parts.map((region) => ({ region, excess: excess(region), final: false })));
  }
  const owner = new Map<number, number[]>();
  const pixels = regions.map((r) => {
    const list: number[] = [];
    for (const cell of r.region) owner.set(cell.at, list);
    return list;
  });
  for (let p = 0; p < depth2.length; p++) {
    if (depth2[p] === 0) continue;
    owner
      .get(Math.floor(Math.floor(p / outline.width) / size) * columns + Math.floor((p % outline.width) / size))
      ?.push(p);
  }
  return pixels;
}

function collectCells(depth2: Float64Array, width: number, size: number, columns: number): Cell[] {
  const cells = new Map<number, { at: number; x: number; z: number; spans: number[]; area: number }>();
  const height = depth2.length / width;
  for (let x = 0; x < width; x++) {
    for (let z = 0; z < height; z++) {
      if (depth2[z * width + x] === 0) continue;
      const [i, j] = [Math.floor(x / size), Math.floor(z / size)];
      const at = j * columns + i;
      let cell = cells.get(at);
      if (cell === undefined) {
        cell = { at, x: (i + 0.5) * size, z: (j + 0.5) * size, spans: [], area: 0 };
        cells.set(at, cell);
      }
      cell.area++;
      if (cell.spans.at(-3) === x) cell.spans[cell.spans.length - 1] = z;
      else cell.spans.push(x, z, z);
    }
  }
  return [...cells.values()];
}

/** Regions of cells that touch, corners included. */
function splitConnected(cells: readonly Cell[], columns: number): Cell[][] {
  const left = new Map(cells.map((cell) => [cell.at, cell]));
  const regions: Cell[][] = [];
  for (const seed of cells) {
    if (!left.delete(seed.at)) continue;
    const region = [seed];
    for (let i = 0; i < region.length; i++) {
      for (const step of [-columns - 1, -columns, -columns + 1, -1, 1, columns - 1, columns, columns + 1]) {
        const next = left.get(region[i].at + step);
        // The grid's left and right margins are empty, so a step never wraps round a row.
        if (next !== undefined && left.delete(next.at)) region.push(next);
      }
    }
    regions.push(region);
  }
  return regions;
}

/** The two sides of the straight cut after which the hulls' areas are smallest; undefined for a region too small to cut. */
function cutBest(region: readonly Cell[]): [Cell[], Cell[]] | undefined {
  let best = hullArea(region);
  let cut: [Cell[], Cell[]] | undefined;
  for (let d = 0; d < DIRECTIONS; d++) {
    const [nx, nz] = [Math.cos((Math.PI * d) / DIRECTIONS), Math.sin((Math.PI * d) / DIRECTIONS)];
    const along = (cell: Cell): number => nx * cell.x + nz * cell.z;
    let low = Infinity;
    let high = -Infinity;
    for (const cell of region) {
      low = Math.min(low, along(cell));
      high = Math.max(high, along(cell));
    }
    for (let k = 1; k < POSITIONS; k++) {
      const at = low + ((high - low) * k) / POSITIONS;
      const sides: [Cell[], Cell[]] = [[], []];
      for (const cell of region) sides[along(cell) < at ? 0 : 1].push(cell);
      const area = hullArea(sides[0]) + hullArea(sides[1]);
      if (area < best - 1e-9) [best, cut] = [area, sides];
    }
  }
  return cut;
}

/**
 * Area of the convex hull of the covered pixels' centres: half a pixel smaller all round than that of the pixels, so that the steps of
 * a round outline do not count as dents.
 */
function hullArea(cells: readonly Cell[]): number {
  let first = Infinity;
  let last = -Infinity;
  for (const { spans } of cells) {
    first = Math.min(first, spans[0]);
    last = Math.max(last, spans[spans.length - 3]);
  }
  if (first > last) return 0;
  const highs = new Float64Array(last - first + 1).fill(-Infinity);
  // Upside down, so that both chains are upper ones.
  const lows = new Float64Array(last - first + 1).fill(-Infinity);
  for (const { spans } of cells) {
    for (let k = 0; k < spans.length; k += 3) {
      const x = spans[k] - first;
      lows[x] = Math.max(lows[x], -spans[k + 1]);
      highs[x] = Math.max(highs[x], spans[k + 2]);
    }
  }
  return chainArea(highs) + chainArea(lows);
}

/** Area between the upper convex chain of the points (x, heights[x]) and the axis; -Infinity is no point. */
function chainArea(heights: Float64Array): number {
  const chain: number[] = [];
  for (let x = 0; x < heights.length; x++) {
    const z = heights[x];
    if (z === -Infinity) continue;
    while (chain.length >= 2) {
      const [a, b] = [chain[chain.length - 2], chain[chain.length - 1]];
      if ((b - a) * (z - heights[a]) - (heights[b] - heights[a]) * (x - a) < 0) break;
      chain.pop();
    }
    chain.push(x);
  }
  let area = 0;
  for (let i = 1; i < chain.length; i++)
    area += ((chain[i] - chain[i - 1]) * (heights[chain[i]] + heights[chain[i - 1]])) / 2;
  return area;
}
