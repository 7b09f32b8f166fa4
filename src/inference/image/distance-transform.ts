/** Stands for infinity: finite, so that differences of two of them are 0 and not NaN. */
const FAR = 1e12;

/**
 * The lower envelope of one parabola a pixel, out(p) = min over q of |p - q|^2 + values(q), in O(pixels): rows, then columns, each
 * by the sweep of Felzenszwalb and Huttenlocher (Distance transforms of sampled functions, 2012).
 *
 * @param values height of each pixel's parabola, row by row; overwritten with the result.
 */
export function lowerEnvelope(values: Float64Array, width: number, height: number): Float64Array {
  const longest = Math.max(width, height);
  const line = new Float64Array(longest);
  const apex = new Int32Array(longest);
  const start = new Float64Array(longest + 1);
  for (let y = 0; y < height; y++) sweepLine(values, y * width, 1, width, line, apex, start);
  for (let x = 0; x < width; x++) sweepLine(values, x, width, height, line, apex, start);
  return values;
}

function sweepLine(
  values: Float64Array,
  offset: number,
  stride: number,
  n: number,
  line: Float64Array,
  apex: Int32Array,
  start: Float64Array,
): void {
  for (let i = 0; i < n; i++) line[i] = values[offset + i * stride];
  let last = 0;
  apex[0] = 0;
  start[0] = -FAR;
  start[1] = FAR;
  for (let q = 1; q < n; q++) {
    let from = meet(line, q, apex[last]);
    while (from <= start[last]) from = meet(line, q, apex[--last]);
    apex[++last] = q;
    start[last] = from;
    start[last + 1] = FAR;
  }
  let k = 0;
  for (let q = 0; q < n; q++) {
    while (start[k + 1] < q) k++;
    const d = q - apex[k];
    values[offset + q * stride] = d * d + line[apex[k]];
  }
}

/** Where the parabolas of `q` and `p` (p < q) cross. */
const meet = (line: Float64Array, q: number, p: number): number =>
  (line[q] + q * q - (line[p] + p * p)) / (2 * (q - p));

/**
 * Squared distance, pixels, from each pixel's centre to the nearest centre of a pixel where `mask` is `target`; more than
 * (width + height)^2 where there is none.
 */
export function squaredDistanceTo(mask: Uint8Array, target: 0 | 1, width: number, height: number): Float64Array {
  const values = new Float64Array(mask.length);
  for (let p = 0; p < values.length; p++) values[p] = mask[p] === target ? 0 : FAR;
  return lowerEnvelope(values, width, height);
}
