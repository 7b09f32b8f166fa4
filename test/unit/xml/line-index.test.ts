import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/procedural/random.js';
import { indexLines } from '../../../src/xml/line-index.js';

describe('lines', () => {
  it('end with \\n, \\r\\n or \\r', () => {
    const index = indexLines('a\r\nbc\rd\n\n\r');
    expect(index.lineCount).toBe(6);
    expect([0, 1, 3, 5, 6, 8, 9, 10].map((offset) => index.positionAt(offset))).toEqual([
      { line: 0, character: 0 },
      { line: 0, character: 1 },
      { line: 1, character: 0 },
      { line: 1, character: 2 },
      { line: 2, character: 0 },
      { line: 3, character: 0 },
      { line: 4, character: 0 },
      { line: 5, character: 0 },
    ]);
  });

  it('of any text are those that a split gives, and offsets come back from their positions', () => {
    const random = createRandom('lines');
    for (let i = 0; i < 500; i++) {
      const text = Array.from({ length: random.below(30) }, () =>
        random.pick(['\n', '\r', '\r\n', 'a', 'é', '😀']),
      ).join('');
      const index = indexLines(text);
      const lines = text.split(/\r\n|\r|\n/);
      expect(index.lineCount).toBe(lines.length);
      for (let offset = 0; offset <= text.length; offset++) {
        const { line, character } = index.positionAt(offset);
        const inBreak = text[offset - 1] === '\r' && text[offset] === '\n';
        expect(character).toBeLessThanOrEqual(lines[line].length + (inBreak ? 1 : 0));
        expect(index.offsetAt({ line, character })).toBe(offset);
      }
    }
  });

  it('outside of the text are its ends', () => {
    const index = indexLines('ab\ncd');
    expect(index.positionAt(-3)).toEqual({ line: 0, character: 0 });
    expect(index.positionAt(99)).toEqual({ line: 1, character: 2 });
    expect(index.offsetAt({ line: -1, character: 4 })).toBe(0);
    expect(index.offsetAt({ line: 0, character: 99 })).toBe(2);
    expect(index.offsetAt({ line: 9, character: 0 })).toBe(5);
  });
});
