import type { Vec3 } from '../../core/math/vec3.js';
import type { Quat } from '../../core/math/quat.js';
import { box } from './box.js';
import { lathe } from './lathe.js';
import type { LatheOptions } from './lathe.js';
import { prism } from './prism.js';
import type { PrismOptions } from './prism.js';
import type { Point2 } from './convex-polygons.js';
import type { Ring } from './skin-rings.js';
import { piecesOfRings, skinRings } from './skin-rings.js';
import { cylinder, ellipsoid } from './round.js';
import type { Solid } from './solid.js';
import { tray } from './tray.js';
import type { TrayOptions } from './tray.js';
import { tube } from './tube.js';
import type { TubeOptions } from './tube.js';

/** How finely curves are cut: `draft` for fits and training pictures, `full` for assets. */
export type Detail = 'draft' | 'full';

/** The solids that categories are made of, at one level of detail. Metres; angles in radians. */
export interface Shapes {
  readonly detail: Detail;
  /** A box about `center`, edges rounded by `round` (none in drafts), turned by `rotation` about its centre. */
  box(center: Vec3, size: Vec3, options?: { readonly round?: number; readonly rotation?: Quat }): Solid;
  /** A box from corner to corner. */
  boxBetween(from: Vec3, to: Vec3, options?: { readonly round?: number }): Solid;
  /** A round bar from one point to another; a cone where the radii differ; a tip where one is 0. */
  cylinder(from: Vec3, to: Vec3, radius: number, radiusTo?: number): Solid;
  ellipsoid(center: Vec3, radii: Vec3, rotation?: Quat): Solid;
  /**
   * A profile of (radius, height) turned about the z axis through `origin`. It starts and ends on the axis, or is a closed loop beside
   * it (a hollow vessel: up the outside, down the inside).
   */
  lathe(profile: readonly Point2[], options?: LatheOptions): Solid;
  /** A bar along a path: round, or of a width and height; see TubeOptions. */
  tube(path: readonly Vec3[], radius: number | ((t: number) => number), options?: TubeOptions): Solid;
  /** An outline in x, y given thickness along z, from z = 0, then placed. */
  prism(outline: readonly Point2[], thickness: number, options?: PrismOptions): Solid;
  /** The skin over convex rings of equally many points, capped. */
  loft(rings: readonly Ring[]): Solid;
  /** A box of boards with one side open, from corner to corner outside. */
  tray(from: Vec3, to: Vec3, wall: number, options?: TrayOptions): Solid[];
  /** A number of sides or steps for full detail, fewer in drafts, never under 3. */
  steps(full: number): number;
}

/** In drafts curves have this share of their steps. */
const DRAFT_SHARE = 0.45;

export function createShapes(detail: Detail): Shapes {
  const steps = (full: number): number => (detail === 'full' ? full : Math.max(3, Math.ceil(full * DRAFT_SHARE)));
  return {
    detail,
    steps,
    box: (center, size, options) => box(center, size, { ...options, detail }),
    boxBetween: (a, b, options) =>
      box(
        [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2],
        [Math.abs(b[0] - a[0]), Math.abs(b[1] - a[1]), Math.abs(b[2] - a[2])],
        { ...options, detail },
      ),
    cylinder: (from, to, radius, radiusTo) => cylinder(from, to, radius, radiusTo ?? radius, steps(24)),
    ellipsoid: (center, radii, rotation) => ellipsoid(center, radii, rotation, steps(24)),
    lathe: (profile, options) => lathe(profile, options ?? {}, steps(40)),
    tube: (path, radius, options) => tube(path, radius, options ?? {}, steps(14)),
    prism: (outline, thickness, options) => prism(outline, thickness, options ?? {}),
    loft: (rings) => ({ mesh: skinRings(rings), pieces: () => piecesOfRings(rings) }),
    tray: (from, to, wall, options) => tray(from, to, wall, options ?? {}),
  };
}
