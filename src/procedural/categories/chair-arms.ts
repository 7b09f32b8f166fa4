import type { Vec3 } from '../../core/math/vec3.js';
import type { Finish } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { bentBar, touchedAs } from './collision-proxy.js';

export interface ArmShape {
  /** Distance of the arms' middle lines from the middle, m. */
  readonly x: number;
  /** Height of their upper sides. */
  readonly top: number;
  /** From front to rear. */
  readonly front: number;
  readonly rear: number;
}

const SIDES = [-1, 1] as const;

/** A padded rest, rounded and slightly hollow along its length. */
function pad(s: Shapes, side: number, { x, top, front, rear }: ArmShape): Solid {
  const n = s.steps(6);
  const path = Array.from({ length: n + 1 }, (_, k): Vec3 => {
    const t = k / n;
    return [side * x, front + (rear - front) * t, top - 0.014 - 0.006 * Math.sin(Math.PI * t)];
  });
  const ends = (t: number): number => 0.014 * (t === 0 || t === 1 ? 0.55 : 1);
  const options = { flat: [2.9, 1], up: [0, 0, 1] } as const;
  return touchedAs(s.tube(path, ends, options), s.tube([path[0], path[n]], 0.013, options));
}

/** Rests on a post each, from a bracket under the seat. */
export function postArms(
  s: Shapes,
  shape: ArmShape,
  seatLow: number,
  seatHalf: number,
  finishes: readonly [Finish, Finish],
): Solid[] {
  const y = (shape.front + shape.rear) / 2 + 0.02;
  return SIDES.flatMap((side) => {
    const corners: Vec3[] = [
      [side * 0.5 * seatHalf, y, seatLow - 0.008],
      [side * shape.x, y, seatLow - 0.008],
      [side * shape.x, y, shape.top - 0.02],
    ];
    const bend = 0.05;
    return [
      ...paint(finishes[0], bentBar(s, corners, bend, 4, 0.012, { flat: [1, 2.1], up: [0, 1, 0] })),
      ...paint(finishes[1], pad(s, side, shape)),
    ];
  });
}

/** Rests that reach forward from the frame of the back, from `root` on its right side. */
export function cantileverArms(s: Shapes, shape: ArmShape, root: Vec3): Solid[] {
  return SIDES.flatMap((side) => {
    const start: Vec3 = [side * root[0], root[1], root[2]];
    const corners: Vec3[] = [
      start,
      [side * shape.x, root[1] - 0.02, root[2] + 0.3 * (shape.top - root[2])],
      [side * shape.x, shape.rear - 0.06, shape.top - 0.024],
      [side * shape.x, shape.rear - 0.14, shape.top - 0.024],
    ];
    const bend = 0.06;
    const thick = (t: number): number => 0.02 - 0.008 * t;
    return [
      ...paint('dark', bentBar(s, corners, bend, 4, thick, { flat: [0.7, 1.3], up: [0, 0, 1] })),
      ...paint('light', pad(s, side, { ...shape, rear: shape.rear - 0.05 })),
    ];
  });
}

/** A bent bar each side: up from the seat's front, back along the rest, to the back posts. */
export function loopArms(s: Shapes, shape: ArmShape, low: number, radius: number, round: boolean): Solid[] {
  return SIDES.map((side) => {
    const corners: Vec3[] = [
      [side * shape.x, shape.front, low],
      [side * shape.x, shape.front, shape.top - radius],
      [side * shape.x, shape.rear, shape.top - radius],
    ];
    const bend = round ? 0.07 : 0.02;
    return bentBar(s, corners, bend, 4, radius, round ? {} : { square: true, flat: [1.3, 0.9], up: [1, 0, 0] });
  });
}

/** Upholstered sides from the floor side of the seat to the height of the arms. */
export function sideArms(s: Shapes, shape: ArmShape, low: number, thickness: number): Solid[] {
  const h = shape.top - low;
  return SIDES.map((side) =>
    s.box([side * shape.x, (shape.front + shape.rear) / 2, low + h / 2], [thickness, shape.rear - shape.front, h], {
      round: 0.45 * thickness,
    }),
  );
}
