import { quatFromAxisAngle } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import type { ModelBody } from '../model.js';
import { body, hinge, part } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { withoutCollision } from './appliance-body.js';
import { faceBlock } from './appliance-controls.js';
import type { SafeLayout } from './safe-layout.js';

/** Where lock and handle sit on the door, m. */
export interface SafeControls {
  /** Size of either. */
  readonly r: number;
  /** Their middle, and the heights of the lock and of the handle. */
  readonly x: number;
  readonly lockZ: number;
  readonly handleZ: number;
  /** Middle of the keypad, where there is one. */
  readonly padX?: number;
  /** The dial on the door's face, where there is one. */
  readonly dial?: { readonly at: Vec3; readonly r: number };
}

/** Room between what turns and the door, m. */
const GAP = 0.0018;

/** Where lock and handle sit. */
export function layOutControls({ p, w, face, side, xs, zs, middle }: SafeLayout): SafeControls {
  const [z0, z1] = zs;
  const r = Math.min(p.control * w, 0.42 * (z1 - z0) * p.apart + 0.02 * w);
  const x = (xs[0] + xs[1]) / 2 - side * p.aside * w;
  const lockZ = middle + (p.handle === 'none' ? 0 : (p.apart * (z1 - z0)) / 2 + 0.25 * r);
  const handleZ = middle - (p.apart * (z1 - z0)) / 2 - 0.25 * r;
  const isBoth = p.lock === 'both';
  return {
    r,
    x,
    lockZ,
    handleZ,
    ...(p.lock === 'dial' ? {} : { padX: isBoth ? x + 1.25 * r : x }),
    ...(p.lock === 'keypad'
      ? {}
      : { dial: { at: [isBoth ? x - 1.0 * r : x, face, lockZ] as const, r: isBoth ? 0.85 * r : r } }),
  };
}

/** The combination dial. */
export function dialBody({ at, r }: NonNullable<SafeControls['dial']>, s: Shapes, door: ModelBody): ModelBody {
  const y = (out: number): Vec3 => [at[0], at[1] - GAP - out, at[2]];
  const mark = faceBlock(s, [at[0], at[1] - GAP, at[2] + 0.78 * r], 'front', [0.07 * r, 0.34 * r], [0.005, 0.0072]);
  const about = { material: 'aluminum', fill: 0.6, affordance: 2, description: 'Combination dial, turns without end.' };
  return body(
    hinge({ axis: [0, -1, 0], position: at }),
    [
      part('dial', about, [
        ...paint('dial', s.cylinder(y(0), y(0.006), r)),
        ...paint('metal', s.cylinder(y(0.005), y(0.02 + 0.2 * r), 0.52 * r, 0.44 * r)),
        ...withoutCollision(...paint('light', mark)),
      ]),
    ],
    door,
  );
}

type HandleKind = 'lever' | 'wheel' | 'knob';

/** The handle that draws the bolts. */
export function handleBody(
  { w, face, side }: SafeLayout,
  { r, x, handleZ }: SafeControls,
  kind: HandleKind,
  s: Shapes,
  door: ModelBody,
): ModelBody {
  const at: Vec3 = [x, face, handleZ];
  const y = (out: number): Vec3 => [x, face - GAP - out, handleZ];
  const stem = 0.04 * w + 0.012;
  const hub = s.cylinder(y(0), y(stem), 0.3 * r);
  const grip = handleGrip(s, kind, [x, face - GAP - stem, handleZ], r, side);
  return body(
    kind === 'wheel'
      ? hinge({ axis: [0, -1, 0], position: at })
      : hinge({ axis: [0, side === -1 ? 1 : -1, 0], position: at, range: [0, 80] }),
    [
      part(
        'handle',
        { material: 'zinc_alloy', fill: 0.5, affordance: 1, description: 'Draws the bolts.' },
        paint('metal', hub, ...grip),
      ),
    ],
    door,
  );
}

/** A lever that points `towards` -x or +x, a knob, or three spokes with balls. */
function handleGrip(s: Shapes, kind: HandleKind, [x, y, z]: Vec3, radius: number, towards: number): Solid[] {
  switch (kind) {
    case 'lever':
      return [
        s.box([x + towards * 0.75 * radius, y, z], [2 * radius, 0.3 * radius, 0.4 * radius], { round: 0.08 * radius }),
      ];
    case 'knob':
      return [
        s.cylinder([x, y + 0.004, z], [x, y - 0.35 * radius, z], 0.6 * radius, 0.5 * radius),
        s.box([x, y - 0.3 * radius, z], [0.2 * radius, 0.35 * radius, 1.1 * radius]),
      ];
    case 'wheel': {
      const angles = [0, 1, 2].map((i) => (2 * Math.PI * i) / 3);
      const spokes = angles.map((angle) =>
        s.box(
          [x + 0.7 * radius * Math.sin(angle), y, z + 0.7 * radius * Math.cos(angle)],
          [0.2 * radius, 0.2 * radius, 1.4 * radius],
          { rotation: quatFromAxisAngle([0, 1, 0], angle), round: 0.06 * radius },
        ),
      );
      const reach = 1.4 * radius;
      const balls = angles.map((angle) =>
        s.ellipsoid(
          [x + reach * Math.sin(angle), y, z + reach * Math.cos(angle)],
          [0.18 * radius, 0.18 * radius, 0.18 * radius],
        ),
      );
      return [...spokes, ...balls];
    }
  }
}
