import { describe, expect, it } from 'vitest';
import { normalize, PHOTO_SIDE, photoForDecoder } from '../../../../src/inference/decoder/photo-for-decoder.js';

/** A picture of one colour with a mask of 1 in a box. */
function boxed(width: number, height: number, [x0, y0, x1, y1]: readonly number[]) {
  const data = new Uint8Array(4 * width * height);
  const mask = new Float32Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      data.set([255, 128, 0, 255], 4 * (y * width + x));
      mask[y * width + x] = Number(x >= x0 && x < x1 && y >= y0 && y < y1);
    }
  return { image: { width, height, data }, mask };
}

const PLANE = PHOTO_SIDE ** 2;
/** What a byte becomes in red, green and blue: (byte / 255 - mean) / deviation of ImageNet. */
const RED = { full: (1 - 0.485) / 0.229, none: -0.485 / 0.229 };

describe('the photo that the decoder sees', () => {
  it('has the object in the middle of black, a fifth narrower than the picture', () => {
    // 101 pixels wide: 100 between the outermost, so the square is 120; the object lies off the picture's middle.
    const { image, mask } = boxed(400, 300, [250, 20, 351, 71]);
    const seen = photoForDecoder(image, mask) as Float32Array;
    expect(seen).toHaveLength(3 * PLANE);
    const row = Math.floor(PHOTO_SIDE / 2) * PHOTO_SIDE;
    const red = Array.from({ length: PHOTO_SIDE }, (_, x) => seen[row + x]);
    const inside = red.filter((v) => v > (RED.full + RED.none) / 2).length;
    expect(Math.abs(inside - (101 / 120) * PHOTO_SIDE)).toBeLessThanOrEqual(1);
    expect(red[2]).toBeCloseTo(RED.none, 5);
    expect(red[PHOTO_SIDE / 2]).toBeCloseTo(RED.full, 5);
    const [first, last] = [red.findIndex((v) => v > 0), red.findLastIndex((v) => v > 0)];
    expect(Math.abs(first - (PHOTO_SIDE - 1 - last))).toBeLessThanOrEqual(5);
    // Above and below it is black, as it is beyond the edge of the photo.
    expect(seen[PHOTO_SIDE / 2]).toBeCloseTo(RED.none, 5);
    expect(seen[2 * PLANE + row + PHOTO_SIDE / 2]).toBeCloseTo(-0.406 / 0.225, 5);
  });

  it('is black beyond the edges of a photo that the object fills', () => {
    const { image, mask } = boxed(60, 60, [0, 0, 60, 60]);
    const seen = photoForDecoder(image, mask) as Float32Array;
    expect(seen[0]).toBeCloseTo(RED.none, 5);
    expect(seen[PLANE / 2 + PHOTO_SIDE / 2]).toBeCloseTo(RED.full, 5);
  });

  it('is none where there is no object', () => {
    const { image, mask } = boxed(20, 20, [5, 5, 5, 5]);
    expect(photoForDecoder(image, mask)).toBeUndefined();
  });

  it('is normalised in planes', () => {
    const planes = normalize(Uint8Array.of(255, 0, 51, 0, 255, 102));
    [RED.full, RED.none, -0.456 / 0.224, 0.544 / 0.224, (0.2 - 0.406) / 0.225, (0.4 - 0.406) / 0.225].forEach(
      (value, i) => { expect(planes[i]).toBeCloseTo(value, 5); }, // prettier-ignore
    );
  });
});
