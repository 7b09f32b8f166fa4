import { multiplyQuat, quatFromAxisAngle } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import type { ModelBody, ModelPart } from '../model.js';
import { body, hinge, part, slide } from '../model.js';
import type { Point2 } from '../solids/convex-polygons.js';
import { smoothCurve } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import type { Finish } from '../model.js';
import { paint } from '../solids/solid.js';
import { drawnOnly } from './vessel-parts.js';

/** Where the head of a pump or sprayer sits: on a neck that ends at height `z`; `k` is the radius of its collar, m. */
export interface HeadSeat {
  readonly z: number;
  readonly k: number;
  readonly gap: number;
  readonly finish: Finish;
}

/** The screwed collar that carries the head: a part of the bottle's body. */
export const collarPart = (s: Shapes, { z, k, finish }: HeadSeat): ModelPart =>
  part('collar', { material: 'polypropylene', fill: 0.5, affordance: 5, description: 'Screwed collar.' }, [
    ...paint(finish, s.lathe([[0, z], [k, z], [k, z + 0.9 * k], [0.85 * k, z + 1.05 * k], [0.45 * k, z + 1.15 * k], [0.4 * k, z + 1.35 * k], [0, z + 1.35 * k]])),
  ]); // prettier-ignore

/** Height of a pump over the end of the neck, in collar radii, for `stem` 0 to 1. */
export const pumpRise = (stem: number): number => 2.6 + 1.0 * stem;

/** A pump: a button on a stem with a nozzle to the front; pressed down it slides into its collar. */
export function pumpHead(s: Shapes, seat: HeadSeat, stem: number, nozzle: number, base: ModelBody): ModelBody {
  const { z, k, gap, finish } = seat;
  const foot = z + 1.35 * k;
  const rise = (0.5 + 0.9 * stem) * k;
  // Soap pumps of 1 to 2 ml have strokes of about a centimetre.
  const stroke = Math.min(rise, 0.011);
  const low = foot + gap + rise;
  const top = low + 0.7 * k;
  const long = (1.6 + 1.6 * nozzle) * k;
  const path = smoothCurve<Vec3>([[0, 0.1 * k, top - 0.22 * k], [0, -0.5 * long, top - 0.2 * k], [0, -0.85 * long, top - 0.27 * k], [0, -long, top - 0.6 * k]], s.steps(4)); // prettier-ignore
  return body(
    slide({ axis: [0, 0, -1], range: [0, stroke], seen: { closed: 0.85, between: [0, stroke] } }),
    [
      part('pump head', { material: 'polypropylene', affordance: 1, description: 'Pump, pressed down.' }, [
        ...paint(finish, s.lathe([[0, low], [0.5 * k, low], [0.62 * k, low + 0.25 * k], [0.7 * k, top - 0.08 * k], [0.6 * k, top], [0, top]])),
        ...paint(finish, s.tube(path, (t) => k * (0.3 - 0.12 * t))),
        ...paint(finish === 'dark' ? 'light' : finish, ...drawnOnly(s.cylinder([0, 0, foot - 0.002], [0, 0, low + 0.001], 0.26 * k))),
      ]),
    ],
    base,
  ); // prettier-ignore
}

/** Height of a sprayer over the end of the neck, in collar radii. */
export const SPRAY_RISE = 4.2;

/** The fixed housing of a trigger sprayer and, hinged under its nozzle, the trigger. */
export function sprayHead(s: Shapes, seat: HeadSeat): { parts: ModelPart[]; trigger: (base: ModelBody) => ModelBody } {
  const { z, k, gap, finish } = seat;
  const foot = z + 1.3 * k;
  const top = z + SPRAY_RISE * k;
  // Side view, (y, z): a hump at the back, the nozzle in front.
  const outline: Point2[] = [
    [0.55 * k, foot],
    [0.75 * k, foot + 0.9 * k],
    ...smoothCurve<Point2>([[1.5 * k, top - 1.1 * k], [1.55 * k, top - 0.5 * k], [0.9 * k, top - 0.05 * k], [-0.4 * k, top]], s.steps(3)),
    [-2.3 * k, top - 0.1 * k],
    [-2.3 * k, top - 0.85 * k],
    [-0.75 * k, top - 1.05 * k],
    [-0.5 * k, foot],
  ]; // prettier-ignore
  const half = 0.55 * k;
  // The outline's x, y become y, z; its thickness runs along x.
  const rotation = multiplyQuat(quatFromAxisAngle([0, 0, 1], Math.PI / 2), quatFromAxisAngle([1, 0, 0], Math.PI / 2));
  const nozzle = s.cylinder([0, -2.3 * k, top - 0.47 * k], [0, -2.85 * k, top - 0.47 * k], 0.42 * k);
  const parts = [
    part('spray head', { material: 'polypropylene', fill: 0.35, affordance: 3, description: 'Head with the nozzle.' }, [
      ...paint(finish, s.prism(outline, 2 * half, { pose: { position: [-half, 0, 0], rotation } })),
      ...paint('accent', nozzle),
    ]),
  ];
  const from: Vec3 = [0, -1.55 * k, top - 1.0 * k - gap - 0.25 * k];
  const trigger = (base: ModelBody): ModelBody =>
    body(
      hinge({ axis: [1, 0, 0], position: from, range: [0, 14] }),
      [
        part('trigger', { material: 'polypropylene', affordance: 1, description: 'Trigger, pulled to spray.' }, [
          ...paint('accent', s.tube(smoothCurve<Vec3>([from, [0, -1.9 * k, top - 1.9 * k], [0, -2.0 * k, top - 2.6 * k], [0, -2.35 * k, top - 3.3 * k]], s.steps(4)), 0.22 * k, { flat: [1.6, 0.8], up: [0, -1, 0] })),
        ]),
      ],
      base,
    ); // prettier-ignore
  return { parts, trigger };
}
