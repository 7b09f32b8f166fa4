import { describe, expect, it } from 'vitest';
import { lowerEnvelope, squaredDistanceTo } from '../../../../src/inference/image/distance-transform.js';

/** Numbers from 0 to 1 that look random and are the same every time. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

describe('lowerEnvelope', () => {
  it('equals the minimum over all parabolas', () => {
    const next = sequence(3);
    for (const [width, height] of [
      [1, 1],
      [1, 9],
      [13, 1],
      [11, 7],
    ]) {
      const values = Float64Array.from({ length: width * height }, () => (next() < 0.3 ? 1e12 : 60 * next() - 30));
      const expected = values.map((_, p) => {
        let best = Infinity;
        for (let q = 0; q < values.length; q++) {
          const dx = (p % width) - (q % width);
          const dy = Math.floor(p / width) - Math.floor(q / width);
          best = Math.min(best, dx * dx + dy * dy + values[q]);
        }
        return best;
      });
      const got = lowerEnvelope(values, width, height);
      got.forEach((v, p) => {
        // Heights of 1e12 leave 1e-4 of a pixel to rounding.
        expect(v < 1e11 ? v : 1e12).toBeCloseTo(expected[p] < 1e11 ? expected[p] : 1e12, 6);
      });
    }
  });
});

describe('squaredDistanceTo', () => {
  it('measures to the nearest pixel of a value', () => {
    // prettier-ignore
    const mask = Uint8Array.from([
      1, 1, 1, 1,
      1, 0, 1, 1,
      1, 1, 1, 1,
    ]);
    expect([...squaredDistanceTo(mask, 0, 4, 3)]).toEqual([2, 1, 2, 5, 1, 0, 1, 4, 2, 1, 2, 5]);
    expect(squaredDistanceTo(mask, 1, 4, 3)[5]).toBe(1);
  });

  it('is beyond every pixel where there is no such pixel', () => {
    expect(squaredDistanceTo(new Uint8Array(12), 1, 4, 3).every((d) => d > 49)).toBe(true);
  });
});
