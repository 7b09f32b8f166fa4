import type { Random } from '../procedural/random.js';
import type { Rgb } from './environment.js';

/** Linear from sRGB, 0 to 1 each (IEC 61966-2-1). */
export const toLinear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);

export const linearRgb = (r: number, g: number, b: number): Rgb => [toLinear(r), toLinear(g), toLinear(b)];

/** Linear colour of a hue (0 to 1, red first), saturation and value as in HSV. */
export function hueRgb(hue: number, saturation: number, value: number): Rgb {
  const channel = (n: number): number => {
    const k = (n + 6 * hue) % 6;
    return value - value * saturation * Math.max(0, Math.min(k, 4 - k, 1));
  };
  return linearRgb(channel(5), channel(3), channel(1));
}

/** A colour near another one: brighter or darker, and a little of another hue. */
export function nearColor(color: Rgb, random: Random, spread: number): Rgb {
  const light = Math.exp(spread * random.normal());
  const channel = (c: number): number =>
    Math.min(0.92, Math.max(0.002, c * light * Math.exp(0.25 * spread * random.normal())));
  return [channel(color[0]), channel(color[1]), channel(color[2])];
}

/** Colours that products are sold in: mostly white, black and grey, else any hue, bright or muted. */
export function productColor(random: Random): Rgb {
  switch (
    random.pick(['white', 'black', 'gray', 'warm', 'vivid', 'muted', 'pale'] as const, [24, 19, 15, 7, 16, 12, 7])
  ) {
    case 'white':
      return tinted(random, random.uniform(0.84, 0.98), 0.03);
    case 'black':
      return tinted(random, random.uniform(0.05, 0.2), 0.15);
    case 'gray':
      return tinted(random, random.uniform(0.25, 0.8), 0.06);
    case 'warm':
      return hueRgb(random.uniform(0.05, 0.13), random.uniform(0.15, 0.4), random.uniform(0.6, 0.95));
    case 'vivid':
      return hueRgb(random.next(), random.uniform(0.65, 1), random.uniform(0.45, 0.98));
    case 'muted':
      return hueRgb(random.next(), random.uniform(0.2, 0.6), random.uniform(0.2, 0.65));
    case 'pale':
      return hueRgb(random.next(), random.uniform(0.1, 0.35), random.uniform(0.8, 0.98));
  }
}

const tinted = (random: Random, value: number, saturation: number): Rgb =>
  hueRgb(random.next(), saturation * random.next(), value);

/** A colour that stands out on another one: dark on light, light on dark, or vivid. */
export function contrastColor(color: Rgb, random: Random): Rgb {
  if (random.chance(0.35)) return hueRgb(random.next(), random.uniform(0.6, 1), random.uniform(0.4, 0.95));
  const light = 0.21 * color[0] + 0.72 * color[1] + 0.07 * color[2];
  return light > 0.25
    ? tinted(random, random.uniform(0.05, 0.25), 0.2)
    : tinted(random, random.uniform(0.8, 0.97), 0.05);
}
