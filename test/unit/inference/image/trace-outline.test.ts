import { describe, expect, it } from 'vitest';
import { traceOutline } from '../../../../src/inference/image/trace-outline.js';

/** A mask drawn with # for ones. */
function draw(...rows: string[]): { mask: Uint8Array; size: { width: number; height: number } } {
  const mask = Uint8Array.from(rows.join(''), (c) => (c === '#' ? 1 : 0));
  return { mask, size: { width: rows[0].length, height: rows.length } };
}

/** Area inside a ring, negative for a gap: the shoelace formula. */
function areaOf(ring: readonly number[]): number {
  let twice = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length;
    twice += ring[i] * ring[j + 1] - ring[j] * ring[i + 1];
  }
  return twice / 2;
}

describe('traceOutline', () => {
  it('goes around an object and the gap in it, in opposite directions', () => {
    const size = { width: 120, height: 90 };
    const isIn = (p: number, x0: number, y0: number, x1: number, y1: number): boolean => {
      const [x, y] = [p % size.width, Math.floor(p / size.width)];
      return x >= x0 && x < x1 && y >= y0 && y < y1;
    };
    const mask = Uint8Array.from({ length: 120 * 90 }, (_, p) =>
      isIn(p, 20, 10, 100, 70) && !isIn(p, 50, 30, 80, 50) ? 1 : 0,
    );
    const rings = traceOutline(mask, size, size);
    expect(rings).toHaveLength(2);
    // Corners are cut.
    expect(Math.abs(areaOf(rings[0]) - 80 * 60)).toBeLessThan(80);
    expect(Math.abs(areaOf(rings[1]) + 30 * 20)).toBeLessThan(30);
  });

  it('follows an object along the edges of the picture', () => {
    const size = { width: 60, height: 40 };
    const [ring, ...others] = traceOutline(new Uint8Array(60 * 40).fill(1), size, size);
    expect(others).toEqual([]);
    expect(Math.abs(areaOf(ring) - 60 * 40)).toBeLessThan(60);
  });

  it('takes pixels that touch at a corner together, and separate pieces apart', () => {
    const { mask, size } = draw('##....', '##....', '..##..', '..##..', '......', '.....#');
    expect(traceOutline(mask, size, size)).toHaveLength(2);
  });

  it('needs few points for a slanted line, and is nowhere far from it', () => {
    const [width, height] = [200, 100];
    const mask = Uint8Array.from({ length: width * height }, (_, p) => (p % width < 2 * Math.floor(p / width) ? 1 : 0));
    const [ring, ...others] = traceOutline(mask, { width, height }, { width, height });
    expect(others).toEqual([]);
    expect(ring.length / 2).toBeLessThan(12);
    const area = mask.reduce((sum, one) => sum + one, 0);
    expect(Math.abs(areaOf(ring) - area)).toBeLessThan(0.02 * area);
  });

  it('is in pixels of the image that the mask is a smaller copy of', () => {
    const { mask, size } = draw('....', '.##.', '.##.', '....');
    const [ring] = traceOutline(mask, size, { width: 400, height: 40 });
    const [xs, ys] = [0, 1].map((k) => ring.filter((_, i) => i % 2 === k));
    expect([Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]).toEqual([100, 300, 10, 30]);
  });

  it('is nothing for an empty mask', () => {
    expect(traceOutline(new Uint8Array(12), { width: 4, height: 3 }, { width: 4, height: 3 })).toEqual([]);
  });
});
