import { describe, expect, it } from 'vitest';
import type { ImageMark } from '../../../src/core/image-mark.js';
import { markByKey, markOfPress, pressAt } from '../../../webview-ui/marking/change-mark.js';
import { scaleInFrame, toImagePoint } from '../../../webview-ui/marking/picture-frame.js';

const PHOTO = { width: 4000, height: 3000 };

describe('a point of the page on the picture', () => {
  it('is found where the margins are on the left and right', () => {
    const frame = { left: 100, top: 50, width: 1000, height: 300 };
    // 400 wide in the middle of 1000.
    expect(scaleInFrame(frame, PHOTO)).toBeCloseTo(0.1, 12);
    expect(toImagePoint([400, 50], frame, PHOTO)).toEqual([0, 0]);
    expect(toImagePoint([600, 200], frame, PHOTO)).toEqual([2000, 1500]);
    expect(toImagePoint([800, 350], frame, PHOTO)).toEqual([4000, 3000]);
  });

  it('is found where the margins are above and below', () => {
    const frame = { left: 0, top: 0, width: 400, height: 500 };
    expect(toImagePoint([0, 100], frame, PHOTO)).toEqual([0, 0]);
    expect(toImagePoint([100, 400], frame, PHOTO)).toEqual([1000, 3000]);
  });

  it('is on the nearest edge for a point in the margin', () => {
    const frame = { left: 0, top: 0, width: 400, height: 500 };
    expect(toImagePoint([200, 3], frame, PHOTO)).toEqual([2000, 0]);
    expect(toImagePoint([-90, 900], frame, PHOTO)).toEqual([0, 3000]);
  });

  it('is somewhere while nothing is laid out', () => {
    expect(toImagePoint([5, 5], { left: 0, top: 0, width: 0, height: 0 }, PHOTO)).toEqual([0, 0]);
  });
});

describe('a press on the picture', () => {
  const scale = 0.1;
  const box: ImageMark = { kind: 'box', box: [1000, 500, 2000, 1500] };

  it('is a click where it moves little, on a pixel of the picture', () => {
    const press = pressAt([1200.7, 3000], undefined, scale);
    expect(markOfPress(press, [1230, 2990], PHOTO, scale)).toEqual({ kind: 'click', at: [1200, 2999] });
  });

  it('is a box where it is dragged, in any direction', () => {
    const press = pressAt([1200.4, 800], undefined, scale);
    expect(markOfPress(press, [300, 1700], PHOTO, scale)).toEqual({ kind: 'box', box: [300, 800, 1200, 1700] });
  });

  it('is nothing where the box would be a line', () => {
    expect(markOfPress(pressAt([1200, 800], undefined, scale), [1800, 803], PHOTO, scale)).toBeUndefined();
  });

  it('moves the corner of a box that it begins at, never clicks there', () => {
    const press = pressAt([1950, 540], box, scale);
    expect(markOfPress(press, [1950, 540], PHOTO, scale)).toEqual({ kind: 'box', box: [1000, 540, 1950, 1500] });
    expect(markOfPress(press, [2500, 300], PHOTO, scale)).toEqual({ kind: 'box', box: [1000, 300, 2500, 1500] });
  });

  it('begins anew elsewhere', () => {
    expect(pressAt([1500, 1000], box, scale)).toMatchObject({ anchor: [1500, 1000], isCorner: false });
    // On a large display the corner is as large for the finger, not for the picture.
    expect(pressAt([1950, 540], box, 1).isCorner).toBe(false);
  });
});

describe('a key on the picture', () => {
  const at = (x: number, y: number): ImageMark => ({ kind: 'click', at: [x, y] });
  const box = (...sides: readonly [number, number, number, number]): ImageMark => ({ kind: 'box', box: sides });

  it('begins in the middle, and moves on', () => {
    const first = markByKey(undefined, 'ArrowLeft', false, PHOTO);
    expect(first).toEqual(at(2000, 1500));
    expect(markByKey(first, 'ArrowLeft', false, PHOTO)).toEqual(at(1960, 1500));
    expect(markByKey(at(3990, 0), 'ArrowRight', false, PHOTO)).toEqual(at(3999, 0));
  });

  it('makes a box of a click, and grows and shrinks it', () => {
    const grown = markByKey(at(2000, 1500), 'ArrowDown', true, PHOTO);
    expect(grown).toEqual(box(1600, 1100, 2400, 1900));
    expect(markByKey(grown, 'ArrowDown', true, PHOTO)).toEqual(box(1600, 1100, 2400, 1940));
    expect(markByKey(box(10, 10, 40, 40), 'ArrowLeft', true, PHOTO)).toEqual(box(10, 10, 40, 40));
  });

  it('moves a box, whole, within the picture', () => {
    expect(markByKey(box(20, 30, 400, 500), 'ArrowLeft', false, PHOTO)).toEqual(box(0, 30, 380, 500));
  });

  it('is none of ours otherwise', () => {
    expect(markByKey(at(1, 1), 'a', false, PHOTO)).toBeUndefined();
    expect(markByKey(at(1, 1), 'toString', false, PHOTO)).toBeUndefined();
  });
});
