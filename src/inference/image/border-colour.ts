/**
 * What colour the ground has at each pixel, learnt from a frame along the image's border.
 * `smooth`: one colour that varies slowly (plain, gradient, vignette); `patches`: a few plain colours (a table against a wall).
 */
export interface GroundModel {
  readonly kind: 'smooth' | 'patches';
  /** The part of the frame that it explains, 0 to 1. */
  readonly coverage: number;
  /** Typical distance in OKLab of the frame's pixels from it: noise and texture of the ground. */
  readonly spread: number;
  /** OKLab ground colour nearest to what pixel (x, y) shows, written to `out`. */
  readonly colourAt: (x: number, y: number, lab: Float32Array, pixel: number, out: Float32Array) => void;
}

/** The ground must explain this part of the frame, since an object may touch the border but not fill it. */
const MIN_COVERAGE = 0.7;

/** A ground with more texture than this in OKLab is not plain: a lawn has about 0.1, paper 0.01, JPEG noise 0.005. */
const MAX_SPREAD = 0.05;

const MAX_SAMPLES = 6000;
const TERMS = 6;

/**
 * Fits the ground model, undefined when the border shows no plain ground. A quadratic surface a channel is tried first, by least
 * squares reweighted with Tukey's biweight so that an object cut by the border does not pull it; then up to four colours.
 *
 * @param lab OKLab pixels, three values each.
 */
export function fitGround(lab: Float32Array, width: number, height: number): GroundModel | undefined {
  const samples = frameSamples(width, height);
  const smooth = fitSmooth(lab, width, height, samples);
  if (smooth.coverage >= MIN_COVERAGE && smooth.spread <= MAX_SPREAD) return smooth;
  const patches = fitPatches(lab, samples);
  return patches.coverage >= MIN_COVERAGE && patches.spread <= MAX_SPREAD ? patches : undefined;
}

/** Pixel numbers in a frame of 2% of the shorter side, at least 2 pixels wide, thinned evenly. */
function frameSamples(width: number, height: number): Int32Array {
  const frame = Math.max(2, Math.round(0.02 * Math.min(width, height)));
  const all: number[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (x < frame || y < frame || x >= width - frame || y >= height - frame) all.push(y * width + x);
    }
  }
  const step = Math.max(1, all.length / MAX_SAMPLES);
  return Int32Array.from({ length: Math.floor(all.length / step) }, (_, i) => all[Math.floor(i * step)]);
}

const fillTerms = (u: number, v: number, out: Float64Array): void => {
  out[0] = 1;
  out[1] = u;
  out[2] = v;
  out[3] = u * u;
  out[4] = u * v;
  out[5] = v * v;
};

function fitSmooth(lab: Float32Array, width: number, height: number, samples: Int32Array): GroundModel {
  const toU = 2 / Math.max(1, width - 1);
  const toV = 2 / Math.max(1, height - 1);
  const n = samples.length;
  const terms = new Float64Array(n * TERMS);
  const row = new Float64Array(TERMS);
  samples.forEach((p, i) => {
    fillTerms((p % width) * toU - 1, Math.floor(p / width) * toV - 1, row);
    terms.set(row, i * TERMS);
  });

  // From the frame's median colour: what is far from it has no say in the first fit.
  const middle = [0, 1, 2].map((c) => median(Float64Array.from(samples, (p) => lab[3 * p + c])));
  const residuals = Float64Array.from(samples, (p) =>
    Math.hypot(lab[3 * p] - middle[0], lab[3 * p + 1] - middle[1], lab[3 * p + 2] - middle[2]),
  );
  const surfaces: Float64Array[] = [0, 1, 2].map((c) =>
    Float64Array.from({ length: TERMS }, (_, k) => (k === 0 ? middle[c] : 0)),
  );
  let spread = 0;
  for (let round = 0; round < 12; round++) {
    spread = Math.max(0.003, 1.4826 * median(residuals));
    const cut = 4.685 * spread; // Tukey's constant: 95% efficient on Gaussian noise
    const weights = residuals.map((r) => (r < cut ? (1 - (r / cut) ** 2) ** 2 : 0));
    for (let c = 0; c < 3; c++) surfaces[c] = solveWeighted(terms, weights, (i) => lab[3 * samples[i] + c], n);
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let c = 0; c < 3; c++) {
        let value = 0;
        for (let k = 0; k < TERMS; k++) value += surfaces[c][k] * terms[i * TERMS + k];
        sum += (lab[3 * samples[i] + c] - value) ** 2;
      }
      residuals[i] = Math.sqrt(sum);
    }
  }
  const within = residuals.filter((r) => r < 4 * spread + 0.02);
  const at = new Float64Array(TERMS);
  return {
    kind: 'smooth',
    coverage: within.length / n,
    spread: within.length === 0 ? 1 : Math.sqrt(within.reduce((sum, r) => sum + r * r, 0) / within.length),
    colourAt: (x, y, _lab, _pixel, out) => {
      fillTerms(x * toU - 1, y * toV - 1, at);
      for (let c = 0; c < 3; c++) {
        let value = 0;
        for (let k = 0; k < TERMS; k++) value += surfaces[c][k] * at[k];
        out[c] = value;
      }
    },
  };
}

