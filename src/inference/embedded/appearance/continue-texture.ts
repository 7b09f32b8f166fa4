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
 * @param inside 1 where a texel is of the chart.
 * @param weights how well each texel is known, 0 to 1.
 * @param visit is told each unknown texel that has a source, the source and how much of its texture to take, 0 to 1.
 */
export function continueTexture(
  weights: Float32Array,
  inside: Uint8Array,
  width: number,
  height: number,
  visit: (texel: number, source: number, share: number) => void,
): void {
  const { dx, dy } = findNearest(weights, width, height);
  for (let p = 0; p < weights.length; p++) {
    if (inside[p] === 0 || weights[p] >= SOURCE || dx[p] === NONE) continue;
    const share = Math.min(1, 2 - (2 * Math.sqrt(dx[p] * dx[p] + dy[p] * dy[p])) / REACH);
    const x = (p % width) + 2 * dx[p];
    const y = Math.floor(p / width) + 2 * dy[p];
    if (share <= 0 || x < 0 || y < 0 || x >= width || y >= height) continue;
    const source = y * width + x;
    if (weights[source] >= SOURCE) visit(p, source, share * (1 - weights[p] / SOURCE));
  }
}

/** Steps to a nearest source of each texel, by two sweeps over steps (Danielsson, Euclidean distance mapping, 1980). */
function findNearest(weights: Float32Array, width: number, height: number): { dx: Int16Array; dy: Int16Array } {
  const n = width * height;
  const dx = new Int16Array(n).fill(NONE);
  const dy = new Int16Array(n);
  for (let p = 0; p < n; p++) if (weights[p] >= SOURCE) dx[p] = 0;
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
