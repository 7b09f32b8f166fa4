import { describe, expect, it } from 'vitest';
import { createCmaEs } from '../../../../../src/inference/embedded/fit/cma-es.js';
import { eigenDecompose } from '../../../../../src/inference/embedded/fit/eigen.js';
import { createRandom } from '../../../../../src/procedural/random.js';

function minimize(f: (x: Float64Array) => number, n: number, generations: number, seed = 1) {
  const search = createCmaEs(new Float64Array(n).fill(0.8), new Float64Array(n).fill(0.5), createRandom('cma', seed));
  for (let g = 0; g < generations; g++) search.tell(search.ask().map(f));
  return { mean: search.mean, value: f(search.mean) };
}

describe('evolution search', () => {
  it('finds the bottom of a narrow valley that no axis runs along', () => {
    const rosenbrock = (x: Float64Array): number => {
      let sum = 0;
      for (let i = 0; i + 1 < x.length; i++) sum += 100 * (x[i + 1] - x[i] ** 2) ** 2 + (1 - x[i]) ** 2;
      return sum;
    };
    expect(minimize(rosenbrock, 6, 600).value).toBeLessThan(1e-8);
  });

  it('learns scales that differ by a thousand', () => {
    const ellipse = (x: Float64Array): number =>
      x.reduce((sum, v, i) => sum + 10 ** ((6 * i) / (x.length - 1)) * v * v, 0);
    expect(minimize(ellipse, 8, 500).value).toBeLessThan(1e-8);
  });

  it('does the same for the same seed', () => {
    const bowl = (x: Float64Array): number => x.reduce((sum, v) => sum + v * v, 0);
    expect(minimize(bowl, 5, 20, 7).mean).toEqual(minimize(bowl, 5, 20, 7).mean);
    expect(minimize(bowl, 5, 20, 7).mean).not.toEqual(minimize(bowl, 5, 20, 8).mean);
  });
});

describe('eigenDecompose', () => {
  it('takes a symmetric matrix apart and together again', () => {
    const random = createRandom('eigen');
    const n = 9;
    const m = new Float64Array(n * n);
    for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) m[i * n + j] = m[j * n + i] = random.normal();
    const { values, vectors } = eigenDecompose(m, n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        let sum = 0;
        for (let k = 0; k < n; k++) sum += vectors[i * n + k] * values[k] * vectors[j * n + k];
        expect(sum).toBeCloseTo(m[i * n + j], 10);
      }
    }
  });
});
