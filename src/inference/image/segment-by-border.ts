import { fitGround } from './border-colour.js';
import type { GroundModel } from './border-colour.js';
import { labelRegions } from './mask-regions.js';
import { toOklab } from './oklab.js';
import type { RgbaImage } from './rgba-image.js';

/** An object told from its ground by colour. */
export interface BorderSegmentation {
  /** 1 object, 0 ground. */
  readonly mask: Uint8Array;
  /** OKLab pixels of the image, three values each. */
  readonly lab: Float32Array;
  readonly ground: GroundModel;
  /** OKLab ground colour of each pixel, three values. */
  readonly groundColour: Float32Array;
  /** Mean OKLab distance across the object's outline between its colours and the ground's. */
  readonly contrast: number;
}

/** Distance in OKLab that the plainest ground may have from its model: banding, dust, resampling. */
const BASE_THRESHOLD = 0.03;

/**
 * Tells an object from a plain ground, undefined when the border shows no plain ground. Ground is what looks like the frame's
 * colours and is connected to the border, or a hole that looks the same; soft shadows are ground too.
 */
export async function segmentByBorder(
  image: RgbaImage,
  pause: () => Promise<void>,
): Promise<BorderSegmentation | undefined> {
  const { width, height } = image;
  const raw = toOklab(image);
  await pause();
  const lab = smooth(raw, width, height, 3);
  await pause();
  const ground = fitGround(lab, width, height);
  if (ground === undefined) return undefined;

  await pause();
  const n = width * height;
  const groundColour = new Float32Array(3 * n);
  const distance = new Float32Array(n);
  const colour = new Float32Array(3);
  for (let p = 0; p < n; p++) {
    ground.colourAt(p % width, Math.floor(p / width), lab, p, colour);
    groundColour.set(colour, 3 * p);
    distance[p] = Math.hypot(lab[3 * p] - colour[0], lab[3 * p + 1] - colour[1], lab[3 * p + 2] - colour[2]);
  }
  await pause();
  const threshold = Math.min(0.12, BASE_THRESHOLD + 2.5 * ground.spread);
  const unlike = new Uint8Array(n);
  for (let p = 0; p < n; p++) unlike[p] = distance[p] > threshold ? 1 : 0;
  const { labels, regions } = labelRegions(unlike, width, height);

  // A hole shows the very ground: as a whole it is closer to the model than a pale patch of the object would be.
  const sums = new Float64Array(regions.length);
  for (let p = 0; p < n; p++) sums[labels[p]] += distance[p];
  const minHole = Math.max(24, 1e-4 * n);
  const isGround = regions.map(
    (r, i) =>
      r.value === 0 &&
      (r.touchesBorder || (r.area >= minHole && sums[i] / r.area < 0.4 * BASE_THRESHOLD + ground.spread)),
  );
  const mask = new Uint8Array(n);
  for (let p = 0; p < n; p++) mask[p] = isGround[labels[p]] ? 0 : 1;

  await pause();
  const first = count(mask);
  const withoutShadow = removeSoftShadow(mask, lab, groundColour, ground.spread, width, height);
  await pause();
  const kept = count(withoutShadow);
  // Growth that eats much of the object has leaked into it through a soft edge: then there was no shadow to tell apart.
  const chosen = kept > 0.3 * first ? withoutShadow : mask;
  return {
    mask: chosen,
    lab: raw,
    ground,
    groundColour,
    contrast: outlineContrast(chosen, distance, width, height),
  };
}

/** Binomial 3x3 filter: halves the noise of sensors and JPEG, moves no edge. */
function smooth(image: Float32Array, width: number, height: number, channels: number): Float32Array {
  const stride = channels * width;
  const rows = new Float32Array(image.length);
  const out = new Float32Array(image.length);
  for (let p = 0; p < image.length; p++) {
    const x = p % stride;
    const left = image[x >= channels ? p - channels : p];
    const right = image[x < stride - channels ? p + channels : p];
    rows[p] = (left + 2 * image[p] + right) / 4;
  }
  const last = stride * (height - 1);
  for (let p = 0; p < image.length; p++)
    out[p] = (rows[p >= stride ? p - stride : p] + 2 * rows[p] + rows[p < last ? p + stride : p]) / 4;
  return out;
}

/**
 * Grows the ground into soft shadows: darker than the ground down to a third of its light, of its hue (a/L and b/L kept), and
 * changing slowly from pixel to pixel, which no outline of an object does. Grain in the shade, which cameras and renderers make more
 * of in the dark, is measured and allowed for.
 */
