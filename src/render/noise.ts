import { createRandom } from '../procedural/random.js';

const random = createRandom('noise');
const VALUES = Float32Array.from({ length: 256 }, () => random.next());
/** A permutation of 0 to 255, twice over. */
const TURN = new Uint8Array(512);
{
  const order = Array.from({ length: 256 }, (_, i) => i);
  for (let i = 255; i > 0; i--) {
    const j = random.below(i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  TURN.set(order);
  TURN.set(order, 256);
}

/** Smooth noise, 0 to 1, with features of about one unit: random values at whole points, blended between (value noise). */
export function noise3(x: number, y: number, z: number): number {
  const fx = Math.floor(x);
  const fy = Math.floor(y);
  const fz = Math.floor(z);
  let u = x - fx;
  let v = y - fy;
  let w = z - fz;
  u *= u * (3 - 2 * u);
  v *= v * (3 - 2 * v);
  w *= w * (3 - 2 * w);
  const i = fx & 255;
  const j = fy & 255;
  const k = fz & 255;
  const a = TURN[i] + j;
  const b = TURN[(i + 1) & 255] + j;
  const a0 = TURN[a & 255] + k;
  const a1 = TURN[(a + 1) & 255] + k;
  const b0 = TURN[b & 255] + k;
  const b1 = TURN[(b + 1) & 255] + k;
  const low = mix(
    mix(VALUES[TURN[a0 & 255]], VALUES[TURN[b0 & 255]], u),
    mix(VALUES[TURN[a1 & 255]], VALUES[TURN[b1 & 255]], u),
    v,
  );
  const high = mix(
    mix(VALUES[TURN[(a0 + 1) & 255]], VALUES[TURN[(b0 + 1) & 255]], u),
    mix(VALUES[TURN[(a1 + 1) & 255]], VALUES[TURN[(b1 + 1) & 255]], u),
    v,
  );
  return mix(low, high, w);
}

/** The same in a plane. */
export function noise2(x: number, y: number): number {
  const fx = Math.floor(x);
  const fy = Math.floor(y);
  let u = x - fx;
  let v = y - fy;
  u *= u * (3 - 2 * u);
  v *= v * (3 - 2 * v);
  const a = TURN[fx & 255] + (fy & 255);
  const b = TURN[(fx + 1) & 255] + (fy & 255);
  return mix(
    mix(VALUES[TURN[a & 255]], VALUES[TURN[b & 255]], u),
    mix(VALUES[TURN[(a + 1) & 255]], VALUES[TURN[(b + 1) & 255]], u),
    v,
  );
}

/** A random number, 0 to 1, for a cell of a grid. */
export const cellNoise = (x: number, y: number): number =>
  VALUES[TURN[(TURN[Math.floor(x) & 255] + (Math.floor(y) & 255)) & 255]];

/** Noise of several sizes, each half as large and half as strong as the one before; 0 to 1. */
export function layeredNoise(x: number, y: number, z: number, layers: number): number {
  let sum = 0;
  let total = 0;
  let weight = 1;
  for (let i = 0; i < layers; i++) {
    const s = 1 / weight;
    sum += weight * noise3(s * x + 17 * i, s * y + 31 * i, s * z + 47 * i);
    total += weight;
    weight /= 2;
  }
  return sum / total;
}

export const mix = (a: number, b: number, t: number): number => a + (b - a) * t;
export const clamp01 = (t: number): number => (t < 0 ? 0 : t > 1 ? 1 : t);

/** 0 below `from`, 1 above `to`, smooth between. */
export function smoothStep(from: number, to: number, x: number): number {
  const t = clamp01((x - from) / (to - from));
  return t * t * (3 - 2 * t);
}
