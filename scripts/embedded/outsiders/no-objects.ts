import type { RgbaImage } from '../../../src/inference/image/rgba-image.js';
import { createRandom } from '../../../src/procedural/random.js';
import { clamp01, layeredNoise, mix, noise2, smoothStep } from '../../../src/render/noise.js';

type Color = readonly [number, number, number];

/** An input that shows no object. */
export interface NoObject {
  readonly name: string;
  readonly draw: () => RgbaImage;
}

/** A picture by a function of the place, 0 to 1 from the top left, that gives sRGB, 0 to 1. */
function paintPixels(width: number, height: number, color: (u: number, v: number) => Color, alpha = 255): RgbaImage {
  const data = new Uint8Array(4 * width * height);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += 4) {
      const rgb = color((x + 0.5) / width, (y + 0.5) / height);
      for (let c = 0; c < 3; c++) data[i + c] = Math.round(255 * clamp01(rgb[c]));
      data[i + 3] = alpha;
    }
  }
  return { width, height, data };
}

const blend = (a: Color, b: Color, t: number): Color => [mix(a[0], b[0], t), mix(a[1], b[1], t), mix(a[2], b[2], t)];
const gray = (v: number): Color => [v, v, v];

/** Sky with a sun, five ridges of hills, each nearer one greener and darker. */
const landscape = (): RgbaImage =>
  paintPixels(640, 480, (u, v) => {
    let color = blend([0.35, 0.6, 0.9], [0.93, 0.88, 0.8], v / 0.6);
    const sun = Math.hypot(1.33 * (u - 0.72), v - 0.22);
    color = blend([1, 0.97, 0.82], color, smoothStep(0.05, 0.07, sun));
    for (let ridge = 0; ridge < 5; ridge++) {
      const top = 0.45 + 0.11 * ridge + 0.22 * (layeredNoise(3 * u + 9 * ridge, 7 * ridge, 2, 4) - 0.5);
      const own = blend([0.55, 0.65, 0.78], [0.2, 0.38, 0.12], ridge / 4);
      color = blend(color, blend(own, gray(0.12), 0.5 * noise2(60 * u, 60 * v) * (ridge / 5)), smoothStep(top, top + 0.004, v)); // prettier-ignore
    }
    return color;
  });

const whiteNoise = (): RgbaImage => {
  const random = createRandom('white noise');
  return paintPixels(512, 512, () => [random.next(), random.next(), random.next()]);
};

const plasma = (): RgbaImage =>
  paintPixels(512, 512, (u, v) => {
    const wave = (k: number): number => 0.5 + 0.5 * Math.sin(9 * layeredNoise(2.5 * u, 2.5 * v, 10 * k, 4) + 2 * k);
    return [wave(0), wave(1), wave(2)];
  });

const clouds = (): RgbaImage =>
  paintPixels(512, 384, (u, v) => blend([0.3, 0.55, 0.88], gray(0.97), smoothStep(0.45, 0.7, layeredNoise(4 * u, 6 * v, 3, 6)))); // prettier-ignore

const stars = (): RgbaImage => {
  const random = createRandom('stars');
  const spots = Array.from({ length: 350 }, () => [random.next(), random.next(), 0.0008 + 0.002 * random.next() ** 6, random.uniform(0.4, 1)] as const); // prettier-ignore
  return paintPixels(512, 512, (u, v) => {
    const haze = 0.12 * smoothStep(0.4, 0.8, layeredNoise(3 * (u + v), 6 * (u - v), 1, 4));
    let light = 0;
    for (const [x, y, r, bright] of spots)
      light += bright * Math.min(1, (r * r) / ((u - x) ** 2 + (v - y) ** 2 + 1e-7));
    return [0.01 + haze + light, 0.015 + haze + light, 0.05 + 1.3 * haze + light];
  });
};

