import type { ChartTexels } from './reduce-chart.js';

/** Texels trusted more are a source of texture. */
const SOURCE = 0.5;
/** Texture goes on for so many texels and fades over the second half of them. */
const REACH = 128;
/** Stands for none near. */
const NONE = 16000;

/**
 * Where the texture of unknown texels goes on from: the mirror image of each at the nearest border of what is known. So grain goes on where
 * an average would smear.
 *
 * @param visit is told each unknown texel that has a source, the source and how much of its texture to take, 0 to 1.
 */
export function continueTexture(
  { width, height, inside, weights }: ChartTexels,
  visit: (texel: number, source: number, share: number) => void,
): void {
  // Borders are found on every second texel each way: grain does not show the difference.
  const w = (width + 1) >> 1;
  const h = (height + 1) >> 1;
  const { dx, dy } = findNearest(weights, width, w, h);
  for (let y = 0, p = 0; y < height; y++) {
    for (let x = 0; x < width; x++, p++) {
      if (inside[p] === 0 || weights[p] >= SOURCE) continue;
      const q = (y >> 1) * w + (x >> 1);
      if (dx[q] === NONE) continue;
      const share = Math.min(1, 2 - (4 * Math.sqrt(dx[q] * dx[q] + dy[q] * dy[q])) / REACH);
      const u = x + 4 * dx[q];
      const v = y + 4 * dy[q];
      if (share <= 0 || u < 0 || v < 0 || u >= width || v >= height) continue;
      const source = v * width + u;
      if (weights[source] >= SOURCE) visit(p, source, share * (1 - weights[p] / SOURCE));
    }
  }
}

/**
 * Steps to a nearest source of each second texel, by two sweeps over steps (Danielsson, Euclidean distance mapping, 1980).
 *
 * @param full width of the chart; `width` and `height` are of every second texel.
 */
function findNearest(
  weights: Float32Array,
  full: number,
  width: number,
  height: number,
): { dx: Int16Array; dy: Int16Array } {
  const n = width * height;
  const dx = new Int16Array(n).fill(NONE);
  const dy = new Int16Array(n);
  for (let p = 0; p < n; p++) {
    const x = p % width;
    if (weights[((2 * (p - x)) / width) * full + 2 * x] >= SOURCE) dx[p] = 0;
  }
  const relax = (p: number, q: number, stepX: number, stepY: number): void => {
    if (dx[q] === NONE) return;
    const x = dx[q] + stepX;
    const y = dy[q] + stepY;
    if (dx[p] !== NONE && x * x + y * y >= dx[p] * dx[p] + dy[p] * dy[p]) return;
    dx[p] = x;
    dy[p] = y;
  };
  for (const sign of [1, -1]) {
    for (let row = 0; row < height; row++) {
      const first = (sign > 0 ? row : height - 1 - row) * width;
      if (row > 0) for (let x = 0; x < width; x++) relax(first + x, first + x - sign * width, 0, -sign);
      for (let x = 1; x < width; x++) relax(first + x, first + x - 1, -1, 0);
      for (let x = width - 2; x >= 0; x--) relax(first + x, first + x + 1, 1, 0);
    }
  }
  return { dx, dy };
}
