/** A square picture in linear light. */
export interface Canvas {
  readonly size: number;
  /** Red, green, blue per pixel, row by row from the top left. */
  readonly rgb: Float32Array;
}

export const createCanvas = (size: number): Canvas => ({ size, rgb: new Float32Array(3 * size * size) });

/** Enlarges a canvas twofold into another one, blending between its pixels. */
export function enlarge(from: Canvas, to: Canvas): void {
  const n = from.size;
  const source = from.rgb;
  for (let y = 0; y < to.size; y++) {
    const v = Math.max(0, Math.min(n - 1, (y - 0.5) / 2));
    const y0 = v | 0;
    const y1 = Math.min(n - 1, y0 + 1);
    const fv = v - y0;
    for (let x = 0; x < to.size; x++) {
      const u = Math.max(0, Math.min(n - 1, (x - 0.5) / 2));
      const x0 = u | 0;
      const x1 = Math.min(n - 1, x0 + 1);
      const fu = u - x0;
      const a = 3 * (y0 * n + x0);
      const b = 3 * (y0 * n + x1);
      const c = 3 * (y1 * n + x0);
      const d = 3 * (y1 * n + x1);
      const k = 3 * (y * to.size + x);
      for (let i = 0; i < 3; i++) {
        const top = source[a + i] + (source[b + i] - source[a + i]) * fu;
        const bottom = source[c + i] + (source[d + i] - source[c + i]) * fu;
        to.rgb[k + i] = top + (bottom - top) * fv;
      }
    }
  }
}

let line = new Float32Array(0);

/**
 * Blurs interleaved channels by a running mean over 2 * radius + 1 pixels along rows, then columns; the edge pixels stand for what lies
 * outside. Twice over it is close to a Gaussian.
 */
export function blurChannels(data: Float32Array, size: number, channels: number, radius: number): void {
  if (radius < 1) return;
  if (line.length < size) line = new Float32Array(size);
  for (const [step, next] of [
    [channels, channels * size],
    [channels * size, channels],
  ]) {
    // prettier-ignore
    for (let row = 0; row < size; row++) {
      for (let c = 0; c < channels; c++) blurLine(data, row * next + c, step, size, radius);
    }
  }
}

function blurLine(data: Float32Array, start: number, step: number, size: number, radius: number): void {
  for (let i = 0; i < size; i++) line[i] = data[start + i * step];
  const share = 1 / (2 * radius + 1);
  let sum = 0;
  for (let i = -radius; i <= radius; i++) sum += line[i < 0 ? 0 : i >= size ? size - 1 : i];
  for (let i = 0; i < size; i++) {
    data[start + i * step] = sum * share;
    const leaves = i - radius;
    const enters = i + radius + 1;
    sum += line[enters >= size ? size - 1 : enters] - line[leaves < 0 ? 0 : leaves];
  }
}
