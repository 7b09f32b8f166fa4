import type { Random } from '../../procedural/random.js';
import { hueRgb, productColor } from '../colors.js';
import type { Rgb } from '../environment.js';
import { layeredNoise, noise2 } from '../noise.js';

/** The colour of a flat thing: two colours mixed along a slope, with noise or stripes. Coordinates in picture sizes, 0 to 1. */
export interface FlatPaint {
  readonly a: Rgb;
  readonly b: Rgb;
  readonly slopeU: number;
  readonly slopeV: number;
  readonly noise: number;
  readonly grain: number;
  readonly layers: number;
  readonly stripes: number;
  readonly offset: number;
}

/** Draws a paint; `light` scales it. */
export function drawFlatPaint(random: Random, light: number): FlatPaint {
  const scaled = ([r, g, b]: Rgb): Rgb => [light * r, light * g, light * b];
  const pick = (): Rgb =>
    random.chance(0.7)
      ? productColor(random)
      : hueRgb(random.uniform(0.04, 0.45), random.uniform(0.2, 0.7), random.uniform(0.15, 0.8));
  const a = pick();
  const b = random.chance(0.5) ? pick() : ([0.6 * a[0], 0.6 * a[1], 0.6 * a[2]] as const);
  const angle = random.uniform(0, 2 * Math.PI);
  return {
    a: scaled(a),
    b: scaled(b),
    slopeU: Math.cos(angle) * random.uniform(0, 1.2),
    slopeV: Math.sin(angle) * random.uniform(0, 1.2),
    noise: random.chance(0.5) ? random.uniform(0.2, 1.6) : 0,
    grain: Math.exp(random.uniform(Math.log(2), Math.log(60))),
    layers: 1 + random.below(3),
    stripes: random.chance(0.12) ? random.uniform(4, 40) : 0,
    offset: random.uniform(0, 200),
  };
}

/** The share of the second colour at a place. */
export function mixAt(paint: FlatPaint, u: number, v: number): number {
  let t = 0.5 + paint.slopeU * (u - 0.5) + paint.slopeV * (v - 0.5);
  if (paint.noise > 0) {
    const [x, y] = [paint.grain * u + paint.offset, paint.grain * v];
    t += paint.noise * ((paint.layers > 1 ? layeredNoise(x, y, paint.offset, paint.layers) : noise2(x, y)) - 0.5);
  }
  if (paint.stripes > 0) t += Math.sin(paint.stripes * (paint.slopeV * u - paint.slopeU * v) * 6) > 0 ? 0.4 : -0.4;
  return t < 0 ? 0 : t > 1 ? 1 : t;
}
