import type { Pose } from '../../../src/core/math/pose.js';
import { quatFromAxisAngle } from '../../../src/core/math/quat.js';
import type { Vec3 } from '../../../src/core/math/vec3.js';
import type { ViewPrior } from '../../../src/procedural/category.js';
import type { Point2 } from '../../../src/procedural/solids/convex-polygons.js';
import type { Shapes } from '../../../src/procedural/solids/shapes.js';
import type { Solid } from '../../../src/procedural/solids/solid.js';
import type { Pattern } from '../../../src/render/surface.js';

/** What a thing stands before: nothing (transparent), one colour, a floor and wall, a jumble, or hills. */
export type Ground = 'transparent' | 'plain' | 'floor' | 'clutter' | 'outdoors';

/** Solids of one colour. */
export interface Painted {
  /** sRGB, 0xrrggbb; the picture's own colour lies near it. */
  readonly color: number;
  readonly solids: readonly Solid[];
  readonly metallic?: number;
  readonly pattern?: Pattern;
}

/** Something that is in no category of the library. Axes as in `ObjectModel`; any unit of length. */
export interface Thing {
  readonly name: string;
  readonly ground: Ground;
  readonly view: ViewPrior;
  /** Which of the pictures by chance is taken, where the first does not show what it is. */
  readonly take?: number;
  readonly build: (s: Shapes) => readonly Painted[];
}

export const painted = (
  color: number,
  solids: readonly Solid[],
  options: { readonly metallic?: number; readonly pattern?: Pattern } = {},
): Painted => ({ color, solids, ...options });

/** Where a thing is seen from, degrees: a span of azimuths and one of elevations. */
export const seen = (from: number, to: number, low = 5, high = 35): ViewPrior => ({
  azimuth: [from, to],
  elevation: [low, high],
});

/** An outline in x and z, given thickness along y about `y`. */
export const upright = (s: Shapes, outline: readonly Point2[], thickness: number, y = 0): Solid =>
  s.prism(outline, thickness, { pose: uprightPose([0, y + thickness / 2, 0]) });

/** Takes an outline's y to the object's z, and its thickness to -y. */
export const uprightPose = (position: Vec3): Pose => ({
  position,
  rotation: quatFromAxisAngle([1, 0, 0], Math.PI / 2),
});

/** A ball. */
export const ball = (s: Shapes, center: Vec3, radius: number): Solid => s.ellipsoid(center, [radius, radius, radius]);

/** A ring about `axis`. */
export function torus(s: Shapes, center: Vec3, radius: number, thick: number, axis: 'x' | 'y' | 'z' = 'z'): Solid {
  const path = Array.from({ length: 40 }, (_, k): Vec3 => {
    const [a, b] = [radius * Math.cos((k * Math.PI) / 20), radius * Math.sin((k * Math.PI) / 20)];
    const [x, y, z] = center;
    return axis === 'x' ? [x, y + a, z + b] : axis === 'y' ? [x + a, y, z + b] : [x + a, y + b, z];
  });
  return s.tube(path, thick, { loop: true });
}

/** `count` of something around the z axis, by angle (rad). */
export const around = <T>(count: number, make: (angle: number, i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make((2 * Math.PI * i) / count, i));

/** Both sides: `make` with -1 and 1. */
export const both = <T>(make: (side: number) => T): T[] => [make(-1), make(1)];
