import { describe, expect, it } from 'vitest';
import { parseNumber, parseNumbers } from '../../../src/formats/number-text.js';
import { createRandom } from '../../../src/procedural/random.js';

describe('numbers of a text', () => {
  it.each([
    ['1 2.5\t-3\n', [1, 2.5, -3]],
    ['+.5 5. -0 007', [0.5, 5, -0, 7]],
    ['1e3 1E-3 123456789012345678', [1000, 0.001, 123456789012345680]],
    ['', []],
    ['  ', []],
  ])('%j', (text, numbers) => {
    expect(parseNumbers(text)).toEqual(numbers);
  });

  it.each(['1 two', '1,2', '.', '-', '+-1', '1.2.3', '0x10', '0b1', 'NaN', 'inf', '1e999', '1_000', '5m'])(
    '%j is none',
    (text) => {
      expect(parseNumbers(text)).toBeUndefined();
    },
  );

  it('are the nearest doubles, to the last bit, however they are written', () => {
    const random = createRandom('numbers');
    for (let i = 0; i < 100_000; i++) {
      const digits = Array.from({ length: 1 + random.below(18) }, () => random.below(10)).join('');
      const point = random.below(digits.length + 1);
      const text = `${random.pick(['', '-', '+'])}${digits.slice(0, point)}${random.pick(['', '.'])}${digits.slice(point)}`;
      // Number() is the language's own; what is read in words is checked against it.
      expect(Object.is(parseNumbers(text)?.[0], Number(text)), text).toBe(true);
      expect(Object.is(parseNumber(text), Number(text)), text).toBe(true);
    }
  });
});
