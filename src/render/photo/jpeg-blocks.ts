/*
 * What JPEG does to a picture: colour at half the resolution, and the cosine transform of each block of 8 x 8 pixels rounded to steps.
 * Steps are those of ITU-T T.81, annex K, scaled by a factor; the coding itself loses nothing and is left out.
 */

// prettier-ignore
const LUMA_STEPS = Float32Array.from([
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62,
  18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
]);
// prettier-ignore
const CHROMA_STEPS = Float32Array.from([
  17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99, 99, 99, 99, 99,
  ...new Array<number>(32).fill(99),
]);

/** Row k holds the k-th cosine, orthonormal. */
const COSINES = Float32Array.from({ length: 64 }, (_, i) => {
  const [k, n] = [i >> 3, i & 7];
  return Math.sqrt((k === 0 ? 1 : 2) / 8) * Math.cos(((2 * n + 1) * k * Math.PI) / 16);
});

const block = new Float32Array(64);
const half = new Float32Array(64);

/** Rounds every block of a plane (size a multiple of 8) in place. */
function roundBlocks(plane: Float32Array, size: number, steps: Float32Array, factor: number): void {
  for (let by = 0; by < size; by += 8) {
    for (let bx = 0; bx < size; bx += 8) {
      for (let y = 0; y < 8; y++) {
        for (let k = 0; k < 8; k++) {
          let sum = 0;
          for (let n = 0; n < 8; n++) sum += COSINES[8 * k + n] * plane[(by + y) * size + bx + n];
          half[8 * y + k] = sum;
        }
      }
      for (let k = 0; k < 8; k++) {
        for (let j = 0; j < 8; j++) {
          let sum = 0;
          for (let n = 0; n < 8; n++) sum += COSINES[8 * j + n] * half[8 * n + k];
          const step = steps[8 * j + k] * factor;
          block[8 * j + k] = Math.round(sum / step) * step;
        }
      }
      for (let y = 0; y < 8; y++) {
        for (let k = 0; k < 8; k++) {
          let sum = 0;
          for (let j = 0; j < 8; j++) sum += COSINES[8 * j + y] * block[8 * j + k];
          half[8 * y + k] = sum;
        }
      }
      for (let y = 0; y < 8; y++) {
        for (let x = 0; x < 8; x++) {
          let sum = 0;
          for (let k = 0; k < 8; k++) sum += COSINES[8 * k + x] * half[8 * y + k];
          plane[(by + y) * size + bx + x] = sum;
        }
      }
    }
  }
}

/** Passes bytes of sRGB (red, green, blue and a fourth that is left alone, size a multiple of 16) through JPEG of that coarseness. */
export function addJpegBlocks(bytes: Uint8Array, size: number, factor: number): void {
  const n = size * size;
  const small = size / 2;
  const luma = new Float32Array(n);
  const [blue, red] = [new Float32Array(n / 4), new Float32Array(n / 4)];
  for (let y = 0, i = 0; y < size; y++) {
    for (let x = 0; x < size; x++, i++) {
      const r = bytes[4 * i];
      const g = bytes[4 * i + 1];
      const b = bytes[4 * i + 2];
      luma[i] = 0.299 * r + 0.587 * g + 0.114 * b - 128;
      const k = (y >> 1) * small + (x >> 1);
      blue[k] += (-0.168736 * r - 0.331264 * g + 0.5 * b) / 4;
      red[k] += (0.5 * r - 0.418688 * g - 0.081312 * b) / 4;
    }
  }
  roundBlocks(luma, size, LUMA_STEPS, factor);
  roundBlocks(blue, small, CHROMA_STEPS, factor);
  roundBlocks(red, small, CHROMA_STEPS, factor);
  const clamp = (v: number): number => (v < 0 ? 0 : v > 255 ? 255 : Math.round(v));
  for (let y = 0, i = 0; y < size; y++) {
    for (let x = 0; x < size; x++, i++) {
      const k = (y >> 1) * small + (x >> 1);
      const l = luma[i] + 128;
      bytes[4 * i] = clamp(l + 1.402 * red[k]);
      bytes[4 * i + 1] = clamp(l - 0.344136 * blue[k] - 0.714136 * red[k]);
      bytes[4 * i + 2] = clamp(l + 1.772 * blue[k]);
    }
  }
}
