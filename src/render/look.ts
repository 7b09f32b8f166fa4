import type { Vec3 } from '../core/math/vec3.js';
import type { Surface } from './surface.js';

/** A sticker: a rectangle on the surface of a body, joints closed. */
export interface Decal {
  readonly body: number;
  readonly center: Vec3;
  /** Unit vectors. */
  readonly normal: Vec3;
  readonly across: Vec3;
  readonly up: Vec3;
  /** m */
  readonly halfWidth: number;
  readonly halfHeight: number;
  readonly surface: Surface;
}

/** How an object is painted: a surface for each solid of its scene, stickers, and how worn it is. */
export interface Look {
  readonly surfaces: readonly Surface[];
  readonly decals: readonly Decal[];
  /** Blotches of dirt and wear, 0 none to 1. */
  readonly wear: number;
  /** Size of the blotches, m. */
  readonly wearScale: number;
}