/** Least squares by normal equations with a small ridge that keeps the curvature at 0 where the frame does not show it. */
function solveWeighted(
  terms: Float64Array,
  weights: Float64Array,
  target: (i: number) => number,
  n: number,
): Float64Array {
  const a = Array.from({ length: TERMS }, () => new Float64Array(TERMS + 1));
  for (let i = 0; i < n; i++) {
    const w = weights[i];
    if (w === 0) continue;
    for (let r = 0; r < TERMS; r++) {
      const wr = w * terms[i * TERMS + r];
      for (let c = 0; c < TERMS; c++) a[r][c] += wr * terms[i * TERMS + c];
      a[r][TERMS] += wr * target(i);
    }
  }
  for (let r = 0; r < TERMS; r++) a[r][r] += r === 0 ? 1e-9 : 1e-4 * n;
  for (let p = 0; p < TERMS; p++) {
    const pivot = a[p][p];
    for (let r = p + 1; r < TERMS; r++) {
      const f = a[r][p] / pivot;
      for (let c = p; c <= TERMS; c++) a[r][c] -= f * a[p][c];
    }
  }
  const x = new Float64Array(TERMS);
  for (let r = TERMS - 1; r >= 0; r--) {
    let value = a[r][TERMS];
    for (let c = r + 1; c < TERMS; c++) value -= a[r][c] * x[c];
    x[r] = value / a[r][r];
  }
  return x;
}

/** Up to four colours by repeatedly taking the densest ball of the frame's colours that are left. */
function fitPatches(lab: Float32Array, samples: Int32Array): GroundModel {
  const reach = 0.06;
  let left = [...samples];
  const colours: [number, number, number][] = [];
  let covered = 0;
  let squares = 0;
  while (colours.length < 4 && left.length > 0.05 * samples.length) {
    const near = (c: readonly number[], p: number): number =>
      Math.hypot(lab[3 * p] - c[0], lab[3 * p + 1] - c[1], lab[3 * p + 2] - c[2]);
    const step = Math.max(1, Math.floor(left.length / 100));
    let best: number[] = [];
    let bestCount = -1;
    for (let i = 0; i < left.length; i += step) {
      const seed = [...lab.subarray(3 * left[i], 3 * left[i] + 3)];
      let count = 0;
      for (let j = 0; j < left.length; j += step) if (near(seed, left[j]) < reach) count++;
      if (count > bestCount) [best, bestCount] = [seed, count];
    }
    const members = left.filter((p) => near(best, p) < reach);
    if (members.length < 0.1 * samples.length) break;
    const mean = [0, 1, 2].map((c) => members.reduce((sum, p) => sum + lab[3 * p + c], 0) / members.length);
    colours.push([mean[0], mean[1], mean[2]]);
    covered += members.length;
    for (const p of members) squares += near(mean, p) ** 2;
    left = left.filter((p) => near(best, p) >= reach);
  }
  return {
    kind: 'patches',
    coverage: covered / samples.length,
    spread: covered === 0 ? 1 : Math.max(0.003, Math.sqrt(squares / covered)),
    colourAt: (_x, _y, pixels, pixel, out) => {
      let bestDistance = Infinity;
      for (const c of colours) {
        const d =
          (pixels[3 * pixel] - c[0]) ** 2 + (pixels[3 * pixel + 1] - c[1]) ** 2 + (pixels[3 * pixel + 2] - c[2]) ** 2;
        if (d < bestDistance) {
          bestDistance = d;
          out.set(c);
        }
      }
    },
  };
}

function median(values: Float64Array): number {
  const sorted = values.slice().sort();
  return sorted.length === 0 ? 0 : sorted[sorted.length >> 1];
}
