import { SimAssetError } from './error.js';

/**
 * Where the user says that the object is in an image, in pixels of the original image, upright by its EXIF orientation: x from the left,
 * y from the top, whole numbers at the edges of pixels. A box is around all of the object; a click is anywhere on it.
 */
export type ImageMark =
  | { readonly kind: 'box'; readonly box: readonly [x0: number, y0: number, x1: number, y1: number] }
  | { readonly kind: 'click'; readonly at: readonly [x: number, y: number] };

export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** A box is at least so wide and high, pixels: an object below has no shape to speak of. */
const MIN_SIDE = 8;

const NUMBER = String.raw`\s*(\d+(?:\.\d+)?)\s*`;
const BOX = new RegExp(`^${[NUMBER, NUMBER, NUMBER, NUMBER].join(',')}$`);
const POINT = new RegExp(`^${[NUMBER, NUMBER].join(',')}$`);

/** Reads a box that a user typed: two opposite corners, `x0,y0,x1,y1`. Returns a sentence where it is none. */
export function parseBoxMark(text: string): ImageMark | string {
  const match = BOX.exec(text);
  if (match === null) return `"${text}" is not a box: write two opposite corners in pixels, such as 120,80,560,430.`;
  const [ax, ay, bx, by] = match.slice(1).map(Number);
  const mark = boxBetween([ax, ay], [bx, by]);
  return mark ?? `"${text}" is too small: a box is at least ${MIN_SIDE} pixels wide and high.`;
}

/** Reads a point that a user typed: `x,y`. Returns a sentence where it is none. */
export function parsePointMark(text: string): ImageMark | string {
  const match = POINT.exec(text);
  if (match === null) return `"${text}" is not a point: write its x and y in pixels, such as 320,240.`;
  return { kind: 'click', at: [Number(match[1]), Number(match[2])] };
}

/** The box with two opposite corners; undefined where it is too small to be one. */
export function boxBetween(a: readonly [number, number], b: readonly [number, number]): ImageMark | undefined {
  const [x0, x1] = [Math.min(a[0], b[0]), Math.max(a[0], b[0])];
  const [y0, y1] = [Math.min(a[1], b[1]), Math.max(a[1], b[1])];
  return Math.min(x1 - x0, y1 - y0) < MIN_SIDE ? undefined : { kind: 'box', box: [x0, y0, x1, y1] };
}

/**
 * A mark of an image on a smaller or larger copy of it. What of a box is outside of the image is cut off.
 *
 * @throws SimAssetError `mark-outside-image` when nothing is left of a box, or a click is outside.
 */
export function scaleMark(mark: ImageMark, from: ImageSize, to: ImageSize): ImageMark {
  const [sx, sy] = [to.width / from.width, to.height / from.height];
  if (mark.kind === 'click') {
    const [x, y] = mark.at;
    if (!(x >= 0 && x < from.width && y >= 0 && y < from.height)) throw outside(`The point ${x},${y}`, from);
    return { kind: 'click', at: [x * sx, y * sy] };
  }
  const [x0, y0, x1, y1] = mark.box;
  const inside = boxBetween(
    [Math.max(0, x0), Math.max(0, y0)],
    [Math.max(0, Math.min(x1, from.width)), Math.max(0, Math.min(y1, from.height))],
  );
  if (inside?.kind !== 'box' || x0 >= from.width || y0 >= from.height)
    throw outside(`The box ${[x0, y0, x1, y1].join(',')}`, from);
  const [left, top, right, bottom] = inside.box;
  return { kind: 'box', box: [left * sx, top * sy, right * sx, bottom * sy] };
}

const outside = (what: string, { width, height }: ImageSize): SimAssetError =>
  new SimAssetError(
    'mark-outside-image',
    `${what} is outside of the image, which is ${width} x ${height} pixels.`,
    'Mark the object inside of the image.',
  );
