import { fitGround } from './border-colour.js';
import type { GroundModel } from './border-colour.js';
import { labelRegions } from './mask-regions.js';
import { toOklab } from './oklab.js';
import type { RgbaImage } from './rgba-image.js';

/** An object told from its ground by colour. */
export interface BorderSegmentation {
  /** 1 object, 0 ground. */
  readonly mask: Uint8Array;
  readonly ground: GroundModel;
  /** Smoothed OKLab ground colour of each pixel, three values. */
  readonly groundColour: Float32Array;
  /** Mean OKLab distance across the object's outline between its colours and the ground's. */
  readonly contrast: number;
  /** Part of the first guess that was taken for a soft shadow on the ground, 0 to 1. */
  readonly shadowShare: number;
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
  const lab = smooth(toOklab(image), width, height);
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
  const chosen = kept > 0.5 * first ? withoutShadow : mask;
  return {
    mask: chosen,
    ground,
    groundColour,
    contrast: outlineContrast(chosen, distance, width, height),
    shadowShare: first === 0 ? 0 : 1 - count(chosen) / first,
  };
}

/** Binomial 3x3 filter: halves the noise of sensors and JPEG, moves no edge. */
function smooth(lab: Float32Array, width: number, height: number): Float32Array {
  const rows = new Float32Array(lab.length);
  const out = new Float32Array(lab.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const p = 3 * (y * width + x);
      const left = x > 0 ? p - 3 : p;
      const right = x < width - 1 ? p + 3 : p;
      for (let c = 0; c < 3; c++) rows[p + c] = (lab[left + c] + 2 * lab[p + c] + lab[right + c]) / 4;
    }
  }
  const stride = 3 * width;
  for (let y = 0; y < height; y++) {
    for (let i = 0; i < stride; i++) {
      const p = y * stride + i;
      out[p] = (rows[y > 0 ? p - stride : p] + 2 * rows[p] + rows[y < height - 1 ? p + stride : p]) / 4;
    }
  }
  return out;
}

/**
 * Grows the ground into soft shadows: darker than the ground down to a third of its light, of its hue (a/L and b/L kept), and
 * changing slowly from pixel to pixel, which no outline of an object does.
 */
function removeSoftShadow(
  mask: Uint8Array,
  lab: Float32Array,
  groundColour: Float32Array,
  spread: number,
  width: number,
  height: number,
): Uint8Array {
  // Per pixel at 1024 pixels a side; a smaller picture of the same scene has steeper slopes.
  const maxStep = 0.5 * spread + 8 / Math.max(width, height);
  const maxTint = 0.012 + 1.5 * spread;
  const out = mask.slice();
  const isShade = (p: number): boolean => {
    const ratio = lab[3 * p] / Math.max(1e-3, groundColour[3 * p]);
    // L goes with the cube root of light: 0.7^3 is a third.
    if (ratio > 1.05 || ratio < 0.7) return false;
    const da = lab[3 * p + 1] - ratio * groundColour[3 * p + 1];
    const db = lab[3 * p + 2] - ratio * groundColour[3 * p + 2];
    return Math.hypot(da, db) < maxTint;
  };
  const slope = (p: number): number => {
    const x = p % width;
    const y = (p - x) / width;
    const dx = lab[3 * (x < width - 1 ? p + 1 : p)] - lab[3 * (x > 0 ? p - 1 : p)];
    const dy = lab[3 * (y < height - 1 ? p + width : p)] - lab[3 * (y > 0 ? p - width : p)];
    return Math.hypot(dx, dy) / 2;
  };
  const queue = new Int32Array(mask.length);
  let tail = 0;
  const visit = (p: number): void => {
    if (out[p] === 0 || !isShade(p) || slope(p) > maxStep) return;
    out[p] = 0;
    queue[tail++] = p;
  };
  const visitAround = (p: number): void => {
    const x = p % width;
    if (x > 0) visit(p - 1);
    if (x < width - 1) visit(p + 1);
    if (p >= width) visit(p - width);
    if (p < mask.length - width) visit(p + width);
  };
  for (let p = 0; p < mask.length; p++) if (mask[p] === 0) visitAround(p);
  for (let head = 0; head < tail; head++) visitAround(queue[head]);
  return out;
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
