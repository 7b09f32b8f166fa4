import type { Random } from '../../../procedural/random.js';
import { eigenDecompose } from './eigen.js';

/** A search by evolution strategy: ask for points, tell how good they were. Points are in the caller's units; lower is better. */
export interface EvolutionSearch {
  /** The next generation, one point a row. */
  ask(): Float64Array[];
  /** Values of the points last asked for, in their order. */
  tell(values: readonly number[]): void;
  /** The mean of the distribution. */
  readonly mean: Float64Array;
  /** How far the search still ranges, as a share of where it began. */
  readonly sigma: number;
}

/**
 * Covariance matrix adaptation (Hansen, The CMA Evolution Strategy: A Tutorial, arXiv 1604.00772, with its default constants and active
 * update left out): samples from a normal distribution whose mean, step size and covariance follow what is better.
 *
 * @param start First mean.
 * @param scales Standard deviation to begin with, by coordinate; more than 0.
 * @param population Points a generation; the tutorial's 4 + 3 ln n where absent.
 */
export function createCmaEs(
  start: ArrayLike<number>,
  scales: ArrayLike<number>,
  random: Random,
  population?: number,
): EvolutionSearch {
  const n = start.length;
  const lambda = population ?? 4 + Math.floor(3 * Math.log(n));
  const mu = Math.floor(lambda / 2);
  const raw = Array.from({ length: mu }, (_, i) => Math.log((lambda + 1) / 2) - Math.log(i + 1));
  const total = raw.reduce((a, b) => a + b, 0);
  const weights = raw.map((w) => w / total);
  const muEff = 1 / weights.reduce((sum, w) => sum + w * w, 0);
  const cc = (4 + muEff / n) / (n + 4 + (2 * muEff) / n);
  const cs = (muEff + 2) / (n + muEff + 5);
  const c1 = 2 / ((n + 1.3) ** 2 + muEff);
  const cmu = Math.min(1 - c1, (2 * (muEff - 2 + 1 / muEff)) / ((n + 2) ** 2 + muEff));
  const damping = 1 + 2 * Math.max(0, Math.sqrt((muEff - 1) / (n + 1)) - 1) + cs;
  const expectedNorm = Math.sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n));

  const mean = Float64Array.from(start);
  // Covariance, its eigenvectors (columns) and the roots of its eigenvalues, in units of `scales`.
  const covariance = identity(n);
  let basis = identity(n);
  let roots = new Float64Array(n).fill(1);
  const pathC = new Float64Array(n);
  const pathS = new Float64Array(n);
  let sigma = 1;
  let generation = 0;
  let sinceEigen = 0;
  let steps: Float64Array[] = [];

  const ask = (): Float64Array[] => {
    steps = Array.from({ length: lambda }, () => {
      const z = Float64Array.from({ length: n }, (_, i) => roots[i] * random.normal());
      return multiply(basis, z);
    });
    return steps.map((step) => Float64Array.from(mean, (m, i) => m + sigma * scales[i] * step[i]));
  };

  const tell = (values: readonly number[]): void => {
    const order = values.map((_, i) => i).sort((a, b) => values[a] - values[b]);
    const move = new Float64Array(n);
    for (let k = 0; k < mu; k++) for (let i = 0; i < n; i++) move[i] += weights[k] * steps[order[k]][i];
    for (let i = 0; i < n; i++) mean[i] += sigma * scales[i] * move[i];
    generation++;

    // The whitened move: B D^-1 B' move.
    const turned = multiplyTransposed(basis, move);
    for (let i = 0; i < n; i++) turned[i] /= roots[i];
    const white = multiply(basis, turned);
    const sq = Math.sqrt(cs * (2 - cs) * muEff);
    for (let i = 0; i < n; i++) pathS[i] = (1 - cs) * pathS[i] + sq * white[i];
    const length = Math.hypot(...pathS);
    const isSteady = length / Math.sqrt(1 - (1 - cs) ** (2 * generation)) < (1.4 + 2 / (n + 1)) * expectedNorm;
    const cq = isSteady ? Math.sqrt(cc * (2 - cc) * muEff) : 0;
    for (let i = 0; i < n; i++) pathC[i] = (1 - cc) * pathC[i] + cq * move[i];

    const keep = 1 - c1 - cmu + (isSteady ? 0 : c1 * cc * (2 - cc));
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) {
        let rankMu = 0;
        for (let k = 0; k < mu; k++) rankMu += weights[k] * steps[order[k]][i] * steps[order[k]][j];
        covariance[i * n + j] = keep * covariance[i * n + j] + c1 * pathC[i] * pathC[j] + cmu * rankMu;
        covariance[j * n + i] = covariance[i * n + j];
      }
    }
    sigma *= Math.exp(Math.min(1, (cs / damping) * (length / expectedNorm - 1)));
    // Decomposing each time would cost more than the picture: the tutorial's rule.
    if (++sinceEigen > 1 / ((c1 + cmu) * n * 10)) {
      sinceEigen = 0;
      const { values: eigen, vectors } = eigenDecompose(covariance, n);
      basis = vectors;
      roots = eigen.map((v) => Math.sqrt(Math.max(v, 1e-14)));
    }
  };

  return {
    ask,
    tell,
    mean,
    get sigma() {
      return sigma;
    },
  };
}

function identity(n: number): Float64Array {
  const m = new Float64Array(n * n);
  for (let i = 0; i < n; i++) m[i * n + i] = 1;
  return m;
}

function multiply(m: Float64Array, v: Float64Array): Float64Array {
  const n = v.length;
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) out[i] += m[i * n + j] * v[j];
  return out;
}

function multiplyTransposed(m: Float64Array, v: Float64Array): Float64Array {
  const n = v.length;
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) out[j] += m[i * n + j] * v[i];
  return out;
}
