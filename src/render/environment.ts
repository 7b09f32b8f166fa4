import type { Vec3 } from '../core/math/vec3.js';
import { mix, smoothStep } from './noise.js';

/** Linear red, green and blue; 1 is white paper in full light. */
export type Rgb = readonly [number, number, number];

/** A bright window or softbox, or a dark card, far away: a rectangle on the sphere of directions. */
export interface Panel {
  /** Unit vectors: towards it, and along its sides. */
  readonly toward: Vec3;
  readonly across: Vec3;
  readonly along: Vec3;
  /** Tangents of half the angles that it spans. */
  readonly halfWidth: number;
  readonly halfHeight: number;
  readonly color: Rgb;
}

/** All that a thing can mirror: what is overhead, at the horizon and below, and panels before it. */
export interface Environment {
  readonly zenith: Rgb;
  readonly horizon: Rgb;
  readonly ground: Rgb;
  readonly panels: readonly Panel[];
}

/** Radiance from a unit direction as a surface of that roughness (0 mirror, 1 matt) gathers it, written to `out`. */
export function gatherRadiance(
  env: Environment,
  x: number,
  y: number,
  z: number,
  roughness: number,
  out: Float64Array,
): void {
  const soft = 0.02 + 0.9 * roughness * roughness;
  const above = smoothStep(-soft, soft, z);
  const height = Math.sqrt(z > 0 ? z : 0);
  const { zenith, horizon, ground } = env;
  let r = mix(ground[0], mix(horizon[0], zenith[0], height), above);
  let g = mix(ground[1], mix(horizon[1], zenith[1], height), above);
  let b = mix(ground[2], mix(horizon[2], zenith[2], height), above);
  for (const { toward, across, along, halfWidth, halfHeight, color } of env.panels) {
    const near = x * toward[0] + y * toward[1] + z * toward[2];
    if (near < 0.05) continue;
    const u = Math.abs(x * across[0] + y * across[1] + z * across[2]) / near;
    const v = Math.abs(x * along[0] + y * along[1] + z * along[2]) / near;
    if (u > halfWidth + soft || v > halfHeight + soft) continue;
    // What is blurred is spread over a larger rectangle.
    const spread = (halfWidth * halfHeight) / ((halfWidth + 0.5 * soft) * (halfHeight + 0.5 * soft));
    const share =
      spread * smoothStep(halfWidth + soft, halfWidth - soft, u) * smoothStep(halfHeight + soft, halfHeight - soft, v);
    r += (color[0] - r) * share;
    g += (color[1] - g) * share;
    b += (color[2] - b) * share;
  }
  out[0] = r;
  out[1] = g;
  out[2] = b;
}
