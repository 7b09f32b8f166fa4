import type { Vec3 } from '../../core/math/vec3.js';
import type { Random } from '../../procedural/random.js';
import { smoothCurve } from '../../procedural/solids/curves.js';
import type { Shapes } from '../../procedural/solids/shapes.js';

/** What things outside the library are drawn with. */
export type Kit = { readonly random: Random; readonly s: Shapes };

/** A point about the origin, `spread` away along each axis on average. */
export const point = ({ random }: Kit, spread: number): Vec3 => [
  spread * random.normal(),
  spread * random.normal(),
  spread * random.normal(),
];

/** A random walk from a point, smoothed. */
export const curve = (kit: Kit, from: Vec3, points: number, step: number): Vec3[] => {
  let at = from;
  const path = Array.from({ length: points }, (): Vec3 => {
    const shift = point(kit, step);
    at = [at[0] + shift[0], at[1] + shift[1], at[2] + shift[2]];
    return at;
  });
  return smoothCurve([from, ...path], 4);
};
