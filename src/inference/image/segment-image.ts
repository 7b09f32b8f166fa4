import { SimAssetError } from '../../core/error.js';
import type { ImageMark } from '../../core/image-mark.js';
import type { Issue } from '../../core/issue.js';
import { boundMask } from './bound-mask.js';
import type { ObjectFinder } from './find-object.js';
import { findObject } from './find-object.js';
import { keepMarked } from './keep-marked.js';
import { labelRegions } from './mask-regions.js';
import { refineOutline } from './refine-outline.js';
import type { PixelBox, RgbaImage, SoftMask } from './rgba-image.js';
import type { BorderSegmentation } from './segment-by-border.js';
import { segmentByBorder } from './segment-by-border.js';

/** Where the object is in an image. */
export interface Segmentation {
  readonly method: 'alpha' | 'border-colour' | 'network' | 'whole-image';
  /** Share of object a pixel; its outline is where this is 0.5. */
  readonly soft: SoftMask;
  /** 1 where the object is, 0 elsewhere. */
  readonly mask: Uint8Array;
  /** Tight box around the mask. */
  readonly box: PixelBox;
  /** 0 to 1: how sure it is that the mask is the object. */
  readonly confidence: number;
  readonly issues: readonly Issue[];
}

/** Fewer transparent pixels than this are rounded corners of a picture, not a cut-out object. */
const MIN_TRANSPARENT = 0.02;

/** Pieces smaller than this part of the object are dust, noise or stray pixels. */
const MIN_PIECE = 0.004;

/** Enclosed gaps smaller than this part of the object's box are noise: no geometry could show them. */
const MIN_GAP = 5e-5;

export interface SegmentOptions {
  /** Called between steps of at most some 100 ms; may throw to stop. */
  readonly pause?: () => Promise<void>;
  /** Loads a network that finds objects on any ground. */
  readonly finder?: () => Promise<ObjectFinder>;
  /** Where the user says that the object is, in pixels of the image. */
  readonly mark?: ImageMark;
}

/**
 * Finds the object: by the alpha channel when it cuts something out, else by the colour of the ground along the border. When the
 * ground is not plain, or the user marked the object, a network is asked, where there is one; else the whole picture, or what was
 * marked of it, is taken, with an issue.
 *
 * @throws SimAssetError `no-object-in-image` when everything is transparent or looks like the ground.
 */
export async function segmentImage(image: RgbaImage, options: SegmentOptions = {}): Promise<Segmentation> {
  const { width, height } = image;
  const { pause = () => Promise.resolve(), finder, mark } = options;
  const alpha = readAlpha(image);
  if (alpha !== undefined) return finish('alpha', keepMarked(alpha, image, mark), 0.95, width, height, []);
  const seen = finder && (await segmentByNetwork(image, await finder(), mark));
  if (mark !== undefined && seen !== undefined) return seen;
  const found = await segmentByBorder(image, pause);
  if (found === undefined) return seen ?? takeWholeImage(width, height, mark);
  if (seen !== undefined && !isPlain(found, seen)) return seen;
  const soft = await refineOutline(found.mask, found.lab, found.groundColour, width, height, pause);
  // An outline that differs from the ground by 0.15 in OKLab is plain to see.
  const confidence = 0.9 * Math.min(1, found.ground.coverage) * Math.min(1, found.contrast / 0.15);
  const issues: Issue[] = [];
  if (found.contrast < 0.08) {
    issues.push({
      code: 'low-contrast',
      severity: 'warning',
      where: 'image',
      message: 'The object has almost the colour of its ground, so its outline is uncertain.',
      hint: 'Look at the outline and mark the object if it is wrong, or use a ground of another colour.',
    });
  }
  return finish('border-colour', keepMarked(soft, image, mark), confidence, width, height, issues);
}

/** OKLab by which the colours of a photo's ground stray where a backdrop or a computer made it plain. */
const PLAIN_SPREAD = 0.005;
/** Overlap from which two outlines are those of one object. */
const SAME_OBJECT = 0.8;

/**
 * Whether the ground is so plain that colour draws the outline: then it is finer than the network's. On composites of the library both
 * agreed on one picture of five; where they do not, the network is right nine times of ten.
 */
function isPlain({ ground, mask }: BorderSegmentation, seen: Segmentation): boolean {
  if (ground.spread > PLAIN_SPREAD) return false;
  let [both, any] = [0, 0];
  for (let p = 0; p < mask.length; p++) {
    both += mask[p] & seen.mask[p];
    any += mask[p] | seen.mask[p];
  }
  return both >= SAME_OBJECT * any;
}

/** Mean certainty of the network's mask, where it is object at all, below which it has found nothing. */
const LEAST_SURE = 0.7;
/** Share of the picture that an object takes at least. */
const LEAST_AREA = 0.004;

/** A user who marked something says that there is something: then no certainty is asked for. */
async function segmentByNetwork(
  image: RgbaImage,
  finder: ObjectFinder,
  mark?: ImageMark,
): Promise<Segmentation | undefined> {
  const { width, height } = image;
  const found = await findObject(image, finder, mark);
  if (found === undefined) return undefined;
  const area = found.soft.data.reduce((sum, share) => sum + (share >= 0.5 ? 1 : 0), 0);
  if (mark === undefined && (area < LEAST_AREA * width * height || found.certainty < LEAST_SURE)) return undefined;
  // Half sure is no better than a guess: it counts from there.
  const confidence = Math.max(0, 2 * found.certainty - 1) * 0.8;
  return finish('network', keepMarked(found.soft.data, image, mark), confidence, width, height, []);
}

