import { describe, expect, it } from 'vitest';
import { fillPinholes } from '../../../../../src/inference/embedded/fit/fill-pinholes.js';
import { makeTarget } from '../../../../../src/inference/embedded/fit/fit-target.js';

const SIZE = 128;

/** A square sheet with a gap of so many pixels squared in its middle. */
function sheet(gap: number): Float32Array {
  const [from, to] = [(SIZE - gap) / 2, (SIZE + gap) / 2];
  return Float32Array.from({ length: SIZE * SIZE }, (_, p) => {
    const [x, y] = [p % SIZE, Math.floor(p / SIZE)];
    const inGap = x >= from && x < to && y >= from && y < to;
    return x >= 20 && x < 108 && y >= 20 && y < 108 && !inGap ? 1 : 0;
  });
}

describe('fillPinholes', () => {
  it('fills what is woven or punched', () => {
    expect(fillPinholes(sheet(2), SIZE)).toEqual(sheet(0));
  });

  it('leaves openings that an object has, and what is beside it', () => {
    expect(fillPinholes(sheet(16), SIZE)).toEqual(sheet(16));
  });

  it('counts a gap as object where it is drawn upon, and as none where it is not', () => {
    const rgb = new Uint8Array(3 * SIZE * SIZE).fill(90);
    const { coverage, seen } = makeTarget({ size: SIZE, rgb, mask: sheet(2) }, 64);
    const middle = 32 * 64 + 32;
    expect([coverage[middle], seen[middle]]).toEqual([1, 0.75]);
    expect([coverage[0], seen[0]]).toEqual([0, 0]);
    expect([coverage[20 * 64 + 20], seen[20 * 64 + 20]]).toEqual([1, 1]);
  });
});
