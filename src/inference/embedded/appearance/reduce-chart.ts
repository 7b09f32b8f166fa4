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

/** A chart in blocks of 2^shift texels each way. */
export interface ReducedChart {
  readonly shift: number;
  readonly width: number;
  readonly height: number;
  /** Colours times weights, and weights, of the texels in each block. */
  readonly sums: Float32Array;
  readonly weights: Float32Array;
  /** How many texels of the chart are in each block. */
  readonly inside: Float32Array;
}

/** Sums over blocks. What is known well counts most: here the weight falls faster than that with which a texel keeps its own colour. */
export function reduceChart({ width, height, inside, colours, weights }: ChartTexels, shift: number): ReducedChart {
  const w = ((width - 1) >> shift) + 1;
  const h = ((height - 1) >> shift) + 1;
  const out = {
    shift,
    width: w,
    height: h,
    sums: new Float32Array(3 * w * h),
    weights: new Float32Array(w * h),
    inside: new Float32Array(w * h),
  };
  for (let y = 0, p = 0; y < height; y++) {
    const row = (y >> shift) * w;
    for (let x = 0; x < width; x++, p++) {
      if (inside[p] === 0) continue;
      const q = row + (x >> shift);
      const own = weights[p] * weights[p] * weights[p];
      out.inside[q]++;
      out.weights[q] += own;
      out.sums[3 * q] += own * colours[3 * p];
      out.sums[3 * q + 1] += own * colours[3 * p + 1];
      out.sums[3 * q + 2] += own * colours[3 * p + 2];
    }
  }
  return out;
}

/** Mean of the known colours in and around each block. */
export function blurReduced({ width, height, sums, weights }: ReducedChart): Float32Array {
  const out = new Float32Array(sums.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = 3 * (y * width + x);
      let total = 1e-6;
      for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
        for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
          const q = v * width + u;
          total += weights[q];
          for (let k = 0; k < 3; k++) out[at + k] += sums[3 * q + k];
        }
      }
      for (let k = 0; k < 3; k++) out[at + k] /= total;
    }
  }
  return out;
}

/** Writes the colour at a texel of the whole chart, bilinear between blocks. */
export function sampleReduced(
  from: Float32Array,
  { shift, width, height }: ReducedChart,
  x: number,
  y: number,
  out: Float32Array,
  at: number,
): void {
  const scale = 1 / (1 << shift);
  const cx = Math.min(width - 1, Math.max(0, (x + 0.5) * scale - 0.5));
  const cy = Math.min(height - 1, Math.max(0, (y + 0.5) * scale - 0.5));
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
