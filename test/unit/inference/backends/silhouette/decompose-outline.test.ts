import { describe, expect, it } from 'vitest';
import { decomposeOutline } from '../../../../../src/inference/backends/silhouette/decompose-outline.js';

const SIZE = 300;
const pause = (): Promise<void> => Promise.resolve();

async function decompose(
  isInside: (x: number, z: number) => boolean,
  max = 24,
): Promise<{ regions: (readonly number[])[]; area: number }> {
  // The outline's margins are empty by construction.
  const depth2 = Float64Array.from({ length: SIZE * SIZE }, (_, p) => {
    const [x, z] = [p % SIZE, Math.floor(p / SIZE)];
    return x > 2 && x < SIZE - 3 && z < SIZE - 3 && isInside(x, z) ? 4 : 0;
  });
  const outline = { width: SIZE, height: SIZE, data: Float32Array.from(depth2, (v) => (v > 0 ? 1 : 0)) };
  const regions = await decomposeOutline({ outline, depth2 }, max, pause);
  const all = regions.flat();
  expect(new Set(all).size).toBe(all.length);
  expect(all.every((p) => depth2[p] > 0)).toBe(true);
  return { regions, area: all.length / depth2.reduce((n, v) => n + (v > 0 ? 1 : 0), 0) };
}

describe('decomposeOutline', () => {
  it('leaves a convex outline whole', async () => {
    const { regions, area } = await decompose((x, z) => Math.hypot(x - 150, z - 150) < 100);
    expect(regions).toHaveLength(1);
    expect(area).toBe(1);
  });

  it('cuts an L where its arms meet', async () => {
    const { regions, area } = await decompose((x, z) => (x < 100 && z < 250) || (x < 250 && z < 100));
    expect(regions).toHaveLength(2);
    expect(area).toBe(1);
  });

  it('opens the hole of a ring', async () => {
    const { regions, area } = await decompose((x, z) => {
      const r = Math.hypot(x - 150, z - 150);
      return r < 120 && r > 95;
    });
    expect(area).toBe(1);
    expect(regions.length).toBeGreaterThan(3);
    // No region's box reaches far over the middle: the hole stays open.
    for (const region of regions) {
      const xs = region.map((p) => p % SIZE);
      const zs = region.map((p) => Math.floor(p / SIZE));
      const coversMiddle =
        Math.min(...xs) < 140 && Math.max(...xs) > 160 && Math.min(...zs) < 140 && Math.max(...zs) > 160;
      expect(coversMiddle).toBe(false);
    }
  });

  it('keeps pieces that are apart apart', async () => {
    const { regions } = await decompose(
      (x, z) => Math.hypot(x - 80, z - 150) < 40 || Math.hypot(x - 220, z - 150) < 40,
    );
    expect(regions).toHaveLength(2);
  });

  it('keeps to the largest number of regions', async () => {
    const { regions, area } = await decompose((x, z) => z < 40 || x % 30 < 12, 7);
    expect(regions.length).toBeLessThanOrEqual(7);
    expect(area).toBe(1);
  });
});
