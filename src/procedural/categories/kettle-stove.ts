import type { Vec3 } from '../../core/math/vec3.js';
import type { ModelBody } from '../model.js';
import { body, FIXED, hinge, part, slide } from '../model.js';
import type { Point2 } from '../solids/convex-polygons.js';
import { arc, smoothCurve } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import type { KettleValues } from './kettle.js';
import { lidKnob, sideHandle, tubeSpout } from './kettle-parts.js';
import { radiusAt, vessel } from './vessel.js';
import { clearance, cover } from './vessel-parts.js';

/** A round kettle or teapot with a lid to lift off; its handle is at the side, arched over it, or a bail that swings. */
export function stoveKettle(s: Shapes, p: KettleValues): ModelBody[] {
  const isTeapot = p.kind === 'teapot';
  const h = p.height * (isTeapot ? 0.62 : 0.75);
  const r = Math.max(0.5, 0.62 * p.width) * h * (isTeapot ? 1 : 1.12);
  const gap = clearance(2.6 * r);
  const mouth = (isTeapot ? 0.48 : 0.52) * r;
  const rise = (0.5 + p.lid * 2) * 0.2 * h;
  const top = h - 0.5 * rise;
  const foot = (isTeapot ? 0.62 : 0.75 + 0.24 * (1 - p.bulge)) * r;
  const middle = isTeapot ? 0.48 : 0.22 + 0.18 * p.bulge;
  const outline: Point2[] = [
    [foot - 0.006, 0],
    ...smoothCurve<Point2>([[foot, 0.03 * top], [0.5 * (foot + r) + 0.32 * (r - foot), 0.55 * middle * top], [r, middle * top], [0.965 * r, (middle + 0.32 * (1 - middle)) * top], [(0.76 + 0.13 * (1 - p.taper)) * r, (middle + 0.7 * (1 - middle)) * top], [mouth, top]], s.steps(6)),
  ]; // prettier-ignore
  const material = isTeapot ? (p.material === 'polypropylene' ? 'porcelain' : p.material) : p.material === 'porcelain' ? 'steel' : p.material === 'polypropylene' ? 'aluminum' : p.material; // prettier-ignore
  const isGlass = material === 'glass';
  const wall = material === 'porcelain' || isGlass ? 0.0035 : material === 'aluminum' ? 0.002 : 0.001;
  const shell = vessel(s, outline, { wall, floor: Math.max(wall, 0.003), sectors: 10 });
  const low = (isTeapot ? 0.28 : 0.45) * top;
  const root = radiusAt(outline, low) - 0.004;
  const out = (0.25 + 0.8 * p.spout) * r;
  const spout = tubeSpout(
    s,
    isTeapot
      ? [[root, low], [root + 0.5 * out, low + 0.12 * top], [root + 0.75 * out, low + 0.5 * top], [root + 1.15 * out, 0.98 * top]]
      : [[root, low], [root + 0.55 * out, low + 0.28 * top], [root + out, 0.97 * top]],
    [0.2 * r, 0.1 * r],
  ); // prettier-ignore
  const pivot = 0.8 * top;
  const beside = radiusAt(outline, pivot);
  const thick = p.grip * h * 0.55;
  const span = beside + gap + thick + 0.006;
  const peak = top + rise + 0.14 * h;
  // High enough to take a hand over the knob.
  const reach = Math.max(peak - pivot + 0.12 * h, (0.7 + 0.9 * p.reach) * span);
  const bow = (n: number): Vec3[] =>
    arc([0, 0], 1, 0, Math.PI, n).map(([x, z]): Vec3 => [span * x, 0, pivot + reach * Math.abs(z) ** 0.8]);
  const grip = s.tube(bow(s.steps(28)).filter(([x]) => Math.abs(x) < 0.72 * span), 1.5 * thick); // prettier-ignore
  const steps = s.steps(24);
  const fixedSide = (): Solid =>
    sideHandle(s, {
      x0: radiusAt(outline, 0.85 * top) - 0.004,
      top: 0.85 * top,
      x1: radiusAt(outline, 0.3 * top) - 0.004,
      low: 0.3 * top,
      reach: (0.3 + 0.8 * p.reach) * r,
      thick: thick * 1.15,
    });
  const about = { affordance: 1, description: 'Handle.' };
  const dark = isTeapot ? ('main' as const) : ('dark' as const);
  const gripMaterial = isTeapot ? material : 'plastic';
  const lugs = [-1, 1].map((side) =>
    s.boxBetween([side * (beside - 0.012), -0.012, pivot - 0.012], [side * (beside + 0.004), 0.012, pivot + 0.008]),
  );
  const arch = [s.tube([[-beside + 0.003, 0, pivot], ...bow(steps).reverse(), [beside - 0.003, 0, pivot]], thick), ...paint('dark', grip)]; // prettier-ignore
  const base = body(FIXED, [
    part(
      'kettle',
      {
        material,
        fill: material === 'steel' || material === 'stainless_steel' ? 0.8 : 1,
        affordance: 3,
        description: 'Vessel with its spout.',
      },
      [
        ...(isGlass ? paint('glass', shell) : [shell]),
        ...(isGlass ? paint('glass', ...spout) : spout),
        ...(p.handle === 'bail' ? paint('metal', ...lugs) : []),
      ],
    ),
    ...(p.handle === 'side' ? [part('handle', { ...about, material: gripMaterial }, paint(dark, fixedSide()))] : []),
    ...(p.handle === 'arch' ? [part('handle', { ...about, material: 'steel', fill: 0.4 }, arch)] : []),
  ]);
  const lidLow = top + gap;
  const knob = 0.13 * h;
  const lidTop = lidLow + rise;
  const free = p.handle === 'arch' ? pivot + reach - 1.5 * thick - lidTop - knob - 2 * gap : 0.8 * h;
  const lift = Math.max(0.01, free);
  const dome = cover(s, { r: 1.03 * mouth, low: lidLow, rise, wall: 0.0025, bulge: 0.93 });
  const lid = body(
    slide({ axis: [0, 0, 1], range: [0, lift], seen: { closed: 0.75, between: [0.1 * lift, 0.9 * lift] } }),
    [
      part('lid', { material, affordance: 2, description: 'Lid, lifts off.' }, isGlass ? paint('glass', dome) : [dome]),
      part('knob', { material: gripMaterial, affordance: 1, description: 'Knob of the lid.' }, paint(dark, ...lidKnob(s, p.knob, lidTop, knob))),
    ],
    base,
  ); // prettier-ignore
  if (p.handle !== 'bail') return [base, lid];
  const wire = [s.tube(bow(steps), 0.6 * thick), ...paint('dark', grip)];
  const bail = body(
    hinge({
      axis: [1, 0, 0],
      position: [0, 0, pivot],
      range: [-72, 72],
      seen: { closed: 0.6, between: [-70, 70] },
    }),
    [
      part(
        'handle',
        { material: 'steel', fill: 0.4, affordance: 1, description: 'Bail handle, swings to either side.' },
        wire,
      ),
    ],
    base,
  );
  return [base, lid, bail];
}