/** The alpha channel scaled to 0..1, undefined when it cuts nothing out. */
function readAlpha(image: RgbaImage): Float32Array | undefined {
  const n = image.width * image.height;
  const counts = new Uint32Array(256);
  for (let p = 0; p < n; p++) counts[image.data[4 * p + 3]]++;
  let transparent = 0;
  for (let a = 0; a < 26; a++) transparent += counts[a];
  if (transparent < MIN_TRANSPARENT * n) return undefined;
  // A glass may be half transparent all over: the level that 90% of the visible pixels stay below counts as solid.
  let level = 255;
  for (let above = 0; level > 26 && above + counts[level] < 0.1 * (n - transparent); level--) above += counts[level];
  const share = new Float32Array(n);
  for (let p = 0; p < n; p++) share[p] = Math.min(1, image.data[4 * p + 3] / level);
  return share;
}

function finish(
  method: Segmentation['method'],
  share: Float32Array,
  confidence: number,
  width: number,
  height: number,
  issues: Issue[],
): Segmentation {
  const mask = new Uint8Array(share.length);
  for (let p = 0; p < mask.length; p++) mask[p] = share[p] >= 0.5 ? 1 : 0;
  const { labels, regions } = labelRegions(mask, width, height);
  const total = regions.reduce((sum, r) => sum + r.value * r.area, 0);
  const isPiece = regions.map((r) => r.value === 1 && r.area >= Math.max(9, MIN_PIECE * total));
  for (let p = 0; p < mask.length; p++) mask[p] = isPiece[labels[p]] ? 1 : 0;
  const box = boundMask(mask, width, height);
  if (box === undefined || Math.min(box.x1 - box.x0, box.y1 - box.y0) < 3) {
    throw new SimAssetError(
      'no-object-in-image',
      'No object stands out in the image.',
      'Use a picture of one object on a plain ground of another colour, or a PNG with a transparent ground.',
    );
  }
  const smallGap = Math.max(4, MIN_GAP * (box.x1 - box.x0) * (box.y1 - box.y0));
  const isNoise = regions.map((r) => r.value === 0 && !r.touchesBorder && r.area < smallGap);
  const soft = share.slice();
  for (let p = 0; p < soft.length; p++) {
    const label = labels[p];
    if (regions[label].value === 1 && !isPiece[label]) soft[p] = 0;
    else if (isNoise[label]) soft[p] = 1;
  }
  for (let p = 0; p < mask.length; p++) mask[p] = soft[p] >= 0.5 ? 1 : 0;

  const pieces = isPiece.filter(Boolean).length;
  if (pieces > 1) {
    issues.push({
      code: 'separate-pieces',
      severity: 'info',
      where: 'image',
      message: `The object's outline falls into ${pieces} separate pieces.`,
      action: 'took them as one object',
    });
  }
  issues.push(...checkFrame(mask, box, width, height));
  return { method, soft: { width, height, data: soft }, mask, box, confidence, issues };
}

function checkFrame(mask: Uint8Array, box: PixelBox, width: number, height: number): Issue[] {
  const issues: Issue[] = [];
  let cut = 0;
  for (let x = 0; x < width; x++) cut += mask[x] + mask[(height - 1) * width + x];
  for (let y = 0; y < height; y++) cut += mask[y * width] + mask[y * width + width - 1];
  if (cut > 0.02 * (width + height)) {
    issues.push({
      code: 'object-cut-off',
      severity: 'warning',
      where: 'image',
      message: "The object touches the picture's edge, so part of it may be missing.",
      hint: 'Use a picture that shows the whole object with some ground around it.',
    });
  }
  const size = Math.max(box.x1 - box.x0, box.y1 - box.y0);
  if (size < 96) {
    issues.push({
      code: 'object-small-in-image',
      severity: 'warning',
      where: 'image',
      message: `The object is only ${size} pixels large in the picture, so its shape is coarse.`,
      hint: 'Use a larger picture or crop it closer to the object.',
    });
  }
  return issues;
}

/** All of the picture, or of the box that the user marked. */
function takeWholeImage(width: number, height: number, mark?: ImageMark): Segmentation {
  const data = keepMarked(new Float32Array(width * height).fill(1), { width, height }, mark);
  const mask = Uint8Array.from(data);
  return {
    method: 'whole-image',
    soft: { width, height, data },
    mask,
    box: boundMask(mask, width, height) ?? { x0: 0, y0: 0, x1: width, y1: height },
    confidence: 0.1,
    issues: [
      {
        code: 'ground-not-plain',
        severity: 'warning',
        where: 'image',
        message: 'The ground around the object is not plain, so the object could not be told from it.',
        action: `took ${mark?.kind === 'box' ? 'all of the marked box' : 'the whole picture'} as the object`,
        hint: 'Mark the object by a box around it, or use a picture on a plain ground or a PNG with a transparent ground.',
      },
    ],
  };
}