const bricks = (): RgbaImage =>
  paintPixels(512, 512, (u, v) => {
    const row = Math.floor(12 * v);
    const along = 5 * u + (row % 2) / 2;
    const joint = Math.min(along % 1, 1 - (along % 1), 0.42 * Math.min((12 * v) % 1, 1 - ((12 * v) % 1)));
    const tone = 0.75 + 0.4 * noise2(13.7 * Math.floor(along), 7.3 * row) - 0.25 * layeredNoise(50 * u, 50 * v, 1, 3);
    return blend(gray(0.72), [0.66 * tone, 0.3 * tone, 0.22 * tone], smoothStep(0.02, 0.035, joint));
  });

const water = (): RgbaImage =>
  paintPixels(512, 384, (u, v) => {
    const away = 1 / (0.12 + v);
    const wave = layeredNoise(5 * away * (u - 0.5), 14 * away, 3 * u, 4);
    return blend([0.03, 0.2, 0.35], [0.75, 0.9, 0.95], smoothStep(0.42, 0.8, wave));
  });

const dots = (): RgbaImage => {
  const random = createRandom('dots');
  const spots = Array.from({ length: 260 }, () => ({
    x: random.next(),
    y: random.next(),
    r: random.uniform(0.01, 0.03),
    color: [random.next(), random.next(), random.next()] as Color,
  }));
  return paintPixels(512, 512, (u, v) => {
    const spot = spots.find(({ x, y, r }) => (u - x) ** 2 + (v - y) ** 2 < r * r);
    return spot?.color ?? [0.98, 0.97, 0.94];
  });
};

const grass = (): RgbaImage =>
  paintPixels(512, 512, (u, v) => {
    const blade = layeredNoise(90 * u + 6 * noise2(5 * u, 5 * v), 14 * v, 1, 3);
    return blend([0.08, 0.2, 0.04], [0.5, 0.7, 0.25], smoothStep(0.3, 0.75, blade));
  });

const mandala = (): RgbaImage =>
  paintPixels(512, 512, (u, v) => {
    const [r, a] = [Math.hypot(u - 0.5, v - 0.5), Math.atan2(v - 0.5, u - 0.5)];
    const t = Math.sin(60 * r + 2 * Math.sin(12 * a)) * Math.cos(12 * a);
    return t > 0.3 ? [0.85, 0.2, 0.3] : t < -0.3 ? [0.1, 0.3, 0.6] : [0.96, 0.9, 0.75];
  });

/** Pictures and surfaces without an object. */
export const SCENES: readonly NoObject[] = [
  { name: 'landscape', draw: landscape },
  { name: 'white noise', draw: whiteNoise },
  { name: 'checkerboard', draw: () => paintPixels(512, 512, (u, v) => gray((Math.floor(8 * u) + Math.floor(8 * v)) % 2)) }, // prettier-ignore
  { name: 'gradient', draw: () => paintPixels(512, 384, (u, v) => blend([0.95, 0.5, 0.2], [0.15, 0.2, 0.6], 0.6 * u + 0.4 * v)) }, // prettier-ignore
  { name: 'one colour', draw: () => paintPixels(512, 512, () => [0.24, 0.55, 0.62]) },
  { name: 'all transparent', draw: () => paintPixels(256, 256, () => gray(0.5), 0) },
  { name: 'tiny 3 x 3', draw: () => paintPixels(3, 3, (u, v) => [u, v, 0.5]) },
  { name: 'stripes', draw: () => paintPixels(512, 512, (u, v) => ((10 * (u + 0.4 * v)) % 1 < 0.5 ? [0.85, 0.15, 0.2] : gray(0.95))) }, // prettier-ignore
  { name: 'plasma', draw: plasma },
  { name: 'clouds', draw: clouds },
  { name: 'starry sky', draw: stars },
  { name: 'brick wall', draw: bricks },
  { name: 'water', draw: water },
  { name: 'crowd of dots', draw: dots },
  { name: 'grass', draw: grass },
  { name: 'mandala', draw: mandala },
];
