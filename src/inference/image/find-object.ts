import sharp from 'sharp';
import type { ImageMark } from '../../core/image-mark.js';
import { boundMask } from './bound-mask.js';
import { labelRegions } from './mask-regions.js';
import { nearPieces } from './near-pieces.js';
import type { PixelBox, RgbaImage, SoftMask } from './rgba-image.js';
import { sharpenMask } from './sharpen-mask.js';

/** A network that says how far each pixel of a square picture is object, with a mark in its pixels or none. */
export interface ObjectFinder {
  /** Pixels of the side of what it sees and says. */
  readonly size: number;
  readonly segment: (picture: RgbaImage, mark?: ImageMark) => Promise<SoftMask>;
}

/** An object that was found in an image. */
export interface FoundObject {
  readonly soft: SoftMask;
  /** 0.5 to 1: mean share of object over the pixels that are object. */
  readonly certainty: number;
}

/** Size of an object in its crop, as most crops of the training have it. */
const FILL = 0.8;
/** Pieces smaller than this share of the largest are not the object. */
const LEAST_PIECE = 0.04;
/** Looks at the crop about what the look before has found. */
const CLOSER_LOOKS = 2;

/**
 * Finds an object in two steps: the whole image, unless a box is marked, then the crop about what was found, which shows several times
 * as much of its outline.
 *
 * @returns undefined where the network sees nothing.
 */
export async function findObject(
  image: RgbaImage,
  finder: ObjectFinder,
  mark?: ImageMark,
): Promise<FoundObject | undefined> {
  let box = mark?.kind === 'box' ? toBox(mark.box) : undefined;
  let seen: { readonly mask: SoftMask; readonly region: PixelBox } | undefined;
  for (const region of box === undefined ? firstRegions(image, mark) : []) {
    const mask = await look(image, region, finder, mark);
    const found = boundPieces(mask, region, mark);
    // Where none of the looks finds something at the click, the first one's guess is as good as any.
    if (box === undefined || found?.isMarked === true) [seen, box] = [{ mask, region }, found?.box];
    if (mark === undefined || found?.isMarked === true) break;
  }
  for (let i = 0; i < CLOSER_LOOKS && box !== undefined; i++) {
    const region = cropAbout(box, image);
    const within: ImageMark = { kind: 'box', box: [box.x0, box.y0, box.x1, box.y1] };
    const masks = [await look(image, region, finder, within)];
    // A box that was only guessed may have cut off a part: what the crop says without it counts as much.
    if (mark?.kind !== 'box') masks.push(await look(image, region, finder));
    const mask = average(masks);
    const closer = boundPieces(mask, region, mark);
    if (closer === undefined) break;
    seen = { mask, region };
    if (mark?.kind === 'box' || isNear(closer.box, box)) break;
    box = closer.box;
  }
  if (seen === undefined || box === undefined) return undefined;
  const inside = seen.mask.data.filter((share) => share >= 0.5);
  if (inside.length === 0) return undefined;
  return {
    soft: place(image, seen.mask, seen.region),
    certainty: inside.reduce((sum, v) => sum + v, 0) / inside.length,
  };
}

const toBox = ([x0, y0, x1, y1]: readonly [number, number, number, number]): PixelBox => ({ x0, y0, x1, y1 });

/** The whole image; about a click also a half and a quarter of it, where a thing beside a larger one stands out. */
function firstRegions(image: RgbaImage, mark: ImageMark | undefined): PixelBox[] {
  const whole: PixelBox = { x0: 0, y0: 0, x1: image.width, y1: image.height };
  if (mark?.kind !== 'click') return [whole];
  const [x, y] = mark.at;
  const about = (share: number): PixelBox => {
    const side = FILL * share * Math.min(image.width, image.height);
    return cropAbout({ x0: x - side / 2, x1: x + side / 2, y0: y - side / 2, y1: y + side / 2 }, image);
  };
  return [whole, about(0.5), about(0.25)];
}

/** What the finder says of a region of the image, squeezed to its square. */
async function look(image: RgbaImage, region: PixelBox, finder: ObjectFinder, mark?: ImageMark): Promise<SoftMask> {
  const { width, height, data } = image;
  const { size } = finder;
  const [w, h] = [region.x1 - region.x0, region.y1 - region.y0];
  const picture = await sharp(data, { raw: { width, height, channels: 4 } })
    .extract({ left: region.x0, top: region.y0, width: w, height: h })
    .removeAlpha()
    .ensureAlpha()
    .resize(size, size, { fit: 'fill' })
    .raw()
    .toBuffer();
  return finder.segment(
    { width: size, height: size, data: new Uint8Array(picture) },
    mark && moveMark(mark, region, size),
  );
}

