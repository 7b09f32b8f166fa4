import type { ModelBody } from '../model.js';
import { body, part } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { withoutCollision } from './appliance-body.js';
import { faceBlock } from './appliance-controls.js';
import { sideHinge } from './appliance-doors.js';
import type { SafeControls } from './safe-controls.js';
import type { SafeLayout } from './safe-layout.js';
import { coated } from './safe-layout.js';

/** The door with its bolts, drawn back, its keypad, and the plate under its handle. */
export function doorBody(f: SafeLayout, c: SafeControls, s: Shapes, base: ModelBody): ModelBody {
  const { p, face, isInset, pivot } = f;
  const rosette =
    p.handle === 'none'
      ? []
      : withoutCollision(
          ...paint('metal', s.cylinder([c.x, face + 0.001, c.handleZ], [c.x, face - 0.0015, c.handleZ], 0.62 * c.r)),
        );
  const about = { material: 'steel', fill: 0.28, affordance: 3, description: 'Thick door with bolts.' };
  return body(
    sideHinge(p.opening, pivot, isInset ? 115 : 130, { closed: 0.5, from: 30 }),
    [
      part('door', about, [...slabSolids(f, s), ...rosette]),
      ...(c.padX === undefined
        ? []
        : [part('keypad', { material: 'abs', affordance: 2, description: 'Keypad.' }, padSolids(f, c, c.padX, s))]),
    ],
    base,
  );
}

function slabSolids(f: SafeLayout, s: Shapes): Solid[] {
  const { p, w, h, t, face, isInset, cavity, side, opening, latchX, xs, middle, pivot } = f;
  const [z0, z1] = f.zs;
  const barrel = Math.min(0.012, 0.03 * w);
  const barrelAt = [0.16, 0.84].map((k) => z0 + k * (z1 - z0));
  const plug = isInset ? 0 : 0.018;
  const inner = face + t + plug;
  const plugBox = isInset
    ? []
    : [
        s.boxBetween(
          [cavity.from[0] + 0.02, face + t - 0.001, cavity.from[2] + 0.012],
          [cavity.to[0] - 0.02, inner, cavity.to[2] - 0.012],
        ),
      ];
  const liner = s.boxBetween(
    [xs[0] + 0.14 * (xs[1] - xs[0]), inner - 0.001, z0 + 0.14 * (z1 - z0)],
    [xs[1] - 0.14 * (xs[1] - xs[0]), inner + 0.003, z1 - 0.14 * (z1 - z0)],
  );
  const boltX = isInset ? latchX : -side * (opening / 2 - 0.02);
  // The bolts stand out of the door's edge behind the frame.
  const bolts = [-0.22, 0, 0.22].map((k) => {
    const [y, z] = [inner - 0.5 * (isInset ? t : plug), middle + k * (z1 - z0)];
    return s.cylinder(
      [boltX + side * 0.02, y, z],
      [boltX - side * (isInset ? 0.0012 : 0.006), y, z],
      Math.min(0.009, 0.3 * (isInset ? t : 2 * plug)),
    );
  });
  return [
    ...coated(f, s.boxBetween([xs[0], face, z0], [xs[1], face + t, z1], { round: 0.003 })),
    ...paint('accent', ...plugBox),
    ...withoutCollision(
      ...paint('dark', liner),
      ...paint('metal', ...bolts),
      ...(p.barrels === 'yes'
        ? paint('metal', ...barrelAt.map((z) => s.cylinder([pivot[0], pivot[1] - (isInset ? barrel * 0.4 : 0), z - 0.06 * h], [pivot[0], pivot[1] - (isInset ? barrel * 0.4 : 0), z + 0.06 * h], barrel)))
        : []),
    ),
  ]; // prettier-ignore
}

function padSolids({ face }: SafeLayout, { r, lockZ }: SafeControls, padX: number, s: Shapes): Solid[] {
  return [
    ...paint('dark', faceBlock(s, [padX, face, lockZ], 'front', [1.7 * r, 2.1 * r], [-0.002, 0.007])),
    ...withoutCollision(
      ...paint('keys', faceBlock(s, [padX, face, lockZ - 0.22 * r], 'front', [1.35 * r, 1.35 * r], [0.006, 0.0085])),
      ...paint('screen', faceBlock(s, [padX, face, lockZ + 0.75 * r], 'front', [1.2 * r, 0.34 * r], [0.006, 0.008])),
    ),
  ];
}
