import type { RgbaImage, SoftMask } from './rgba-image.js';

/** Longest side at which the mask is sharpened, pixels: its own outline needs no more, and time grows with the area. */
const WORKING_SIDE = 512;
/** Half the side of the window, as a share of the working side: how far an edge may lie from where the coarse mask has it. */
const REACH = 1 / 64;
/** Variance of brightness (0 to 1) below which the ground counts as flat. */
const FLATNESS = 4e-4;

/**
 * A coarse mask brought to the size of its image, its outline drawn to the image's edges: a guided filter (He, Sun and Tang, Guided Image
 * Filtering, PAMI 2013) with the colours' three channels one after the other as guide, then made steep about one half.
 */
export function sharpenMask(image: RgbaImage, coarse: SoftMask): SoftMask {
  const shrink = Math.min(1, WORKING_SIDE / Math.max(image.width, image.height));
  const width = Math.max(1, Math.round(image.width * shrink));
  const height = Math.max(1, Math.round(image.height * shrink));
  const guides = channelsAt(image, width, height);
  let mask = resample(coarse.data, coarse.width, coarse.height, width, height);
  const radius = Math.max(2, Math.round(REACH * Math.max(width, height)));
  const filtered = guides.map((guide) => guidedFilter(guide, mask, width, height, radius));
  // Each channel sees some edges: where they differ, the one that is surest counts most.
  mask = mask.map((_, p) => {
    let [sum, total] = [0, 1e-6];
    for (const one of filtered) {
      const sure = Math.abs(one[p] - 0.5) + 0.02;
      sum += sure * one[p];
      total += sure;
    }
    return sum / total;
  });
  const full = resample(mask, width, height, image.width, image.height);
  return {
    width: image.width,
    height: image.height,
    data: full.map((v) => Math.min(1, Math.max(0, 3 * (v - 0.5) + 0.5))),
  };
}

/** Red, green and blue, 0 to 1, averaged to a smaller size. */
function channelsAt({ data, width: w, height: h }: RgbaImage, width: number, height: number): Float32Array[] {
  return [0, 1, 2].map((c) => {
    const out = new Float32Array(width * height);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const [x0, x1] = [
          Math.floor((x * w) / width),
          Math.max(Math.floor(((x + 1) * w) / width), Math.floor((x * w) / width) + 1),
        ];
        const [y0, y1] = [
          Math.floor((y * h) / height),
          Math.max(Math.floor(((y + 1) * h) / height), Math.floor((y * h) / height) + 1),
        ];
        let sum = 0;
        for (let v = y0; v < y1; v++) for (let u = x0; u < x1; u++) sum += data[4 * (v * w + u) + c];
        out[y * width + x] = sum / (255 * (x1 - x0) * (y1 - y0));
      }
    }
    return out;
  });
}

/** Bilinear, pixel centres at one half. */
function resample(data: Float32Array, w: number, h: number, width: number, height: number): Float32Array {
  const out = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const v = Math.min(h - 1, Math.max(0, ((y + 0.5) * h) / height - 0.5));
    const j = Math.min(h - 1, Math.floor(v));
    const below = Math.min(h - 1, j + 1);
    for (let x = 0; x < width; x++) {
      const u = Math.min(w - 1, Math.max(0, ((x + 0.5) * w) / width - 0.5));
      const i = Math.min(w - 1, Math.floor(u));
      const right = Math.min(w - 1, i + 1);
      const [s, t] = [u - i, v - j];
      out[y * width + x] =
        (1 - t) * ((1 - s) * data[j * w + i] + s * data[j * w + right]) +
        t * ((1 - s) * data[below * w + i] + s * data[below * w + right]);
    }
  }
  return out;
}

/** The mask as a locally linear function of the guide. */
function guidedFilter(guide: Float32Array, mask: Float32Array, w: number, h: number, radius: number): Float32Array {
  const mean = (values: Float32Array): Float32Array => boxMean(values, w, h, radius);
  const [meanI, meanP] = [mean(guide), mean(mask)];
  const meanIP = mean(guide.map((v, p) => v * mask[p]));
  const meanII = mean(guide.map((v) => v * v));
  const a = meanIP.map((v, p) => (v - meanI[p] * meanP[p]) / (meanII[p] - meanI[p] ** 2 + FLATNESS));
  const b = meanP.map((v, p) => v - a[p] * meanI[p]);
  const [meanA, meanB] = [mean(a), mean(b)];
  return guide.map((v, p) => meanA[p] * v + meanB[p]);
}

/** Mean over a square window, by running sums; windows are cut at the picture's edge. */
function boxMean(values: Float32Array, w: number, h: number, radius: number): Float32Array {
  const rows = new Float32Array(values.length);
  for (let y = 0; y < h; y++) slide(values, rows, y * w, 1, w, radius);
  const out = new Float32Array(values.length);
  for (let x = 0; x < w; x++) slide(rows, out, x, w, h, radius);
  return out;
}

function slide(from: Float32Array, to: Float32Array, start: number, stride: number, n: number, radius: number): void {
  let sum = 0;
  let count = 0;
  for (let i = -radius; i < n; i++) {
    if (i + radius < n) {
      sum += from[start + (i + radius) * stride];
      count++;
    }
    if (i - radius - 1 >= 0) {
      sum -= from[start + (i - radius - 1) * stride];
      count--;
    }
    if (i >= 0) to[start + i * stride] = sum / count;
  }
}
