import type { ImageMark, ImageSize } from '../../src/core/image-mark.js';
import { boxBetween } from '../../src/core/image-mark.js';
import type { Point } from './picture-frame.js';

/** A press that moves less is a click, CSS pixels: a finger trembles. */
const CLICK_TRAVEL = 5;
/** A corner of a box is taken hold of within, CSS pixels: half a finger. */
const GRIP = 14;
/** A key moves or grows a mark by this share of the image's longer side. */
const KEY_STEP = 0.01;
/** Side of the box that a click grows to, of the image's longer side. */
const FIRST_BOX = 0.2;

/** A press on the picture while it lasts, in pixels of the image. */
export interface Press {
  /** Where it began; the opposite corner where a corner of a box was taken hold of. */
  readonly anchor: Point;
  readonly from: Point;
  /** It moves a corner: it is never a click. */
  readonly isCorner: boolean;
}

/** Begins a press at a point of the image; `scale` is CSS pixels a pixel. */
export function pressAt(at: Point, mark: ImageMark | undefined, scale: number): Press {
  const opposite = mark?.kind === 'box' ? oppositeOfCorner(at, mark.box, GRIP / scale) : undefined;
  return { anchor: opposite ?? at, from: at, isCorner: opposite !== undefined };
}

/** The mark that a press makes, the pointer being at `at` now; undefined for a box that is too small. */
export function markOfPress(press: Press, at: Point, image: ImageSize, scale: number): ImageMark | undefined {
  const travel = scale * Math.hypot(at[0] - press.from[0], at[1] - press.from[1]);
  if (!press.isCorner && travel < CLICK_TRAVEL) return clickAt(press.from, image);
  return boxBetween(roundPoint(press.anchor), roundPoint(at));
}

/** A corner of a box that a point is near to, by the corner that stays. */
function oppositeOfCorner([x, y]: Point, box: readonly [number, number, number, number], near: number) {
  const [x0, y0, x1, y1] = box;
  const corners: readonly (readonly [Point, Point])[] = [
    [
      [x0, y0],
      [x1, y1],
    ],
    [
      [x1, y0],
      [x0, y1],
    ],
    [
      [x0, y1],
      [x1, y0],
    ],
    [
      [x1, y1],
      [x0, y0],
    ],
  ];
  return corners.find(([corner]) => Math.hypot(x - corner[0], y - corner[1]) <= near)?.[1];
}

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * The mark after a key: arrows move it, with Shift they move the right and lower sides of a box, which a click grows to. The first arrow makes
 * a click in the middle. Undefined for other keys.
 */
export function markByKey(
  mark: ImageMark | undefined,
  key: string,
  isShift: boolean,
  image: ImageSize,
): ImageMark | undefined {
  if (!Object.hasOwn(ARROWS, key)) return undefined;
  const step = Math.max(1, Math.round(KEY_STEP * Math.max(image.width, image.height)));
  const [dx, dy] = [step * ARROWS[key][0], step * ARROWS[key][1]];
  if (mark === undefined) return clickAt([image.width / 2, image.height / 2], image);
  if (mark.kind === 'click') {
    const [x, y] = mark.at;
    return isShift ? boxAround(mark.at, image) : clickAt([x + dx, y + dy], image);
  }
  const [x0, y0, x1, y1] = mark.box;
  if (isShift)
    return boxBetween([x0, y0], [within(x1 + dx, x0, image.width), within(y1 + dy, y0, image.height)]) ?? mark;
  const mx = within(dx, -x0, image.width - x1);
  const my = within(dy, -y0, image.height - y1);
  return { kind: 'box', box: [x0 + mx, y0 + my, x1 + mx, y1 + my] };
}

function boxAround([x, y]: Point, image: ImageSize): ImageMark | undefined {
  const half = (FIRST_BOX / 2) * Math.max(image.width, image.height);
  const low = roundPoint([within(x - half, 0, image.width), within(y - half, 0, image.height)]);
  const high = roundPoint([within(x + half, 0, image.width), within(y + half, 0, image.height)]);
  return boxBetween(low, high);
}

/** A click on a pixel: the last one at the right and lower edges. */
const clickAt = ([x, y]: Point, { width, height }: ImageSize): ImageMark => ({
  kind: 'click',
  at: [within(Math.floor(x), 0, width - 1), within(Math.floor(y), 0, height - 1)],
});

const roundPoint = ([x, y]: Point): Point => [Math.round(x), Math.round(y)];
const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
