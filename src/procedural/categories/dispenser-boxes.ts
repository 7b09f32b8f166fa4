import type { Vec3 } from '../../core/math/vec3.js';
import type { ModelBody } from '../model.js';
import { body, FIXED, hinge, part } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import type { DispenserValues } from './dispenser.js';
import { clearance, drawnOnly } from './vessel-parts.js';

const about = (p: DispenserValues, description: string) => ({
  // Boxes are of steel or plastic.
  material: p.material === 'stainless_steel' ? 'stainless_steel' : 'abs',
  affordance: 4,
  description,
});

const sheetOf = (p: DispenserValues): number => (p.material === 'stainless_steel' ? 0.0015 : 0.003);

/** A soap dispenser with a lever under its housing; behind the lever its back, below that a foot. */
export function leverDispenser(s: Shapes, p: DispenserValues): ModelBody[] {
  const h = 1.15 * p.height;
  const [x, y] = [0.27 * h * (0.6 + p.width), 0.22 * h * (0.7 + 0.5 * p.depth)];
  const gap = clearance(h);
  const low = 0.34 * h;
  const [round, back] = [p.round * 0.4 * h, 0.3 * y];
  const roof = 0.93 * h;
  const glassLow = low + 0.1 * h;
  const slope = 0.12 * y * p.taper;
  const front = (z: number): number => -y + (slope * (z - low)) / (roof - low);
  const housing = s.loft([
    [[-x, -y, low], [x, -y, low], [x, y, low], [-x, y, low]],
    [[-x, front(roof), roof], [x, front(roof), roof], [x, y, roof], [-x, y, roof]],
  ]); // prettier-ignore
  const windowHigh = glassLow + p.opening * 1.3 * (roof - glassLow);
  const glass = s.loft(
    [glassLow, windowHigh].map((z) => [[-0.3 * x, front(z) - 0.0008, z], [0.3 * x, front(z) - 0.0008, z], [0.3 * x, 0, z], [-0.3 * x, 0, z]]), // prettier-ignore
  );
  const base = body(FIXED, [
    part('housing', { ...about(p, 'Housing with the soap bag.'), fill: p.material === 'stainless_steel' ? 0.06 : 0.35 }, [
      housing,
      s.boxBetween([-x, y - back, 0], [x, y, low + 0.01], { round }),
      s.boxBetween([-x, -0.9 * y, 0], [x, y, 0.045 * h], { round }),
      ...paint('dark', ...drawnOnly(s.boxBetween([-0.7 * x, -0.8 * y, 0.045 * h - 0.001], [0.7 * x, 0.5 * y, 0.045 * h + 0.0008])), s.cylinder([0, 0.1 * y, low - 0.05 * h], [0, 0.1 * y, low + 0.003], 0.12 * x)),
      ...paint('glass', ...drawnOnly(glass)),
    ]),
  ]); // prettier-ignore
  const pivot: Vec3 = [0, -0.88 * y, low - gap - 0.012 * h];
  const thick = 0.025 * h;
  const lever = body(
    hinge({ axis: [1, 0, 0], position: pivot, range: [0, 14], seen: { closed: 0.85, between: [0, 14] } }),
    [
      part('lever', { ...about(p, 'Lever, pushed to get soap.'), affordance: 1 }, [
        ...paint('dark', s.boxBetween([-0.75 * x, pivot[1] - thick / 2, 0.11 * h], [0.75 * x, pivot[1] + thick / 2, low - gap], { round: 0.3 * thick })),
      ]),
    ],
    base,
  ); // prettier-ignore
  const lid = body(
    hinge({ axis: [-1, 0, 0], position: [0, y, roof + gap], range: [0, 100], seen: { closed: 0.8, between: [20, 95] } }),
    [
      part('lid', { ...about(p, 'Lid over the filling hole.'), fill: p.material === 'stainless_steel' ? 0.1 : 0.4, affordance: 2 }, [
        ...paint('accent', s.boxBetween([-x, front(roof), roof + gap], [x, y, h], { round: Math.min(round, 0.02 * h) })),
      ]),
    ],
    base,
  ); // prettier-ignore
  return [base, lever, lid];
}

