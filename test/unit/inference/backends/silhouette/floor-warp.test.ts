import { describe, expect, it } from 'vitest';
import { findFloorWarp, pictureHeight } from '../../../../../src/inference/backends/silhouette/floor-warp.js';

/** A mask whose columns reach from the top down to `foot(x)` pixels above the bottom. */
function maskWithFeet(width: number, height: number, foot: (x: number) => number): Uint8Array {
  return Uint8Array.from({ length: width * height }, (_, p) =>
    height - 1 - Math.floor(p / width) >= Math.round(foot(p % width)) ? 1 : 0,
  );
}
const box = (width: number, height: number): { x0: number; y0: number; x1: number; y1: number } => ({
  x0: 0,
  y0: 0,
  x1: width,
  y1: height,
});

describe('findFloorWarp', () => {
  it('leaves an object alone whose lower outline is level', () => {
    const warp = findFloorWarp(
      maskWithFeet(50, 40, () => 0),
      50,
      box(50, 40),
    );
    expect(Math.max(...warp.lift)).toBe(0);
    for (const z of [-2, 0, 3.5, 39]) expect(pictureHeight(warp, 20, z)).toBe(z);
  });

  it('finds the floor edges of a box seen at an angle', () => {
    // The near corner is at x = 30; the edges rise by 0.5 and 0.3 a pixel.
    const foot = (x: number): number => (x < 30 ? 0.5 * (30 - x) : 0.3 * (x - 30));
    const { lift } = findFloorWarp(maskWithFeet(100, 90, foot), 100, box(100, 90));
    lift.forEach((v, x) => {
      expect(Math.abs(v - foot(x))).toBeLessThan(1);
    });
  });

  it('does not take steep sides for the floor', () => {
    // A bowl: a level foot from 40 to 60, sides that rise by 2 a pixel.
    const foot = (x: number): number => 2 * Math.max(0, 40 - x, x - 60);
    const { lift } = findFloorWarp(maskWithFeet(100, 90, foot), 100, box(100, 90));
    expect(Math.max(...lift)).toBe(0);
  });

  it('finds the feet of a chair and nothing between them', () => {
    const isLeg = (x: number): boolean => Math.abs(x - 10) < 3 || Math.abs(x - 50) < 3 || Math.abs(x - 90) < 3;
    const foot = (x: number): number => (isLeg(x) ? 0.4 * Math.abs(x - 50) : 60);
    const { lift } = findFloorWarp(maskWithFeet(100, 120, foot), 100, box(100, 120));
    expect(lift[10]).toBeCloseTo(0.4 * 40, -0.5);
    expect(lift[30]).toBeGreaterThan(4);
    expect(lift[30]).toBeLessThan(12);
  });
});

describe('pictureHeight', () => {
  it('takes feet to the floor, leaves the top, and rises all the way', () => {
    const warp = { lift: Float64Array.from({ length: 20 }, (_, x) => 2 * x), reach: 80 };
    for (const u of [0.5, 7.5, 19.5]) {
      const lift = 2 * (u - 0.5);
      expect(pictureHeight(warp, u, 0)).toBeCloseTo(lift, 9);
      expect(pictureHeight(warp, u, 150)).toBe(150);
      let before = -Infinity;
      for (let z = -5; z < 150; z += 0.5) {
        const v = pictureHeight(warp, u, z);
        expect(v).toBeGreaterThan(before);
        before = v;
      }
    }
  });
});
