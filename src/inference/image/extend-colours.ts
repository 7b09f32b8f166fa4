interface Level {
  readonly width: number;
  readonly height: number;
  /** Colour times weight. */
  readonly sums: Float32Array;
  /** 0 to 1. */
  readonly weights: Float32Array;
}

/**
 * Fills in colours where they are not known, smoothly and from the nearest known ones: push-pull over an image pyramid (Gortler,
 * Grzeszczuk, Szeliski and Cohen, The Lumigraph, 1996). A pixel of weight 1 keeps its colour, one of weight 0 gets its
 * surroundings' and others a blend.
 *
 * @param colours `channels` values a pixel.
 * @param weights how well a pixel's own colour is known, 0 to 1.
 * @returns a colour for every pixel; all 0 when none is known.
 */
export function extendColours(
  colours: Float32Array,
  weights: Float32Array,
  width: number,
  height: number,
  channels: number,
): Float32Array {
  const sums = new Float32Array(colours.length);
  for (let p = 0; p < weights.length; p++)
    for (let c = p * channels; c < (p + 1) * channels; c++) sums[c] = colours[c] * weights[p];
  const levels: Level[] = [{ width, height, sums, weights }];
  while (Math.max(levels[levels.length - 1].width, levels[levels.length - 1].height) > 1) {
    levels.push(halve(levels[levels.length - 1], channels));
  }
  let coarse: Level = levels[levels.length - 1];
  let filled = divide(coarse, channels);
  for (let i = levels.length - 2; i >= 0; i--) {
    filled = blendUp(levels[i], coarse, filled, channels);
    coarse = levels[i];
  }
  return filled;
}

/** Sums of 2x2 pixels; a weight above 1 is capped, so that a coarse pixel is as well known as a fine one. */
function halve(fine: Level, channels: number): Level {
  const width = Math.ceil(fine.width / 2);
  const height = Math.ceil(fine.height / 2);
  const sums = new Float32Array(width * height * channels);
  const weights = new Float32Array(width * height);
  for (let y = 0; y < fine.height; y++) {
    for (let x = 0; x < fine.width; x++) {
      const from = y * fine.width + x;
      const to = (y >> 1) * width + (x >> 1);
      weights[to] += fine.weights[from];
      for (let c = 0; c < channels; c++) sums[to * channels + c] += fine.sums[from * channels + c];
    }
  }
  for (let p = 0; p < weights.length; p++) {
    if (weights[p] <= 1) continue;
    for (let c = 0; c < channels; c++) sums[p * channels + c] /= weights[p];
    weights[p] = 1;
  }
  return { width, height, sums, weights };
}

function divide(level: Level, channels: number): Float32Array {
  // One pixel by now.
  return level.sums.map((v, i) => v / Math.max(1e-6, level.weights[Math.floor(i / channels)]));
}

function blendUp(fine: Level, coarse: Level, filled: Float32Array, channels: number): Float32Array {
  const out = new Float32Array(fine.sums.length);
  for (let y = 0; y < fine.height; y++) {
    // Centres of fine pixels lie a quarter coarse pixel off the coarse centres.
    const cy = Math.min(coarse.height - 1, Math.max(0, (y - 0.5) / 2));
    const y0 = Math.floor(cy);
    const row0 = y0 * coarse.width;
    const row1 = Math.min(coarse.height - 1, y0 + 1) * coarse.width;
    const fy = cy - y0;
    for (let x = 0; x < fine.width; x++) {
      const p = y * fine.width + x;
      const missing = 1 - fine.weights[p];
      if (missing <= 0) {
        for (let c = p * channels; c < (p + 1) * channels; c++) out[c] = fine.sums[c];
        continue;
      }
      const cx = Math.min(coarse.width - 1, Math.max(0, (x - 0.5) / 2));
      const x0 = Math.floor(cx);
      const x1 = Math.min(coarse.width - 1, x0 + 1);
      const fx = cx - x0;
      for (let c = 0; c < channels; c++) {
        const near = (1 - fx) * filled[(row0 + x0) * channels + c] + fx * filled[(row0 + x1) * channels + c];
        const far = (1 - fx) * filled[(row1 + x0) * channels + c] + fx * filled[(row1 + x1) * channels + c];
        out[p * channels + c] = fine.sums[p * channels + c] + missing * ((1 - fy) * near + fy * far);
      }
    }
  }
  return out;
}