/** A box for a roll or stack of towels; its front opens downward about the lower edge, a towel hangs from the slot. */
export function towelDispenser(s: Shapes, p: DispenserValues): ModelBody[] {
  const h = 1.85 * p.height;
  const [x, y] = [0.5 * h * (0.55 + 0.5 * p.width), 0.26 * h * (0.6 + 0.5 * p.depth)];
  const gap = clearance(h);
  const t = 2 * sheetOf(p);
  const step = 0.2 * h;
  const bulge = 0.25 * y + p.taper * 0.25 * y;
  // The body is open in front; below the front is the slot.
  const shell = s.tray([-x, -0.25 * y, 0], [x, y, h], t, { open: ['-y'] });
  const sill: Solid[] = [
    s.boxBetween([-x, -y, 0], [x, -0.25 * y, step - gap]),
    ...paint(
      'dark',
      ...drawnOnly(s.boxBetween([-0.75 * x, -y - 0.001, 0.45 * step], [0.75 * x, -y + 0.004, 0.72 * step])),
    ),
  ];
  const towel = s.loft([
    [[-0.62 * x, -y - 0.012, 0.01], [0.62 * x, -y - 0.012, 0.01], [0.62 * x, -y - 0.010, 0.01], [-0.62 * x, -y - 0.010, 0.01]],
    [[-0.62 * x, -y - 0.003, 0.58 * step], [0.62 * x, -y - 0.003, 0.58 * step], [0.62 * x, -y + 0.002, 0.58 * step], [-0.62 * x, -y + 0.002, 0.58 * step]],
  ]); // prettier-ignore
  const radius = 0.42 * Math.min(y, 0.5 * (h - step));
  const middle: Vec3 = [0, 0.35 * y, 0.5 * (h + step)];
  const base = body(FIXED, [
    part('housing', { ...about(p, 'Housing.'), fill: p.material === 'stainless_steel' ? 0.1 : 0.5 }, [
      ...shell,
      ...sill,
    ]),
    part('towel', { material: 'paper', affordance: 2, description: 'Towel to pull.' }, paint('light', towel)),
    part('roll', { material: 'paper', fill: 0.35, affordance: 5, description: 'Roll of towels.' }, [
      ...paint('light', s.cylinder([-x + t, middle[1], middle[2]], [x - t, middle[1], middle[2]], radius)),
    ]),
  ]);
  const [inner, edge] = [-0.25 * y - gap, step];
  const cover = s.loft([
    [[-x, -y, edge], [x, -y, edge], [x, inner, edge], [-x, inner, edge]],
    [[-x, -y - 0.15 * bulge, 0.6 * h], [x, -y - 0.15 * bulge, 0.6 * h], [x, inner, 0.6 * h], [-x, inner, 0.6 * h]],
    [[-x, -y + bulge, h], [x, -y + bulge, h], [x, inner, h], [-x, inner, h]],
  ]); // prettier-ignore
  const front = (z: number): number => (z > 0.6 * h ? -y - 0.15 * bulge + (1.15 * bulge * (z - 0.6 * h)) / (0.4 * h) : -y - (0.15 * bulge * (z - edge)) / (0.6 * h - edge)); // prettier-ignore
  const glass = [0.36 * h, 0.36 * h + 0.5 * p.opening * h].map((z): Vec3[] => [[-0.15 * x, front(z) - 0.001, z], [0.15 * x, front(z) - 0.001, z], [0.15 * x, front(z) + 0.01, z], [-0.15 * x, front(z) + 0.01, z]]); // prettier-ignore
  const lock = s.cylinder([0, front(0.93 * h) - 0.002, 0.93 * h], [0, front(0.93 * h) + 0.02, 0.93 * h], 0.02 * h);
  const door = body(
    hinge({ axis: [1, 0, 0], position: [0, -y - gap, edge], range: [0, 80], seen: { closed: 0.75, between: [20, 75] } }),
    [
      part('cover', { ...about(p, 'Front cover, folds down.'), fill: p.material === 'stainless_steel' ? 0.03 : 0.2, affordance: 1 }, [
        ...paint(p.label === 'band' ? 'accent' : 'main', cover),
        ...paint('glass', ...drawnOnly(s.loft(glass))),
        ...paint('metal', ...drawnOnly(lock)),
      ]),
    ],
    base,
  ); // prettier-ignore
  return [base, door];
}

/** A box with a framed opening through which a stack of napkins shows; its top opens to fill it. */
export function napkinDispenser(s: Shapes, p: DispenserValues): ModelBody[] {
  const h = 0.85 * p.height;
  const [x, y] = [0.42 * h * (0.55 + 0.6 * p.width), 0.42 * h * p.depth];
  const gap = clearance(Math.max(h, 2 * x));
  const t = sheetOf(p);
  const top = 0.94 * h;
  const foot = 0.04 * h;
  const frame = 0.3 * x;
  const sill = (0.5 - 0.9 * p.opening) * 0.5 * h + 0.12 * h;
  const face: Solid[] = [
    ...[-1, 1].map((side) => s.boxBetween([side * (x - frame), -y, foot], [side * x, -y + t, top])),
    s.boxBetween([-x + frame, -y, foot], [x - frame, -y + t, sill]),
    s.boxBetween([-x + frame, -y, top - 0.7 * sill], [x - frame, -y + t, top]),
  ];
  const base = body(FIXED, [
    part('housing', about(p, 'Box with an opening in front.'), [
      ...s.tray([-x, -y, foot], [x, y, top], t, { open: ['+z', '-y'] }),
      ...face,
      ...paint('dark', s.boxBetween([-x + 0.004, -y + 0.004, 0], [x - 0.004, y - 0.004, foot + t])),
    ]),
    part('napkins', { material: 'paper', fill: 0.3, affordance: 1, description: 'Stack of napkins.' }, [
      ...paint('light', s.boxBetween([-x + 1.5 * t, -y + 1.2 * t, foot + 1.1 * t], [x - 1.5 * t, y - 2 * t, top - 0.08 * h])),
      ...paint('light', ...drawnOnly(s.loft([
        [[-0.25 * x, -y + 1.2 * t, 0.35 * h], [0.25 * x, -y + 1.2 * t, 0.35 * h], [0.25 * x, -y + 2 * t, 0.4 * h], [-0.25 * x, -y + 2 * t, 0.4 * h]],
        [[-0.2 * x, -y - 0.06 * h, 0.3 * h], [0.2 * x, -y - 0.06 * h, 0.3 * h], [0.2 * x, -y - 0.06 * h, 0.302 * h], [-0.2 * x, -y - 0.06 * h, 0.302 * h]],
      ]))),
    ]),
  ]); // prettier-ignore
  const lid = body(
    hinge({ axis: [-1, 0, 0], position: [0, y + gap / 2, top + gap], range: [0, 100], seen: { closed: 0.75, between: [20, 95] } }),
    [
      part('lid', { ...about(p, 'Lid to fill it.'), fill: p.material === 'stainless_steel' ? 0.2 : 0.4, affordance: 2 }, [
        s.boxBetween([-x, -y, top + gap], [x, y, h], { round: 0.3 * (h - top) }),
      ]),
    ],
    base,
  ); // prettier-ignore
  return [base, lid];
}
