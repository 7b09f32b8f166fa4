import { describe, expect, it } from 'vitest';
import { extendColours } from '../../../../src/inference/image/extend-colours.js';

describe('extendColours', () => {
  it('keeps known colours and fills the rest from the nearest known ones', () => {
    const [width, height] = [33, 20];
    // Red known in the left quarter, blue in the right one, rubbish of weight 0 between.
    const colours = new Float32Array(3 * width * height).fill(99);
    const weights = new Float32Array(width * height);
    for (let p = 0; p < weights.length; p++) {
      const x = p % width;
      if (x < 8) colours.set([200, 10, 0], 3 * p);
      if (x >= 25) colours.set([0, 10, 200], 3 * p);
      if (x < 8 || x >= 25) weights[p] = 1;
    }
    const filled = extendColours(colours, weights, width, height, 3);
    const at = (x: number, y: number): number[] => [...filled.subarray(3 * (y * width + x), 3 * (y * width + x) + 3)];
    expect(at(3, 5)).toEqual([200, 10, 0]);
    expect(at(30, 19)).toEqual([0, 10, 200]);
    expect(at(9, 10)[0]).toBeGreaterThan(150);
    expect(at(23, 10)[2]).toBeGreaterThan(150);
    for (let p = 0; p < weights.length; p++) {
      expect(filled[3 * p + 1]).toBeCloseTo(10, 3);
      expect(filled[3 * p]).toBeLessThanOrEqual(200.001);
    }
  });

  it('fills a whole picture from one pixel, whatever its size', () => {
    for (const [width, height] of [
      [1, 1],
      [2, 1],
      [5, 7],
      [64, 3],
    ]) {
      const weights = new Float32Array(width * height);
      const colours = new Float32Array(width * height);
      weights[weights.length - 1] = 1;
      colours[weights.length - 1] = 42;
      expect(extendColours(colours, weights, width, height, 1).every((v) => Math.abs(v - 42) < 1e-4)).toBe(true);
    }
  });

  it('is black where nothing is known', () => {
    expect([...extendColours(Float32Array.of(5, 6, 7, 8), new Float32Array(4), 2, 2, 1)]).toEqual([0, 0, 0, 0]);
  });
});
