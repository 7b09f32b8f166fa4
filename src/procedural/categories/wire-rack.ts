import type { Vec3 } from '../../core/math/vec3.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { withoutCollision } from './appliance-body.js';

/** A square bar from one point to another along an axis. */
const bar = (s: Shapes, a: Vec3, b: Vec3, r: number): Solid =>
  s.boxBetween([a[0] - r, a[1] - r, a[2] - r], [b[0] + r, b[1] + r, b[2] + r]);

/** Evenly from `a` to `b`, both included. */
const spaced = (a: number, b: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => a + ((b - a) * i) / Math.max(1, count - 1));

const steps = (length: number, pitch: number, s: Shapes): number =>
  Math.max(3, s.steps(Math.round(length / pitch)) + 1);

/** A flat oven rack: a frame with bars from front to back, `wire` their half thickness, m. Collides as one board. */
export function wireShelf(s: Shapes, from: Vec3, to: Vec3, wire: number, pitch: number): Solid[] {
  const [x0, y0, z] = from;
  const [x1, y1] = to;
  const frame = [
    bar(s, [x0, y0, z], [x1, y0, z], 1.4 * wire),
    bar(s, [x0, y1, z], [x1, y1, z], 1.4 * wire),
    ...spaced(x0, x1, steps(x1 - x0, pitch, s)).map((x) => bar(s, [x, y0, z], [x, y1, z], wire)),
  ];
  const board = s.boxBetween([x0, y0, z - 1.4 * wire], [x1, y1, z + 1.4 * wire]);
  return collideAs([board], frame);
}

/** A wire basket, open above. Collides as five boards. */
export function wireBasket(s: Shapes, from: Vec3, to: Vec3, wire: number, pitch: number): Solid[] {
  const [x0, y0, z0] = from;
  const [x1, y1, z1] = to;
  const ring = (z: number, r: number): Solid[] => [
    bar(s, [x0, y0, z], [x1, y0, z], r),
    bar(s, [x0, y1, z], [x1, y1, z], r),
    bar(s, [x0, y0, z], [x0, y1, z], r),
    bar(s, [x1, y0, z], [x1, y1, z], r),
  ];
  const xs = spaced(x0, x1, steps(x1 - x0, pitch, s));
  const ys = spaced(y0, y1, steps(y1 - y0, 1.6 * pitch, s)).slice(1, -1);
  const bars = [
    ...ring(z1, 1.5 * wire),
    ...ring((z0 + z1) / 2, wire),
    ...xs.flatMap((x) => [
      bar(s, [x, y0, z0], [x, y0, z1], wire),
      bar(s, [x, y1, z0], [x, y1, z1], wire),
      bar(s, [x, y0, z0], [x, y1, z0], wire),
    ]),
    ...ys.flatMap((y) => [x0, x1].map((x) => bar(s, [x, y, z0], [x, y, z1], wire))),
    bar(s, [x0, (y0 + y1) / 2, z0], [x1, (y0 + y1) / 2, z0], wire),
  ];
  const boards = s.tray([x0 - wire, y0 - wire, z0 - wire], [x1 + wire, y1 + wire, z1 + wire], 3 * wire);
  return collideAs(boards, bars);
}

/** The drawn bars, colliding as the boards that they span. */
function collideAs(boards: readonly Solid[], bars: readonly Solid[]): Solid[] {
  const [first, ...rest] = withoutCollision(...bars);
  return [{ ...first, pieces: () => boards.flatMap((board) => board.pieces()) }, ...rest];
}
