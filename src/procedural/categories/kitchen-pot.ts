import type { Vec3 } from '../../core/math/vec3.js';
import { defineCategory } from '../category.js';
import type { ModelPart } from '../model.js';
import { body, FIXED, part, slide } from '../model.js';
import type { ParameterValues } from '../parameters.js';
import { choice, ratio, size } from '../parameters.js';
import type { Point2 } from '../solids/convex-polygons.js';
import { smoothCurve } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { vessel } from './vessel.js';
import { clearance, cover, drawnOnly } from './vessel-parts.js';

/*
 * Cookware: saucepan, casserole and stock pot, frying pan; the lid lifts off. Sizes: pots are 0.16 to 0.3 m wide, pans 0.2 to 0.32 m (makers'
 * ranges); walls 0.6 to 1 mm of steel with a thick floor, 3 mm of aluminium, 4 mm of cast iron: 0.8 to 5 kg with the lid.
 */
const parameters = {
  width: size(0.24, 0.03),
  kind: choice({ saucepan: 3, casserole: 4, pan: 2 }),
  /** Height of a pot over its width; a pan is a third as high. */
  height: ratio(0.32, 0.95),
  taper: ratio(0.72, 1),
  /** Radius of the lower edge, share of the width. */
  edge: ratio(0.02, 0.14),
  lid: choice({ metal: 3, glass: 2, none: 2 }),
  dome: ratio(0.05, 0.22),
  knob: choice({ ball: 2, mushroom: 2, loop: 1 }),
  knobSize: ratio(0.11, 0.2),
  grip: choice({ metal: 2, dark: 3 }),
  /** Length of a long handle, share of the width; side handles are a third of it. */
  handle: ratio(0.55, 1),
  tilt: ratio(0, 0.45),
  thickness: ratio(0.06, 0.13),
  material: choice({ stainless_steel: 4, aluminum: 2, cast_iron: 1, porcelain: 1 }),
};
type Values = ParameterValues<typeof parameters>;

const WALL: Record<Values['material'], number> = {
  stainless_steel: 0.0011,
  aluminum: 0.0028,
  cast_iron: 0.004,
  porcelain: 0.0025,
};

export const kitchenPot = defineCategory({
  name: 'kitchen pot',
  parameters,
  view: { azimuth: [-180, 180], elevation: [8, 55] },
  symmetry: (p) => (p.kind === 'casserole' ? 2 : 1),
  build: (p, s) => {
    const r = p.width / 2;
    const h = p.height * p.width * (p.kind === 'pan' ? 0.34 : p.kind === 'saucepan' ? 0.8 : 1);
    const foot = r * (p.kind === 'pan' ? Math.min(p.taper, 0.88) : Math.max(p.taper, 0.85));
    const edge = Math.min(p.edge * p.width, 0.45 * h, 0.3 * foot);
    const outline: Point2[] = [
      ...smoothCurve<Point2>([[foot - edge, 0], [foot - 0.29 * edge, 0.29 * edge], [foot + (r - foot) * (edge / h), edge]], s.steps(5)), // prettier-ignore
      [r, h],
    ];
    const wall = WALL[p.material];
    const shell = vessel(s, outline, { wall, floor: Math.max(0.004, wall) });
    const lip = drawnOnly(
      s.tube(Array.from({ length: s.steps(40) }, (_, k): Vec3 => {
        const a = (2 * Math.PI * (k + 0.5)) / s.steps(40);
        return [r * Math.cos(a), r * Math.sin(a), h - 0.001];
      }), 0.011 * r + 0.0005, { loop: true }),
    ); // prettier-ignore
    const base = body(FIXED, [
      part('pot', { material: p.material, affordance: 3, description: 'Vessel.' }, [shell, ...lip]),
      ...(p.kind === 'casserole' ? sideHandles(s, p, r, h) : longHandle(s, p, r, h)),
    ]);
    if (p.lid === 'none' || (p.kind === 'pan' && p.lid === 'metal')) return { title: titleOf(p), bodies: [base] };
    return { title: titleOf(p), bodies: [base, lidOf(s, p, r, h, base)] };
  },
});

const titleOf = (p: Values): string => ({ saucepan: 'Saucepan', casserole: 'Cooking pot', pan: 'Frying pan' })[p.kind];

const gripOf = (p: Values): Pick<ModelPart, 'material' | 'fill'> =>
  p.grip === 'dark' ? { material: 'plastic' } : { material: 'stainless_steel', fill: 0.35 };