function removeSoftShadow(
  mask: Uint8Array,
  lab: Float32Array,
  groundColour: Float32Array,
  spread: number,
  width: number,
  height: number,
): Uint8Array {
  const maxTint = 0.012 + 1.5 * spread;
  const isShade = (p: number, darkest: number): boolean => {
    const ratio = lab[3 * p] / Math.max(1e-3, groundColour[3 * p]);
    if (ratio > 1.05 || ratio < darkest) return false;
    const da = lab[3 * p + 1] - ratio * groundColour[3 * p + 1];
    const db = lab[3 * p + 2] - ratio * groundColour[3 * p + 2];
    return Math.hypot(da, db) < maxTint;
  };
  // L goes with the cube root of light: 0.7^3 is a third, 0.55^3 a sixth.
  const isLightShade = (p: number): boolean => isShade(p, 0.7);
  const lightness = new Float32Array(mask.length);
  for (let p = 0; p < mask.length; p++) lightness[p] = lab[3 * p];
  const smoother = smooth(smooth(lightness, width, height, 1), width, height, 1);
  const grain: number[] = [];
  for (let p = 0; p < mask.length; p += 3)
    if (mask[p] === 1 && isLightShade(p)) grain.push(Math.abs(lightness[p] - smoother[p]));
  grain.sort((a, b) => a - b);
  // Per pixel at 1024 pixels a side; a smaller picture of the same scene has steeper slopes.
  const maxStep = 0.5 * spread + 8 / Math.max(width, height) + (grain.length === 0 ? 0 : grain[grain.length >> 1]);
  const slope = (image: Float32Array, p: number): number => {
    const x = p % width;
    const y = (p - x) / width;
    const dx = image[x < width - 1 ? p + 1 : p] - image[x > 0 ? p - 1 : p];
    const dy = image[y < height - 1 ? p + width : p] - image[y > 0 ? p - width : p];
    return Math.hypot(dx, dy) / 2;
  };
  const out = mask.slice();
  const isGround = (p: number): boolean => mask[p] === 0;
  const grown = grow(out, width, isGround, Infinity, (p) => isLightShade(p) && slope(smoother, p) <= maxStep);
  // Beside the object the smoothed slope is that of its outline; only next to shade that was found may it be steeper.
  const found = new Uint8Array(mask.length);
  for (const p of grown) found[p] = 1;
  grow(
    out,
    width,
    (p) => found[p] === 1,
    6,
    (p) => isShade(p, 0.55) && slope(lightness, p) <= 4 * maxStep,
  );
  return out;
}

/** Clears the pixels of `mask` that pass the test and hang together with the seeds, up to `reach` steps away; returns them. */
function grow(
  mask: Uint8Array,
  width: number,
  isSeed: (p: number) => boolean,
  reach: number,
  test: (p: number) => boolean,
): number[] {
  const cleared: number[] = [];
  const visit = (p: number): void => {
    if (mask[p] === 0 || !test(p)) return;
    mask[p] = 0;
    cleared.push(p);
  };
  const visitAround = (p: number): void => {
    const x = p % width;
    if (x > 0) visit(p - 1);
    if (x < width - 1) visit(p + 1);
    if (p >= width) visit(p - width);
    if (p < mask.length - width) visit(p + width);
  };
  for (let p = 0; p < mask.length; p++) if (isSeed(p)) visitAround(p);
  let head = 0;
  for (let step = 1; step < reach && head < cleared.length; step++) {
    for (const end = cleared.length; head < end; head++) visitAround(cleared[head]);
  }
  return cleared;
}

/** Mean over the outline of the largest distance within 3 pixels inside it. */
function outlineContrast(mask: Uint8Array, distance: Float32Array, width: number, height: number): number {
  let sum = 0;
  let edges = 0;
  for (let y = 3; y < height - 3; y++) {
    for (let x = 3; x < width - 3; x++) {
      const p = y * width + x;
      if (mask[p] === 0 || (mask[p - 1] && mask[p + 1] && mask[p - width] && mask[p + width])) continue;
      let most = 0;
      for (let d = -3; d <= 3; d++) most = Math.max(most, distance[p + d], distance[p + d * width]);
      sum += most;
      edges++;
    }
  }
  return edges === 0 ? 0 : sum / edges;
}

function count(mask: Uint8Array): number {
  let n = 0;
  for (const v of mask) n += v;
  return n;
}
