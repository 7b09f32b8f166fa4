import type { Vec3 } from '../../core/math/vec3.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import type { TubeOptions } from '../solids/tube.js';
import { bendPath } from './bent-path.js';

/** A solid that is touched as simpler ones: few convex pieces with few corners keep simulation and fitting fast. */
export const touchedAs = (solid: Solid, ...stead: readonly Solid[]): Solid => ({
  ...solid,
  pieces: () => stead.flatMap(({ pieces }) => pieces()),
});

/** Not touched by anything of its own: another solid of the part stands for it. */
export const untouched = (solid: Solid): Solid => touchedAs(solid);

/** A bar bent at the corners of a path, touched as straight bars between them. */
export const bentBar = (
  s: Shapes,
  corners: readonly Vec3[],
  bend: number,
  steps: number,
  radius: number | ((t: number) => number),
  options: TubeOptions = {},
): Solid =>
  touchedAs(s.tube(bendPath(corners, bend, s.steps(steps)), radius, options), s.tube(corners, radius, options));
