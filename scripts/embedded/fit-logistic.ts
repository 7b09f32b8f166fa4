/** One case: what speaks for it, a constant 1 among it, and how it came out. */
export interface Case {
  readonly features: readonly number[];
  readonly right: boolean;
  /** How much it counts among all; 1 on average. */
  readonly weight: number;
}

const STEPS = 200;

/**
 * Logistic regression by Newton's method on standardised features. The first feature is the constant.
 *
 * @param ridge pull of the weights towards 0, by which features that say the same share what they have to say.
 */
export function fitLogistic(cases: readonly Case[], ridge: number): number[] {
  const n = cases[0].features.length;
  const mean = Array.from({ length: n }, (_, k) => cases.reduce((sum, c) => sum + c.features[k], 0) / cases.length);
  const sd = mean.map((m, k) => Math.sqrt(cases.reduce((sum, c) => sum + (c.features[k] - m) ** 2, 0) / cases.length));
  const scaled = cases.map(({ features }) => features.map((f, k) => (k === 0 ? 1 : (f - mean[k]) / (sd[k] || 1))));
  const weights = new Array<number>(n).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = weights.map((w, k) => (k === 0 ? 0 : -ridge * w));
    const hessian = weights.map((_, i) => weights.map((__, j) => (i === j ? 1e-9 + (i === 0 ? 0 : ridge) : 0)));
    for (const [c, row] of scaled.entries()) {
      const p = 1 / (1 + Math.exp(-row.reduce((sum, f, k) => sum + f * weights[k], 0)));
      const share = cases[c].weight / cases.length;
      for (let i = 0; i < n; i++) {
        gradient[i] += share * (Number(cases[c].right) - p) * row[i];
        for (let j = 0; j < n; j++) hessian[i][j] += share * p * (1 - p) * row[i] * row[j];
      }
    }
    const change = solve(hessian, gradient);
    // Half steps: a whole one can overshoot where nearly all cases are sure.
    for (let k = 0; k < n; k++) weights[k] += 0.5 * change[k];
    if (Math.hypot(...change) < 1e-9) break;
  }
  const out = weights.map((w, k) => (k === 0 ? w : w / (sd[k] || 1)));
  for (let k = 1; k < n; k++) out[0] -= out[k] * mean[k];
  return out;
}

/** Gaussian elimination with pivoting. */
function solve(a: readonly (readonly number[])[], b: readonly number[]): number[] {
  const m = a.map((row, i) => [...row, b[i]]);
  const n = b.length;
  for (let p = 0; p < n; p++) {
    let best = p;
    for (let r = p + 1; r < n; r++) if (Math.abs(m[r][p]) > Math.abs(m[best][p])) best = r;
    [m[p], m[best]] = [m[best], m[p]];
    for (let r = p + 1; r < n; r++) {
      const f = m[r][p] / m[p][p];
      for (let c = p; c <= n; c++) m[r][c] -= f * m[p][c];
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let r = n - 1; r >= 0; r--) {
    let value = m[r][n];
    for (let c = r + 1; c < n; c++) value -= m[r][c] * x[c];
    x[r] = value / m[r][r];
  }
  return x;
}
