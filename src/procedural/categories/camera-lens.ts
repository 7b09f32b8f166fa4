import type { Vec3 } from '../../core/math/vec3.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { quiet } from './device-shapes.js';

/** A ring or disc about the lens' axis: profile of (radius, distance in front of `y`). */
export const aboutAxis = (s: Shapes, [x, y, z]: Vec3, profile: readonly (readonly [number, number])[]): Solid =>
  s.lathe(profile, { origin: [x, y, z], axis: [0, -1, 0] });

/** The front of a lens: a tube with a rim, glass set back. It collides as a plain cylinder. */
export const lensFront = (s: Shapes, at: Vec3, radius: number, long: number): Solid[] => [
  {
    ...aboutAxis(s, at, [
      [0, 0],
      [radius, 0],
      [radius, long - 0.001],
      [radius - 0.001, long],
      [0.86 * radius, long],
      [0.7 * radius, long - 0.22 * radius],
      [0, long - 0.22 * radius],
    ]),
    pieces: s.cylinder(at, [at[0], at[1] - long, at[2]], radius).pieces,
  },
  ...paint(
    'glass',
    quiet(s.ellipsoid([at[0], at[1] - long + 0.24 * radius, at[2]], [0.68 * radius, 0.14 * radius, 0.68 * radius])),
  ),
];
