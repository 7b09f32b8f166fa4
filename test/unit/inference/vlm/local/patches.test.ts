import { describe, expect, it } from 'vitest';
import { cutPatches, fitToTokens } from '../../../../../src/inference/vlm/local/patches.js';
import { RANDOM_VL, readParity } from '../../../../fixtures/random-vl.js';
import { readRgb } from '../../../../fixtures/read-rgb.js';

const theirs = readParity();

describe('fitToTokens', () => {
  it.each([
    [512, 512, 504, 504],
    [28, 28, 280, 280],
    [4000, 3000, 588, 420],
    [420, 300, 420, 308],
    [300, 3000, 140, 1596],
  ])('makes %i x %i into %i x %i', (width, height, wide, high) => {
    expect(fitToTokens(width, height)).toEqual({ width: wide, height: high });
  });
});

describe('cutPatches', () => {
  it.each(theirs.cases)('makes of $picture what the transformers library makes', async ({ picture, grid, patches }) => {
    const { values, rows, columns, count, tokens } = cutPatches(await readRgb(`${RANDOM_VL}/${picture}`));
    expect([1, rows, columns]).toEqual(grid);
    expect(tokens).toBe(count / 4);
    const sampled = Array.from({ length: patches.length }, (_, i) => values[i * theirs.every]);
    expect(Math.max(...sampled.map((value, i) => Math.abs(value - patches[i])))).toBeLessThan(1e-5);
  });
});
