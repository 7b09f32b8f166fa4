import type { Vec3 } from '../../core/math/vec3.js';
import { add, normalize, scale } from '../../core/math/vec3.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';

/** Materials that blades are made of, with what they are drawn too thick. */
export const BLADE_MATERIALS = {
  plastic: { material: 'polypropylene', fill: 0.8 },
  wood: { material: 'plywood', fill: 1 },
  metal: { material: 'aluminum', fill: 0.5 },
} as const;

/** Where a blade is at one distance from the axis, metres: half its chord, and how far that rises along the axis. */
export interface BladeStation {
  readonly radius: number;
  readonly chord: number;
  readonly rise: number;
}

/** Directions of a turning frame: out along the blade, along the turn, along the axis. */
export interface BladeFrame {
  readonly center: Vec3;
  readonly out: (angle: number) => Vec3;
  readonly round: (angle: number) => Vec3;
  readonly axis: Vec3;
}

/** One blade: a thin twisted plate through its stations. */
export function fanBlade(
  s: Shapes,
  stations: readonly BladeStation[],
  thickness: number,
  turn: number,
  frame: BladeFrame,
): Solid {
  const [out, round] = [frame.out(turn), frame.round(turn)];
  const rings = stations.map(({ radius, chord, rise }): Vec3[] => {
    const middle = add(frame.center, scale(out, radius));
    const across = add(scale(round, chord), scale(frame.axis, rise));
    const normal = normalize(add(scale(round, -rise), scale(frame.axis, chord))) ?? frame.axis;
    const half = scale(normal, thickness / 2);
    return [
      add(middle, add(scale(across, -1), scale(half, -1))),
      add(middle, add(across, scale(half, -1))),
      add(middle, add(across, half)),
      add(middle, add(scale(across, -1), half)),
    ];
  });
  // Root, middle and tip are enough to collide with.
  const few = [rings[0], rings[Math.floor(rings.length / 2)], rings[rings.length - 1]];
  return { ...s.loft(rings), pieces: () => s.loft(few).pieces() };
}

/** Half chords from root to tip, as shares of the widest: rounds off over the last part; `tip` 1 is square. */
export const roundedTip = (t: number, tip: number): number => {
  const from = 0.55 + 0.4 * tip;
  return t <= from ? 1 : Math.sqrt(Math.max(0.03, 1 - ((t - from) / (1 - from)) ** 2 * (1 - 0.25 * tip)));
};
