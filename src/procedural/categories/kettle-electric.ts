import type { Vec3 } from '../../core/math/vec3.js';
import type { ModelBody } from '../model.js';
import { body, FIXED, hinge, part, slide } from '../model.js';
import type { Point2 } from '../solids/convex-polygons.js';
import { smoothCurve } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import { paint } from '../solids/solid.js';
import type { KettleValues } from './kettle.js';
import { lidKnob, sideHandle, tubeSpout } from './kettle-parts.js';
import { radiusAt, vessel } from './vessel.js';
import { clearance, cover, drawnOnly } from './vessel-parts.js';

/** A jug that lifts off its base; a beak at the rim, or a gooseneck from low down. Its lid turns about a hinge beside the handle. */
export function electricKettle(s: Shapes, p: KettleValues): ModelBody[] {
  const isGooseneck = p.kind === 'gooseneck';
  const h = p.height * (isGooseneck ? 0.8 : 1);
  const r = Math.min(0.5 * p.width, isGooseneck ? 0.52 : 0.42) * h;
  const neck = p.taper * r;
  const gap = clearance(h);
  const stand = 0.075 * h;
  const low = stand + gap;
  const top = h * (1 - Math.min(p.lid, 0.1));
  const tall = top - low;
  const middle = 0.5 * (r + neck) + 0.16 * p.bulge * (r - 0.4 * neck);
  const outline: Point2[] = [
    [r * 0.97, low],
    ...smoothCurve<Point2>([[r, low + 0.06 * tall], [Math.min(1.08 * r, middle), low + 0.5 * tall], [neck, top]], s.steps(6)),
  ]; // prettier-ignore
  const material = p.material === 'porcelain' ? 'stainless_steel' : p.material;
  const isGlass = material === 'glass';
  const shell = vessel(s, outline, { wall: material === 'stainless_steel' ? 0.0012 : 0.0028, floor: 0.03 * h });
  const base = body(FIXED, [
    part('base', { material: 'polypropylene', fill: 0.6, affordance: 6, description: 'Base with the heater contacts.' }, [
      ...paint('dark', s.lathe([[0, 0], [1.04 * r, 0], [1.06 * r, 0.35 * stand], [0.98 * r, stand], [0, stand]])),
    ]),
  ]); // prettier-ignore
  const plinth = drawnOnly(
    s.lathe([[0.9 * r, low], [r + 0.0015, low], [radiusAt(outline, low + 0.14 * tall) + 0.0015, low + 0.14 * tall], [0.9 * r, low + 0.14 * tall]]),
  ); // prettier-ignore
  const [handleTop, handleLow] = [top - 0.1 * tall, low + (isGooseneck ? 0.35 : 0.2) * tall];
  const thick = p.grip * h * 0.75;
  const reach = p.reach * h * 0.75;
  const handle = sideHandle(s, {
    x0: radiusAt(outline, handleTop) - 0.002,
    top: handleTop - 0.3 * thick,
    x1: radiusAt(outline, handleLow) - 0.002,
    low: handleLow,
    reach,
    thick,
  });
  const spout = isGooseneck ? gooseneck(s, p, outline, low, tall) : beak(s, p, outline, top, tall, h);
  const gauge =
    p.window === 'strip' && !isGlass
      ? paint('glass', ...drawnOnly(s.loft(
          [0.25, 0.35, 0.45, 0.55, 0.65, 0.75].map((t): Vec3[] => {
            const z = low + t * tall;
            const [half, face] = [0.028 * h, radiusAt(outline, z)];
            return [[-half, 0.006 - face, z], [half, 0.006 - face, z], [half, -face - 0.0012, z], [-half, -face - 0.0012, z]];
          }),
        )))
      : []; // prettier-ignore
  const jug = body(
    slide({ axis: [0, 0, 1], range: [0, 0.6 * h], seen: { closed: 0.9, between: [0.03 * h, 0.4 * h] } }),
    [
      part(
        'jug',
        {
          material,
          fill: material === 'stainless_steel' ? 0.45 : 0.8,
          affordance: 3,
          description: 'Jug with heater in its foot.',
        },
        [
          ...(isGlass ? paint('glass', shell) : [shell]),
          ...paint(material === 'polypropylene' ? 'accent' : 'dark', ...plinth),
          ...gauge,
          ...(isGlass ? paint('glass', ...spout) : spout),
        ],
      ),
      part('handle', { material: 'polypropylene', fill: 0.6, affordance: 1, description: 'Handle.' }, paint(material === 'polypropylene' ? 'main' : 'dark', handle)), // prettier-ignore
    ],
    base,
  );
  const lidLow = top + gap;
  const rise = h - lidLow;
  const dome = cover(s, { r: 0.99 * neck, low: lidLow, rise, wall: 0.003, bulge: 0.45 });
  const grip = isGooseneck ? lidKnob(s, p.knob, h, 0.1 * h) : [s.boxBetween([0.2 * neck, -0.3 * neck, h - 0.004], [0.55 * neck, 0.3 * neck, h + 0.012 * h], { round: 0.002 })]; // prettier-ignore
  const lid = body(
    hinge({
      axis: [0, 1, 0],
      position: [neck + gap, 0, lidLow],
      range: [0, 80],
      seen: { closed: 0.6, between: [20, 78] },
    }),
    [
      part(
        'lid',
        { material: 'polypropylene', affordance: 2, description: 'Lid, springs open.' },
        paint('dark', dome, ...grip),
      ),
    ],
    jug,
  );
  const z = low + 0.05 * tall;
  const near = radiusAt(outline, z) + 0.003 + gap;
  const lever = body(
    hinge({ axis: [0, 1, 0], position: [near, 0, z], range: [-8, 10] }),
    [
      part('switch', { material: 'polypropylene', affordance: 1, description: 'Switch, turns the heater on.' }, [
        ...paint('accent', s.boxBetween([near, -0.06 * h, z - 0.012 * h], [near + 0.13 * h, 0.06 * h, z + 0.012 * h], { round: 0.002 })),
      ]),
    ],
    jug,
  ); // prettier-ignore
  return [base, jug, lid, lever];
}

/** A pouring beak at the rim: a wedge that comes out of the wall. */
function beak(s: Shapes, p: KettleValues, outline: readonly Point2[], top: number, tall: number, h: number) {
  const out = (0.06 + 0.22 * p.spout) * h;
  const levels = [0.02, 0.4, 0.75, 1];
  return [
    s.loft(
      levels.map((t) => {
        const z = top - (1 - t) * (0.25 + 0.4 * p.spout) * tall;
        const r = radiusAt(outline, z);
        const half = r * (0.1 + 0.45 * t);
        const back = Math.sqrt(r * r - half * half) - 0.001;
        return [[-back, half, z], [-back, -half, z], [-r - out * t ** 1.3, -0.18 * half, z], [-r - out * t ** 1.3, 0.18 * half, z]];
      }),
    ),
  ]; // prettier-ignore
}

function gooseneck(s: Shapes, p: KettleValues, outline: readonly Point2[], low: number, tall: number) {
  const foot = radiusAt(outline, low + 0.22 * tall);
  const out = (0.35 + 0.3 * p.spout) * tall;
  const points = [[foot - 0.004, 0.2], [foot + 0.35 * out, 0.24], [foot + 0.55 * out, 0.55], [foot + 0.75 * out, 0.95], [foot + 1.1 * out, 1.03]]; // prettier-ignore
  return tubeSpout(s, points.map(([x, t]) => [x, low + t * tall] as const), [0.07 * tall, 0.035 * tall]); // prettier-ignore
}
