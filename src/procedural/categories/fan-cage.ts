import type { Vec3 } from '../../core/math/vec3.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { quiet } from './device-shapes.js';

interface CageForm {
  readonly radius: number;
  readonly depth: number;
  /** y of the rim, in the middle of the depth. */
  readonly rim: number;
  /** Height of the axis. */
  readonly center: number;
  readonly rings: number;
  /** Radius of the badge in front and of the motor behind. */
  readonly hub: number;
}

const SPOKES = 10;

/**
 * Rings and bent spokes of wire before and behind the blades. It collides as a hoop and two discs: a hundred thin bars would cost more
 * than all else, and no finger of a robot tells the difference.
 */
export function fanCage(s: Shapes, form: CageForm): Solid[] {
  const { radius, depth, rim, center, rings, hub } = form;
  const wire = 0.0018;
  // How far the dome stands off the rim's plane.
  const bulge = (r: number): number => (depth / 2) * Math.sqrt(Math.max(0, 1 - (r / radius) ** 4));
  const at = (r: number, angle: number, side: number): Vec3 => [
    r * Math.cos(angle),
    rim + side * bulge(r),
    center + r * Math.sin(angle),
  ];
  const ring = (r: number, side: number, thickness: number): Solid => {
    const steps = s.steps(32);
    const path = Array.from({ length: steps }, (_, k) => at(r, (2 * Math.PI * k) / steps, side));
    return quiet(s.tube(path, thickness, { loop: true, square: true }));
  };
  const spoke = (angle: number, side: number): Solid =>
    quiet(
      s.tube(
        [0.8 * hub, 0.6 * radius, 0.85 * radius, radius].map((r) => at(r, angle, side)),
        wire,
        { square: true },
      ),
    );
  const angles = Array.from({ length: SPOKES }, (_, k) => (2 * Math.PI * (k + 0.5)) / SPOKES);
  const hoop = s.lathe(
    [
      [radius - 0.003, -0.007],
      [radius + 0.004, -0.007],
      [radius + 0.004, 0.007],
      [radius - 0.003, 0.007],
    ],
    { origin: [0, rim, center], axis: [0, -1, 0] },
  );
  const front = rim - depth / 2;
  const badge = s.cylinder([0, front + 0.002, center], [0, front - 0.005, center], hub);
  const plate = s.cylinder([0, rim + depth / 2 - 0.002, center], [0, rim + depth / 2 + 0.003, center], hub);
  const guards = [-1, 1].map((side) =>
    s.cylinder([0, rim + side * (depth / 2 - 0.001), center], [0, rim + side * (depth / 2 + 0.001), center], 0.62 * radius),
  ); // prettier-ignore
  return [
    { ...hoop, pieces: () => [...hoop.pieces(), ...guards.flatMap(({ pieces }) => pieces())] },
    ...paint('accent', badge),
    plate,
    ...[-1, 1].flatMap((side) => [
      ...angles.map((angle) => spoke(angle, side)),
      ...Array.from({ length: rings }, (_, k) => ring(radius * (0.94 - 0.5 * (k / rings) ** 1.2), side, wire)),
    ]),
  ];
}
