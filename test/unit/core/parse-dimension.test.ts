import { describe, expect, it } from 'vitest';
import { parseDimension } from '../../../src/core/parse-dimension.js';

describe('parseDimension', () => {
  it.each([
    ['60x40x30cm', [0.6, 0.4, 0.3]],
    ['1.2 * 0.6 * .75 m', [1.2, 0.6, 0.75]],
    ['12.5×7.95×0.3', [0.125, 0.0795, 0.003]],
    ['10x20x30mm', [0.01, 0.02, 0.03]],
  ])('%s', (text, sides) => {
    const size = parseDimension(text);
    expect(size).toHaveLength(3);
    sides.forEach((side, i) => {
      expect(size[i]).toBeCloseTo(side, 12);
    });
  });

  it.each(['', '60', '60x40', '60x40x30km', '0x1x1cm', '1..2x1x1', '1e9x1x1m', 'axbxc'])(
    'refuses "%s" with a sentence',
    (text) => {
      expect(parseDimension(text)).toMatch(/such as|out of range/);
    },
  );
});
