import type { Vec3 } from '../core/math/vec3.js';
import type { Rgb } from './environment.js';

export type Pattern =
  | 'plain' | 'wood' | 'fabric' | 'brushed' | 'speckle' | 'cardboard' | 'marble' | 'leather' | 'stripes'
  | 'screen' | 'keys' | 'label' | 'dial' | 'map' | 'mesh'; // prettier-ignore

/** How a solid is painted. Patterns lie in the object's frame with joints closed, so that they move along. */
export interface Surface {
  readonly pattern: Pattern;
  readonly color: Rgb;
  /** The pattern's other colours. */
  readonly second: Rgb;
  readonly third: Rgb;
  /** 0 mirror, 1 matt. */
  readonly roughness: number;
  /** 0 or 1, or between for what is both. */
  readonly metallic: number;
  /** Share of the colour that shines by itself. */
  readonly glow: number;
  /** Size of the pattern's features, m. */
  readonly scale: number;
  /** How marked the pattern is, 0 to 1. */
  readonly strength: number;
  /** Direction of grain: 0, 1, 2 for x, y, z. */
  readonly axis: number;
  /** Where in the noise it lies. */
  readonly offset: Vec3;
  /** Chooses among pictures, labels and the like; whole. */
  readonly variant: number;
  /** Bounding box of the solid, m. */
  readonly min: Vec3;
  readonly max: Vec3;
}

/** A point to be painted and what it looks like: one is made per picture and written over for every point. */
export interface Spot {
  /** Position with joints closed, m. */
  x: number;
  y: number;
  z: number;
  /** Normal with joints closed. */
  nx: number;
  ny: number;
  nz: number;
  /** Width of a pixel there, m: patterns finer than that fade into their mean. */
  footprint: number;
  r: number;
  g: number;
  b: number;
  roughness: number;
  metallic: number;
  glow: number;
  /** Place on the face that it lies on, m from the box's lower left corner, and the face's size: see `placeOnFace`. */
  u: number;
  v: number;
  width: number;
  height: number;
}

export const createSpot = (): Spot => ({
  x: 0, y: 0, z: 0, nx: 0, ny: 0, nz: 0, footprint: 0.001, r: 0, g: 0, b: 0, roughness: 0.5, metallic: 0, glow: 0, u: 0, v: 0, width: 1, height: 1,
}); // prettier-ignore

/**
 * Sets u (right) and v (up) as who looks at the face from outside sees them, upright where the face is; on faces that lie flat, x runs
 * to the right. Faces are those of the solid's box, by the normal.
 */
export function placeOnFace(surface: Surface, spot: Spot): void {
  const { min, max } = surface;
  const ax = Math.abs(spot.nx);
  const ay = Math.abs(spot.ny);
  const az = Math.abs(spot.nz);
  if (az >= ax && az >= ay) {
    spot.u = spot.x - min[0];
    spot.v = spot.nz > 0 ? spot.y - min[1] : max[1] - spot.y;
    spot.width = max[0] - min[0];
    spot.height = max[1] - min[1];
    return;
  }
  spot.v = spot.z - min[2];
  spot.height = max[2] - min[2];
  if (ay >= ax) {
    spot.u = spot.ny < 0 ? spot.x - min[0] : max[0] - spot.x;
    spot.width = max[0] - min[0];
  } else {
    spot.u = spot.nx > 0 ? spot.y - min[1] : max[1] - spot.y;
    spot.width = max[1] - min[1];
  }
}

/** Sets the colour between two. */
export function blend(spot: Spot, a: Rgb, b: Rgb, t: number): void {
  spot.r = a[0] + (b[0] - a[0]) * t;
  spot.g = a[1] + (b[1] - a[1]) * t;
  spot.b = a[2] + (b[2] - a[2]) * t;
}

/** Moves the colour towards another one. */
export function cover(spot: Spot, color: Rgb, share: number): void {
  spot.r += (color[0] - spot.r) * share;
  spot.g += (color[1] - spot.g) * share;
  spot.b += (color[2] - spot.b) * share;
}

/** Makes the colour lighter or darker. */
export function tone(spot: Spot, factor: number): void {
  spot.r *= factor;
  spot.g *= factor;
  spot.b *= factor;
}
