import { describe, expect, it } from 'vitest';
import type { ImageMark } from '../../../../src/core/image-mark.js';
import type { ObjectFinder } from '../../../../src/inference/image/find-object.js';
import { findObject } from '../../../../src/inference/image/find-object.js';
import { keepMarked } from '../../../../src/inference/image/keep-marked.js';
import type { RgbaImage, SoftMask } from '../../../../src/inference/image/rgba-image.js';

const WIDTH = 400;
const HEIGHT = 300;

interface Disc {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** Red discs on grey. */
function drawDiscs(discs: readonly Disc[]): { image: RgbaImage; isDisc: (disc: Disc, p: number) => boolean } {
  const isDisc = ({ x, y, r }: Disc, p: number): boolean =>
    Math.hypot((p % WIDTH) + 0.5 - x, Math.floor(p / WIDTH) + 0.5 - y) < r;
  const data = new Uint8Array(4 * WIDTH * HEIGHT).fill(255);
  for (let p = 0; p < WIDTH * HEIGHT; p++)
    data.set(discs.some((disc) => isDisc(disc, p)) ? [220, 30, 30] : [128, 128, 128], 4 * p);
  return { image: { width: WIDTH, height: HEIGHT, data }, isDisc };
}

/** Takes what is red for the object, as a network would that knew red things; coarse, and blind to what is small in its picture. */
function redFinder(): ObjectFinder & { looks: (ImageMark | undefined)[] } {
  const looks: (ImageMark | undefined)[] = [];
  return {
    size: 64,
    looks,
    segment: ({ data }, mark): Promise<SoftMask> => {
      looks.push(mark);
      const red = Float32Array.from({ length: 64 * 64 }, (_, p) => (data[4 * p] - data[4 * p + 1] > 90 ? 0.9 : 0.05));
      const isSmall = red.filter((v) => v > 0.5).length < 30;
      return Promise.resolve({ width: 64, height: 64, data: isSmall ? red.fill(0.05) : red });
    },
  };
}

const overlap = (soft: SoftMask, isObject: (p: number) => boolean): number => {
  let [both, any] = [0, 0];
  for (let p = 0; p < soft.data.length; p++) {
    const [found, truth] = [soft.data[p] >= 0.5, isObject(p)];
    both += Number(found && truth);
    any += Number(found || truth);
  }
  return both / any;
};

describe('findObject', () => {
  const large = { x: 120, y: 150, r: 70 };
  const small = { x: 330, y: 60, r: 22 };

  it('looks closer, and draws the outline where the image has it', async () => {
    const { image, isDisc } = drawDiscs([small]);
    const finder = redFinder();
    const found = await findObject(image, finder);
    expect(finder.looks[0]).toBeUndefined();
    expect(finder.looks.length).toBeGreaterThan(1);
    expect(finder.looks[1]?.kind).toBe('box');
    expect(found && overlap(found.soft, (p) => isDisc(small, p))).toBeGreaterThan(0.95);
    expect(found?.certainty).toBeCloseTo(0.9, 5);
  });

  it('finds nothing where there is nothing', async () => {
    expect(await findObject(drawDiscs([]).image, redFinder())).toBeUndefined();
  });

  it('takes the thing that was clicked, not the largest', async () => {
    const { image, isDisc } = drawDiscs([large, small]);
    const mark: ImageMark = { kind: 'click', at: [small.x + 10, small.y] };
    const found = await findObject(image, redFinder(), mark);
    const soft = {
      width: WIDTH,
      height: HEIGHT,
      data: keepMarked(found?.soft.data ?? new Float32Array(), image, mark),
    };
    expect(overlap(soft, (p) => isDisc(small, p))).toBeGreaterThan(0.9);
  });

  it('sees by a look about the click what is too small for the whole image', async () => {
    const tiny = { x: 300, y: 200, r: 9 };
    const { image, isDisc } = drawDiscs([tiny]);
    expect(await findObject(image, redFinder())).toBeUndefined();
    const found = await findObject(image, redFinder(), { kind: 'click', at: [tiny.x, tiny.y] });
    expect(found && overlap(found.soft, (p) => isDisc(tiny, p))).toBeGreaterThan(0.85);
  });

  it('looks at what is in the box alone', async () => {
    const { image, isDisc } = drawDiscs([large, small]);
    const mark: ImageMark = { kind: 'box', box: [305, 36, 354, 84] };
    const finder = redFinder();
    const found = await findObject(image, finder, mark);
    expect(finder.looks).toHaveLength(1);
    expect(found && overlap(found.soft, (p) => isDisc(small, p))).toBeGreaterThan(0.9);
  });
});

describe('keepMarked', () => {
  const { image, isDisc } = drawDiscs([]);
  const [a, b] = [
    { x: 100, y: 100, r: 40 },
    { x: 300, y: 100, r: 40 },
  ];
  const share = Float32Array.from({ length: WIDTH * HEIGHT }, (_, p) => Number(isDisc(a, p) || isDisc(b, p)));
  const area = (kept: Float32Array): number => kept.reduce((sum, v) => sum + v, 0) / share.reduce((s, v) => s + v, 0);

  it('keeps the piece that was clicked, and what is in the box', () => {
    expect(area(keepMarked(share, image, { kind: 'click', at: [100, 90] }))).toBeCloseTo(0.5, 2);
    expect(area(keepMarked(share, image, { kind: 'box', box: [250, 50, 350, 150] }))).toBeCloseTo(0.5, 2);
  });

  it('keeps all where the mark is on nothing', () => {
    expect(area(keepMarked(share, image, { kind: 'click', at: [200, 250] }))).toBe(1);
    expect(keepMarked(share, image, { kind: 'box', box: [180, 240, 220, 280] })).toBe(share);
    expect(keepMarked(share, image, undefined)).toBe(share);
  });
});
