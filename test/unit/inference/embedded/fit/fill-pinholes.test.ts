import { describe, expect, it } from 'vitest';
import { fillPinholes } from '../../../../../src/inference/embedded/fit/fill-pinholes.js';
import { makeTarget } from '../../../../../src/inference/embedded/fit/fit-target.js';

const SIZE = 128;

/** A square sheet with `count` squared gaps of so many pixels squared, 12 pixels apart. */
function sheet(gap: number, count = 6): Float32Array {
  return Float32Array.from({ length: SIZE * SIZE }, (_, p) => {
    const [x, y] = [p % SIZE, Math.floor(p / SIZE)];
    const inGap = [x, y].every((v) => v >= 28 && v < 28 + 12 * count && (v - 28) % 12 < gap);
    return x >= 20 && x < 108 && y >= 20 && y < 108 && !inGap ? 1 : 0;
  });
}

describe('fillPinholes', () => {
  it('fills what is woven or punched', () => {
    expect(fillPinholes(sheet(2), SIZE)).toEqual(sheet(0));
  });

  it('leaves openings that an object has, and what is beside it', () => {
    expect(fillPinholes(sheet(8), SIZE)).toEqual(sheet(8));
    expect(fillPinholes(sheet(2, 3), SIZE)).toEqual(sheet(2, 3));
  });

  it('counts a gap as object where it is drawn upon, and as none where it is not', () => {
    const rgb = new Uint8Array(3 * SIZE * SIZE).fill(90);
    const { coverage, seen } = makeTarget({ size: SIZE, rgb, mask: sheet(2) }, 64);
    const middle = 20 * 64 + 20;
    expect([coverage[middle], seen[middle]]).toEqual([1, 0]);
    expect([coverage[0], seen[0]]).toEqual([0, 0]);
    expect([coverage[12 * 64 + 12], seen[12 * 64 + 12]]).toEqual([1, 1]);
  });
});
