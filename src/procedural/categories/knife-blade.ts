import type { Vec3 } from '../../core/math/vec3.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import type { Station } from './flat-bar.js';
import { flatBar } from './flat-bar.js';

/** How a blade ends: the back drops to the point, is clipped off, runs straight on, or comes down to a straight edge. */
export type Point = 'drop' | 'clip' | 'straight' | 'sheep';

/** Edge and back of a blade of length 1, and width 1 from -0.5 to 0.5, from its heel to its point. */
const PROFILES: Readonly<Record<Point, readonly Station[]>> = {
  drop: [[0, -0.5, 0.5], [0.45, -0.5, 0.48], [0.7, -0.44, 0.36], [0.88, -0.26, 0.16], [0.96, -0.1, 0.03], [1, -0.03, -0.01]],
  clip: [[0, -0.5, 0.5], [0.6, -0.5, 0.5], [0.75, -0.4, 0.24], [0.9, -0.18, 0.12], [0.97, -0.02, 0.1], [1, 0.07, 0.09]],
  straight: [[0, -0.5, 0.5], [0.5, -0.48, 0.5], [0.75, -0.28, 0.5], [0.9, 0.02, 0.5], [0.97, 0.26, 0.5], [1, 0.46, 0.49]],
  sheep: [[0, -0.5, 0.5], [0.72, -0.5, 0.5], [0.86, -0.5, 0.34], [0.95, -0.5, 0.02], [1, -0.48, -0.42]],
}; // prettier-ignore

/** A blade along +x, heel at x = 0, edge at the lower y, before it is placed. */
export const drawBlade = (
  s: Shapes,
  point: Point,
  size: { readonly length: number; readonly width: number; readonly heights: readonly [number, number] },
  place: (p: Vec3) => Vec3,
): Solid =>
  flatBar(
    s,
    PROFILES[point].map(([x, edge, back]): Station => [x * size.length, edge * size.width, back * size.width]),
    size.heights,
    'blade',
    place,
  );
