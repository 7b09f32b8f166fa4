import type { Vec3 } from '../../core/math/vec3.js';
import type { ModelBody } from '../model.js';
import { body, FIXED, hinge, part, slide } from '../model.js';
import type { Point2 } from '../solids/convex-polygons.js';
import { smoothCurve } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import type { CoffeeValues } from './coffee-machine.js';
import { contrast, controls, housingFill, panel, tone } from './coffee-parts.js';
import { radiusAt, vessel } from './vessel.js';
import { clearance, cover, drawnOnly, moveSolid } from './vessel-parts.js';

/** A C of foot, column and head; the jug stands on a hot plate, the filter holder swings out above it, the tank's lid opens. */
export function dripMachine(s: Shapes, p: CoffeeValues): ModelBody[] {
  const h = p.height;
  const x = 0.5 * h * (0.45 + 0.35 * p.width);
  const y = 0.5 * h * Math.max(0.72, p.depth);
  const gap = clearance(h);
  const [foot, head] = [0.6 * p.foot * h, h - p.head * h];
  const back = y - 2 * y * p.column;
  const lidTop = 0.035 * h;
  const roof = h - lidTop - gap;
  const round = p.round * h;
  // The jug fills the room in front of the column.
  const r = Math.min(x * 0.96, 0.5 * (back + y) - gap - 0.002) * Math.max(0.8, p.jug);
  const mid = back - gap - 0.003 - r;
  const floor = foot + 0.006;
  const basket = 0.72 * r;
  const basketLow = head - 0.1 * h;
  const at: Vec3 = [0, -y, 0.5 * foot + 0.001];
  const k = Math.min(0.42 * foot, 0.07 * h);
  const base = body(FIXED, [
    part('housing', { material: p.material, fill: housingFill(p) * 0.55, affordance: 5, description: 'Housing with the heater.' }, [
      ...tone(p, s.boxBetween([-x, -y, 0], [x, y, foot], { round })),
      ...tone(p, s.boxBetween([-x, back, 0.5 * foot], [x, y, roof], { round })),
      ...tone(p, s.boxBetween([-x, -y + 0.1 * y, head], [x, y, roof], { round })),
      ...paint('interior', ...drawnOnly(s.boxBetween([-0.85 * x, back + 0.15 * y, roof - 0.01], [0.85 * x, 0.92 * y, roof + 0.0006]), s.cylinder([0, mid, roof - 0.01], [0, mid, roof + 0.0006], 0.8 * basket))),
      ...paint('dark', s.cylinder([0, mid, foot - 0.004], [0, mid, floor], 0.98 * r)),
      ...panel(s, p, at, k),
      ...(p.tank === 'window' ? paint('glass', ...drawnOnly(s.boxBetween([x - 0.003, back + 0.25 * (y - back), foot + 0.1 * h], [x + 0.0006, back + 0.5 * (y - back), head]))) : []),
    ]),
    part('filter holder', { material: 'abs', fill: 0.3, affordance: 4, description: 'Funnel that holds the filter.' }, [
      ...paint(contrast(p), s.lathe([[0, basketLow], [0.55 * basket, basketLow], [basket, head + 0.003], [0, head + 0.003]], { origin: [0, mid, 0] })),
    ]),
  ]); // prettier-ignore
  const lid = body(
    hinge({
      axis: [-1, 0, 0],
      position: [0, y, roof + gap],
      range: [0, 80],
      seen: { closed: 0.75, between: [20, 78] },
    }),
    [
      part('lid', { material: 'abs', fill: 0.3, affordance: 2, description: 'Lid of the water tank and filter.' }, [
        ...paint(contrast(p), s.boxBetween([-x, -y + 0.1 * y, roof + gap], [x, y, h], { round: 0.3 * lidTop })),
      ]),
    ],
    base,
  ); // prettier-ignore
  return [base, lid, ...controls(s, p, at, k, gap, base), ...jug(s, p, { r, mid, low: floor + gap, top: basketLow - gap, out: y + mid + r, gap }, base)]; // prettier-ignore
}

/** The glass jug with handle and lid; it slides out to the front. */
function jug(
  s: Shapes,
  p: CoffeeValues,
  at: { r: number; mid: number; low: number; top: number; out: number; gap: number },
  base: ModelBody,
): ModelBody[] {
  const { r, mid, low, top, gap } = at;
  const lidRise = 0.08 * (top - low);
  const rim = top - lidRise - gap;
  const tall = rim - low;
  const neck = 0.68 * r;
  const outline: Point2[] = [
    [0.85 * r, 0],
    ...smoothCurve<Point2>([[0.92 * r, 0.05 * tall], [r, 0.3 * tall], [0.92 * r, 0.65 * tall], [neck, 0.9 * tall], [0.98 * neck, tall]], s.steps(4)),
  ]; // prettier-ignore
  const vesselHere = vessel(s, outline, { wall: 0.0025, sectors: 8 });
  const shift = (v: Vec3): Vec3 => [v[0], v[1] + mid, v[2] + low];
  const z = (t: number): number => t * tall;
  const reach = (0.35 + 0.3 * p.handle) * r;
  const path = smoothCurve<Vec3>([[0, -radiusAt(outline, z(0.93)) + 0.002, z(0.93)], [0, -r - 0.75 * reach, z(0.95)], [0, -r - reach, z(0.75)], [0, -r - 0.8 * reach, z(0.35)], [0, -r - 0.55 * reach, z(0.18)]], s.steps(4)); // prettier-ignore
  const band = drawnOnly(s.lathe([[0.9 * neck, z(0.9)], [neck + 0.0035, z(0.9)], [neck + 0.003, z(0.98)], [0.9 * neck, z(0.98)]])); // prettier-ignore
  const moved = (solid: Solid): Solid => moveSolid(solid, [0, mid, low]);
  const lid = cover(s, { r: 0.98 * neck, low: tall, rise: lidRise, wall: 0.002, bulge: 0.3 });
  return [
    body(
      slide({ axis: [0, -1, 0], range: [0, at.out], seen: { closed: 0.75, between: [0.1 * at.out, 0.9 * at.out] } }),
      [
        part('jug', { material: 'glass', affordance: 2, description: 'Glass jug.' }, paint('glass', moved(vesselHere))),
        part('jug handle', { material: 'abs', affordance: 1, description: 'Handle and lid of the jug.' }, [
          ...paint('dark', s.tube(path.map(shift), 0.09 * r, { flat: [1.4, 0.8], up: [1, 0, 0] })),
          ...paint('dark', ...band.map(moved), moved(lid)),
        ]),
      ],
      base,
    ),
  ];
}