function lidOf(s: Shapes, p: Values, r: number, h: number, base: ReturnType<typeof body>) {
  const gap = clearance(Math.max(h, 3 * r));
  const low = h + gap;
  const rise = p.dome * p.width;
  const isGlass = p.lid === 'glass';
  const dome = cover(s, { r: 1.0 * r, low, rise, wall: 0.003, bulge: 0.93 });
  const band = drawnOnly(
    s.lathe([[0.95 * r, low], [1.015 * r, low], [1.015 * r, low + 0.03 * r], [0.95 * r, low + 0.03 * r]]),
  ); // prettier-ignore
  const k = p.knobSize * p.width;
  const top = low + rise - 0.0015;
  const knob = {
    ball: () => [s.cylinder([0, 0, top], [0, 0, top + 0.3 * k], 0.2 * k), s.ellipsoid([0, 0, top + 0.6 * k], [0.5 * k, 0.5 * k, 0.42 * k])], // prettier-ignore
    mushroom: () => [
      s.lathe([[0, top], [0.42 * k, top], [0.22 * k, top + 0.25 * k], [0.26 * k, top + 0.45 * k], [0.62 * k, top + 0.55 * k], [0.6 * k, top + 0.72 * k], [0, top + 0.8 * k]]),
    ],
    loop: () => [
      s.tube(smoothCurve<Vec3>([[-k, 0, top - 0.01 * k], [-0.8 * k, 0, top + 0.6 * k], [0, 0, top + 0.75 * k], [0.8 * k, 0, top + 0.6 * k], [k, 0, top - 0.01 * k]], s.steps(4)), 0.14 * k, { flat: [1.6, 1] }),
    ],
  }[p.knob](); // prettier-ignore
  const parts = [
    part('lid', { material: isGlass ? 'glass' : p.material, affordance: 2, description: 'Lid, lifts off.' }, [
      ...(isGlass ? paint('glass', dome) : [dome]),
      ...(isGlass ? paint('metal', ...band) : band),
    ]),
    part('knob', { ...gripOf(p), affordance: 1, description: 'Knob of the lid.' }, paint(p.grip === 'dark' ? 'dark' : 'metal', ...knob)),
  ]; // prettier-ignore
  const up = 0.9 * p.width;
  return body(
    slide({ axis: [0, 0, 1], range: [0, up], seen: { closed: 0.65, between: [0.05 * p.width, 0.8 * up] } }),
    parts,
    base,
  );
}

/** Two loops at the sides, near the rim. */
function sideHandles(s: Shapes, p: Values, r: number, h: number): ModelPart[] {
  const z = h - Math.min(0.25 * h, 0.2 * r);
  const out = 0.16 * r + 0.28 * p.handle * r;
  const half = 0.42 * r;
  const thick = 0.5 * p.thickness * r + 0.002;
  const near = (a: number): number => Math.sqrt(r * r - a * a) - 0.003;
  return [-1, 1].map((side) => {
    const path = smoothCurve<Vec3>([
      [side * near(half), -half, z],
      [side * (r + 0.75 * out), -0.9 * half, z + 0.1 * p.tilt * r],
      [side * (r + out), 0, z + 0.2 * p.tilt * r],
      [side * (r + 0.75 * out), 0.9 * half, z + 0.1 * p.tilt * r],
      [side * near(half), half, z],
    ], s.steps(5)); // prettier-ignore
    const bar = s.tube(path, thick, { flat: [1, 1.35], up: [0, 0, 1] });
    return part(`${side < 0 ? 'left' : 'right'} handle`, { ...gripOf(p), affordance: 1, description: 'Side handle.' }, paint(p.grip === 'dark' ? 'dark' : 'metal', bar)); // prettier-ignore
  });
}

/** A long handle to the right, on a short metal neck. */
function longHandle(s: Shapes, p: Values, r: number, h: number): ModelPart[] {
  const long = p.handle * p.width;
  const z = h - Math.min(0.3 * h, 0.12 * r);
  const rise = Math.tan(p.tilt) * long;
  const thick = 0.6 * p.thickness * r + 0.002;
  const at = (t: number): Vec3 => [r * 0.985 + t * long, 0, z + rise * (t - 0.25 * Math.sin(Math.PI * t))];
  const neck: Solid = s.tube([0, 0.09, 0.18, 0.24].map(at), 0.7 * thick, { flat: [1.6, 0.7], up: [0, 0, 1] });
  const steps = s.steps(9);
  const grip = s.tube(
    Array.from({ length: steps + 1 }, (_, k) => at(0.18 + (0.82 * k) / steps)),
    (t) => thick * (0.8 + 0.4 * Math.sin(Math.PI * Math.min(1, 0.15 + 0.8 * t))),
    { flat: [1.25, 0.85], up: [0, 0, 1] },
  );
  return [
    part('handle neck', { material: 'stainless_steel', fill: 0.5, affordance: 6, description: 'Holds the handle.' }, paint('metal', neck)), // prettier-ignore
    part('handle', { ...gripOf(p), affordance: 1, description: 'Long handle.' }, paint(p.grip === 'dark' ? 'dark' : 'metal', grip)), // prettier-ignore
  ];
}
