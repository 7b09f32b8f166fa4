import { describe, expect, it } from 'vitest';
import { inflateOutline } from '../../../../../src/inference/backends/silhouette/inflate-outline.js';
import { measureStability } from '../../../../../src/inference/backends/silhouette/stability.js';
import type { SoftMask } from '../../../../../src/inference/image/rgba-image.js';

function outlineOf(width: number, height: number, isInside: (x: number, z: number) => boolean): SoftMask {
  const data = Float32Array.from({ length: width * height }, (_, p) =>
    isInside((p % width) + 0.5, Math.floor(p / width) + 0.5) ? 1 : 0,
  );
  return { width, height, data };
}

describe('inflateOutline', () => {
  it('makes a ball of a disc', () => {
    const outline = outlineOf(120, 120, (x, z) => Math.hypot(x - 60, z - 60) < 50);
    const depth2 = inflateOutline(outline);
    for (const [x, z] of [
      [60, 60],
      [60, 90],
      [85, 40],
      [20, 60],
    ]) {
      const expected = 50 ** 2 - Math.hypot(x + 0.5 - 60, z + 0.5 - 60) ** 2;
      expect(Math.sqrt(depth2[z * 120 + x])).toBeCloseTo(Math.sqrt(expected), -0.4);
    }
    expect(depth2[0]).toBe(0);
  });

  it('makes a tube of a strip', () => {
    const depth2 = inflateOutline(outlineOf(200, 60, (x, z) => x > 3 && x < 197 && z > 20 && z < 40));
    for (let z = 20; z < 40; z++) {
      const expected = Math.sqrt(10 ** 2 - (z + 0.5 - 30) ** 2);
      expect(Math.abs(Math.sqrt(depth2[z * 200 + 100]) - expected)).toBeLessThan(0.8);
    }
  });

  it('reaches the floor with full depth', () => {
    const depth2 = inflateOutline(outlineOf(60, 100, (x, z) => x > 10 && x < 50 && z < 90));
    expect(Math.sqrt(depth2[30])).toBeGreaterThan(19);
    expect(Math.sqrt(depth2[88 * 60 + 30])).toBeLessThan(10);
  });
});

describe('measureStability', () => {
  it('is the tilt at which a block falls over', () => {
    // 20 wide, 60 high, 8 deep.
    const outline = outlineOf(40, 70, (x, z) => x > 10 && x < 30 && z < 60);
    const stability = measureStability(
      outline,
      Float64Array.from(outline.data, (v) => 16 * v),
    );
    expect(stability?.comHeight).toBeCloseTo(30, 6);
    // Pixel centres stand for the base: half a pixel less on each side.
    expect(stability?.sideTilt).toBeCloseTo(Math.atan(9.5 / 30), 6);
    expect(stability?.tilt).toBeCloseTo(Math.atan(4 / 30), 6);
    expect(stability?.depthAtCom).toBe(4);
  });

  it('is negative when the centre of mass is beside the base', () => {
    const outline = outlineOf(60, 40, (x, z) => (x < 10 && z < 20) || (z >= 20 && z < 35));
    expect(measureStability(outline, Float64Array.from(outline.data))?.sideTilt).toBeLessThan(0);
  });

  it('is absent without a base', () => {
    const outline = outlineOf(20, 20, (_x, z) => z > 5);
    expect(measureStability(outline, Float64Array.from(outline.data))).toBeUndefined();
  });
});
