import type { Vec3 } from '../../core/math/vec3.js';
import type { ObjectModel } from '../model.js';
import { body, FIXED, hinge, part } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';

interface Values {
  readonly height: number;
  readonly width: number;
  readonly depth: number;
  readonly squareness: number;
  readonly split: number;
  readonly hood: number;
  readonly metal: 'bright' | 'brass' | 'painted';
}

const METALS = { bright: 'stainless_steel', brass: 'brass', painted: 'steel' } as const;

/** Clearance of the lid, m. */
const GAP = 0.0004;

/** A petrol lighter: a metal case with an insert, and a hollow lid that turns to the left about a hinge. */
export function buildFlip(p: Values, s: Shapes): ObjectModel {
  const h = 0.72 * p.height;
  const w = 0.66 * p.width * h;
  const d = 0.68 * p.depth * w;
  const split = 0.62 * p.split * h;
  const wall = 0.0008;
  const round = (0.14 - 0.1 * p.squareness) * d;
  const material = METALS[p.metal];
  // Wick, wool and petrol fill the case: it weighs about a third of solid metal.
  const insertTop = split + 0.012 * h;
  const base = body(FIXED, [
    part('case', { material, fill: 0.2, affordance: 2, description: 'Case with the insert, held in the hand.' }, [
      s.boxBetween([-w / 2, -d / 2, 0], [w / 2, d / 2, split], { round }),
      ...(p.metal === 'painted' ? paint('accent', band(s, w, d, 0.05 * h)) : []),
      ...barrels(s, [-w / 2 - 0.0009, split - 0.0011], d, [-0.45, -0.16], [0.16, 0.45]),
    ]),
    part(
      'chimney',
      { material: 'stainless_steel', fill: 0.3, affordance: 5, description: 'Wind shield with holes around the wick.' },
      [
        s.boxBetween(
          [-w / 2 + 2 * wall, -d / 2 + 2 * wall, split - 0.002],
          [w / 2 - 2 * wall, d / 2 - 2 * wall, insertTop],
        ),
        ...chimney(s, p.hood, w, d, insertTop, h),
      ],
    ),
  ]);
  const low = split + GAP;
  const lidWall = Math.min(0.0009, 0.1 * d);
  const lid = body(
    hinge({
      axis: [0, -1, 0],
      position: [-w / 2 - 0.0009, 0, split],
      range: [0, 115],
      seen: { closed: 0.25, between: [50, 115] },
    }),
    [
      part('lid', { material, affordance: 1, description: 'Lid, flipped open with the thumb.' }, [
        ...s.tray([-w / 2, -d / 2, low], [w / 2, d / 2, h], lidWall, { open: ['-z'] }),
        ...barrels(s, [-w / 2 - 0.0009, low + 0.0011], d, [-0.12, 0.12]),
      ]),
    ],
    base,
  );
  const r = 0.075 * h;
  const at: Vec3 = [0.27 * w, 0, insertTop + 1.25 * r];
  const half = Math.min(0.16 * d, 0.0025);
  const wheel = body(
    hinge({ axis: [0, 1, 0], position: at }),
    [
      part('wheel', { material: 'steel', affordance: 1, description: 'Wheel that strikes the flint.' }, [
        s.cylinder([at[0], -half, at[2]], [at[0], half, at[2]], r),
      ]),
    ],
    base,
  );
  return { bodies: [base, lid, wheel] };
}

/** Knuckles of the hinge along y at (x, z), between shares of the depth. */
const barrels = (
  s: Shapes,
  [x, z]: readonly [number, number],
  d: number,
  ...spans: (readonly [number, number])[]
): Solid[] => paint('metal', ...spans.map(([from, to]) => s.cylinder([x, from * d, z], [x, to * d, z], 0.0009)));

/** A stripe around the foot of a painted case. */
const band = (s: Shapes, w: number, d: number, height: number): Solid =>
  s.boxBetween([-w / 2 - 1e-4, -d / 2 - 1e-4, height], [w / 2 + 1e-4, d / 2 + 1e-4, 1.35 * height]);

/** Two perforated walls around the wick, closed at the left, where the flame is; and the cheeks that hold the wheel. */
function chimney(s: Shapes, tall: number, w: number, d: number, low: number, h: number): Solid[] {
  const top = low + Math.min(0.19 * tall, 0.22) * h;
  const [x0, x1] = [-0.3 * w, 0.12 * w];
  const y = 0.3 * d;
  const sheet = 0.0007;
  const walls = [-1, 1].map((side) => s.boxBetween([x0, side * y, low - 1e-4], [x1, side * (y - sheet), top]));
  const end = s.boxBetween([x0, -y, low - 1e-4], [x0 + sheet, y, top]);
  const holes = [-1, 1].flatMap((side) =>
    [0, 1, 2, 3].flatMap((i) =>
      [0, 1].map((row) => {
        const at = (share: number): Vec3 => [
          x0 + (0.16 + 0.23 * i) * (x1 - x0),
          side * (y - sheet + share * (sheet + 1e-4)),
          low + (0.35 + 0.35 * row) * (top - low),
        ];
        return s.cylinder(at(0.9), at(1), 0.0011);
      }),
    ),
  );
  const wick = s.cylinder([-0.1 * w, 0, low - 1e-4], [-0.1 * w, 0, low + 0.6 * (top - low)], 0.0016);
  const cheeks = [-1, 1].map((side) =>
    s.boxBetween([0.2 * w, side * y, low - 1e-4], [0.34 * w, side * (y - sheet), low + 0.12 * h]),
  );
  return [...walls, end, ...paint('dark', ...holes), ...paint('light', wick), ...cheeks];
}
