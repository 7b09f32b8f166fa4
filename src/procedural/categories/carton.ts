import type { Vec3 } from '../../core/math/vec3.js';
import type { ModelBody, ObjectModel } from '../model.js';
import { body, FIXED, hinge, part } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { clearance, drawnOnly } from './vessel-parts.js';

/** Corrugated board of single wall, m (FEFCO flute C is 3.6 mm). */
const BOARD = 0.0036;

/**
 * A slotted carton (FEFCO 0201): walls and four flaps, each on a crease of its own. Closed, the flaps at the sides lie below those at front
 * and back. A flap opens from level inward until it nearly hangs down outside.
 */
export function carton(s: Shapes, w: number, d: number, h: number, flap: number): ObjectModel {
  const [x, y, t] = [w / 2, d / 2, BOARD];
  const gap = clearance(Math.max(w, d, h));
  const about = { material: 'cardboard', affordance: 3, description: 'Walls and bottom.' };
  // Creases at front and back are a board higher, so that their flaps lie over the others.
  const high = h - t - gap;
  const low = high - t - gap;
  const walls: Solid[] = [
    s.boxBetween([-x, -y, 0], [x, y, t]),
    s.boxBetween([-x, -y + t, t], [-x + t, y - t, low]),
    s.boxBetween([x - t, -y + t, t], [x, y - t, low]),
    s.boxBetween([-x, -y, t], [x, -y + t, high]),
    s.boxBetween([-x, y - t, t], [x, y, high]),
  ];
  const reach = Math.min(flap * d, x - 0.002);
  const front = Math.min(flap * d, y - 0.001);
  const [side, end] = [low + gap, high + gap];
  // Up to the creases the walls are only drawn: no light falls through, and closed flaps hide it.
  const seams = drawnOnly(
    ...[-1, 1].map((k) => s.boxBetween([k * (x - t), -y + t, low - t], [k * x, y - t, side + 0.6 * t])),
    ...[-1, 1].map((k) => s.boxBetween([-x, k * (y - t), high - t], [x, k * y, end + 0.6 * t])),
  );
  const base = body(FIXED, [part('carton', about, [...walls, ...seams])]);
  // Each crease is a hair outside the wall, at the upper face of its flap: the flap then clears the wall all the way.
  const flaps: [string, Vec3, Vec3, Solid][] = [
    ['left flap', [0, -1, 0], [-x - gap, 0, side + t], s.boxBetween([-x, -y + t + gap, side], [-x + reach, y - t - gap, side + t])],
    ['right flap', [0, 1, 0], [x + gap, 0, side + t], s.boxBetween([x - reach, -y + t + gap, side], [x, y - t - gap, side + t])],
    ['front flap', [1, 0, 0], [0, -y - gap, end + t], s.boxBetween([-x, -y, end], [x, -y + front, end + t])],
    ['back flap', [-1, 0, 0], [0, y + gap, end + t], s.boxBetween([-x, y - front, end], [x, y, end + t])],
  ]; // prettier-ignore
  return {
    title: 'Carton',
    bodies: [
      base,
      ...flaps.map(([name, axis, position, solid]): ModelBody => {
        const most = lastAngle(position[2], axis[0] === 0 ? reach : front);
        return body(
          hinge({ axis, position, range: [0, most], seen: { closed: 0.1, between: [85, most - 5] } }),
          [
            part(name, { material: 'cardboard', affordance: 1, description: 'Flap, folds open.' }, [
              solid,
              ...crease(s, axis, position, axis[0] === 0 ? y - t : x, 0.55 * t),
            ]),
          ],
          base,
        );
      }),
    ],
  };
}

/** The bent board along a crease: it closes the slit between flap and wall, whatever the angle. */
const crease = (s: Shapes, axis: Vec3, [px, py, pz]: Vec3, half: number, radius: number): Solid[] => {
  const [dx, dy] = [Math.abs(axis[0]) * half, Math.abs(axis[1]) * half];
  return drawnOnly(
    s.tube(
      [
        [px - dx, py - dy, pz],
        [px + dx, py + dy, pz],
      ],
      radius,
    ),
  );
};

/** How far a flap opens, degrees: nearly to hanging down, or to just above the floor where it is longer than the box is high. */
function lastAngle(crease: number, reach: number): number {
  const drop = Math.asin(Math.min(1, Math.max(0, 0.9 * crease - 0.005) / reach));
  return Math.min(255, 180 + (drop * 180) / Math.PI);
}
