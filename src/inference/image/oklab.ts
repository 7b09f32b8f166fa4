import type { RgbaImage } from './rgba-image.js';

/** sRGB byte to linear light, 0 to 1 (IEC 61966-2-1). */
const LINEAR = Float32Array.from({ length: 256 }, (_, i) => {
  const v = i / 255;
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
});

/**
 * The image in OKLab (Björn Ottosson, A perceptual color space for image processing, 2020): L 0 to 1, a and b about -0.4 to 0.4,
 * three values a pixel. Equal distances look about equally different; 0.02 is just visible side by side. A surface in shade
 * keeps the ratios a/L and b/L, which is how shadows are told from objects. Alpha is ignored.
 */
export function toOklab(image: RgbaImage): Float32Array {
  const { data } = image;
  const out = new Float32Array((data.length / 4) * 3);
  for (let i = 0, o = 0; i < data.length; i += 4, o += 3) {
    const r = LINEAR[data[i]];
    const g = LINEAR[data[i + 1]];
    const b = LINEAR[data[i + 2]];
    const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    out[o] = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
    out[o + 1] = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
    out[o + 2] = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  }
  return out;
}
