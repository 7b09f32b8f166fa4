import { describe, expect, it } from 'vitest';
import { boxBetween, parseBoxMark, parsePointMark, scaleMark } from '../../../src/core/image-mark.js';

describe('a mark that is typed', () => {
  it.each([
    ['120,80,560,430', [120, 80, 560, 430]],
    [' 560 , 430 , 120 , 80 ', [120, 80, 560, 430]],
    ['120,430,560.5,80', [120, 80, 560.5, 430]],
  ])('is a box by two opposite corners: %s', (text, box) => {
    expect(parseBoxMark(text)).toEqual({ kind: 'box', box });
  });

  it('is a point', () => {
    expect(parsePointMark('320, 240.5')).toEqual({ kind: 'click', at: [320, 240.5] });
  });

  it.each(['', '1,2', '1,2,3', '1,2,3,4,5', '-1,2,30,40', '1;2;30;40', '1e9,2,30,40', 'a,b,c,d', '10,10,400,17'])(
    'is no box: "%s"',
    (text) => {
      expect(parseBoxMark(text)).toMatch(/^"[^]*" is (not a box|too small): .*\.$/);
    },
  );

  it.each(['', '1', '1,2,3', '-1,2', 'x,y', 'Infinity,2'])('is no point: "%s"', (text) => {
    expect(parsePointMark(text)).toMatch(/^"[^]*" is not a point: .*\.$/);
  });
});

describe('boxBetween', () => {
  it('takes any two opposite corners, and nothing that is too small to be an object', () => {
    expect(boxBetween([50, 10], [20, 40])).toEqual({ kind: 'box', box: [20, 10, 50, 40] });
    expect(boxBetween([50, 10], [20, 12])).toBeUndefined();
  });
});

describe('scaleMark', () => {
  const photo = { width: 4000, height: 3000 };
  const decoded = { width: 1024, height: 768 };

  it('puts a mark of the photo onto a smaller copy', () => {
    expect(scaleMark({ kind: 'click', at: [2000, 750] }, photo, decoded)).toEqual({ kind: 'click', at: [512, 192] });
    const box = scaleMark({ kind: 'box', box: [1000, 750, 3000, 2250] }, photo, decoded);
    expect(box).toEqual({ kind: 'box', box: [256, 192, 768, 576] });
  });

  it('cuts off what of a box is outside', () => {
    const box = scaleMark({ kind: 'box', box: [2000, 1500, 9000, 9000] }, photo, decoded);
    expect(box).toEqual({ kind: 'box', box: [512, 384, 1024, 768] });
  });

  it.each([
    { kind: 'click', at: [4000, 10] },
    { kind: 'click', at: [10, -1] },
    { kind: 'box', box: [4001, 10, 5000, 900] },
    { kind: 'box', box: [3996, 10, 5000, 900] },
    { kind: 'box', box: [-900, -900, -10, -10] },
  ] as const)('refuses a mark outside: %j', (mark) => {
    expect(() => scaleMark(mark, photo, decoded)).toThrow(
      expect.objectContaining({
        code: 'mark-outside-image',
        message: expect.stringContaining('4000 x 3000') as string,
      }),
    );
  });
});