const average = (masks: readonly SoftMask[]): SoftMask => ({
  ...masks[0],
  data: masks[0].data.map((_, p) => masks.reduce((sum, { data }) => sum + data[p], 0) / masks.length),
});

/** A mark of an image on the square that a region of it is squeezed to. */
function moveMark(mark: ImageMark, { x0, y0, x1, y1 }: PixelBox, size: number): ImageMark {
  const u = (x: number): number => ((x - x0) * size) / (x1 - x0);
  const v = (y: number): number => ((y - y0) * size) / (y1 - y0);
  if (mark.kind === 'click') return { kind: 'click', at: [u(mark.at[0]), v(mark.at[1])] };
  const [left, top, right, bottom] = mark.box;
  return { kind: 'box', box: [u(left), v(top), u(right), v(bottom)] };
}

/**
 * The box, in pixels of the image, of the largest piece of a mask of a region and of those of near its size; where something was clicked,
 * of the piece that was and what is beside it.
 */
function boundPieces(
  soft: SoftMask,
  region: PixelBox,
  mark?: ImageMark,
): { readonly box: PixelBox; readonly isMarked: boolean } | undefined {
  const { width, height, data } = soft;
  const mask = Uint8Array.from(data, (share) => (share >= 0.5 ? 1 : 0));
  const pieces = labelRegions(mask, width, height);
  const { labels, regions } = pieces;
  const [u, v] = [(region.x1 - region.x0) / width, (region.y1 - region.y0) / height];
  const areas = regions.map(({ value, area }) => value * area);
  const largest = Math.max(...areas);
  if (largest === 0) return undefined;
  let isTaken = areas.map((area) => area >= LEAST_PIECE * largest);
  let isMarked = false;
  if (mark?.kind === 'click') {
    const x = Math.min(width - 1, Math.max(0, Math.floor((mark.at[0] - region.x0) / u)));
    const y = Math.min(height - 1, Math.max(0, Math.floor((mark.at[1] - region.y0) / v)));
    const clicked = labels[y * width + x];
    isMarked = areas[clicked] > 0;
    if (isMarked) isTaken = nearPieces(pieces, width, clicked);
  }
  for (let p = 0; p < mask.length; p++) if (!isTaken[labels[p]]) mask[p] = 0;
  const box = boundMask(mask, width, height);
  if (box === undefined) return undefined;
  const [x0, x1] = [region.x0 + u * box.x0, region.x0 + u * box.x1];
  const [y0, y1] = [region.y0 + v * box.y0, region.y0 + v * box.y1];
  return { box: { x0, y0, x1, y1 }, isMarked };
}

/** The square about a box in which it takes FILL of the side, moved into the image; cut where the image is narrower. */
function cropAbout(box: PixelBox, { width, height }: RgbaImage): PixelBox {
  const side = Math.max(8, Math.max(box.x1 - box.x0, box.y1 - box.y0) / FILL);
  const span = (low: number, high: number, size: number): [number, number] => {
    const length = Math.min(size, Math.round(side));
    const start = Math.round(Math.min(size - length, Math.max(0, (low + high - length) / 2)));
    return [start, start + length];
  };
  const [x0, x1] = span(box.x0, box.x1, width);
  const [y0, y1] = span(box.y0, box.y1, height);
  return { x0, y0, x1, y1 };
}

/** Whether no edge moved by more than 3% of the box. */
function isNear(a: PixelBox, b: PixelBox): boolean {
  const most = 0.03 * Math.max(b.x1 - b.x0, b.y1 - b.y0);
  return (['x0', 'y0', 'x1', 'y1'] as const).every((edge) => Math.abs(a[edge] - b[edge]) <= most);
}

/** A mask of a region, sharpened along the region's edges, in an image that is otherwise empty. */
function place(image: RgbaImage, mask: SoftMask, { x0, y0, x1, y1 }: PixelBox): SoftMask {
  const [w, h] = [x1 - x0, y1 - y0];
  const data = new Uint8Array(4 * w * h);
  for (let y = 0; y < h; y++) {
    const from = 4 * ((y0 + y) * image.width + x0);
    data.set(image.data.subarray(from, from + 4 * w), 4 * y * w);
  }
  const sharp = sharpenMask({ width: w, height: h, data }, mask);
  const placed = new Float32Array(image.width * image.height);
  for (let y = 0; y < h; y++) placed.set(sharp.data.subarray(y * w, (y + 1) * w), (y0 + y) * image.width + x0);
  return { width: image.width, height: image.height, data: placed };
}
