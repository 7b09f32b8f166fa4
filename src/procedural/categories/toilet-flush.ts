import { IDENTITY_QUAT } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import type { ModelBody } from '../model.js';
import { body, hinge, part, slide } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { drawnOnly } from './drawn-only.js';
import { dome, turned } from './turned.js';

/** Free room about moving parts and how far a button goes down, m. */
const GAP = 0.0032;
const TRAVEL = 0.005;
const RING = 0.013;

/** The ring on a tank's lid that buttons sit in, at the middle of its top. */
export const buttonRing = (s: Shapes, at: Vec3, radius: number): Solid[] =>
  paint('metal', ...drawnOnly(s.lathe([[radius, -0.001], [radius + 0.006, -0.001], [radius + 0.005, RING], [radius, RING]], { origin: at }))); // prettier-ignore

/** One round button, or two halves. */
export function flushButtons(s: Shapes, at: Vec3, radius: number, two: boolean, base: ModelBody): ModelBody[] {
  const motion = slide({ axis: [0, 0, -1], range: [0, TRAVEL] });
  const [low, high] = [at[2] + TRAVEL + GAP, at[2] + RING + 0.004];
  const r = radius - GAP;
  const about = { material: 'abs', affordance: 1 } as const;
  if (!two) {
    const solid = turned(
      s,
      [
        [r, low],
        [r, high - 0.002],
        [0.9 * r, high],
      ],
      { origin: [at[0], at[1], 0], sides: 32 },
    );
    return [body(motion, [part('flush button', { ...about, description: 'Button; pressed to flush.' }, paint('metal', solid))], base)]; // prettier-ignore
  }
  return ([-1, 1] as const).map((side) => {
    const n = s.steps(16);
    const gap = GAP / 2;
    const outline = Array.from({ length: n + 1 }, (_, k): [number, number] => {
      const a = -Math.PI / 2 + (Math.PI * k) / n;
      return [at[0] + side * (gap + (r - gap) * Math.cos(a)), at[1] + r * Math.sin(a)];
    });
    const solid = s.prism(outline, high - low, { pose: { position: [0, 0, low], rotation: IDENTITY_QUAT } });
    const name = side < 0 ? 'half flush button' : 'full flush button';
    return body(motion, [part(name, { ...about, description: 'Button; pressed to flush.' }, paint('metal', solid))], base);
  }); // prettier-ignore
}

/** The boss of a lever on a tank's front. */
export const leverBoss = (s: Shapes, at: Vec3): Solid[] =>
  paint('metal', turned(s, [[0.016, -0.001], [0.016, 0.006], [0.011, 0.01]], { origin: at, axis: [0, -1, 0], sides: 24 })); // prettier-ignore

/** A lever on a tank's front that is pressed down. */
export function flushLever(s: Shapes, at: Vec3, length: number, base: ModelBody): ModelBody {
  const y = at[1] - 0.01 - GAP;
  const out = y - 0.012;
  return body(
    hinge({ axis: [0, 1, 0], position: [at[0], y, at[2]], range: [0, 35] }),
    [
      part('flush lever', { material: 'zinc_alloy', affordance: 1, description: 'Lever; pressed down to flush.' }, paint(
        'metal',
        s.cylinder([at[0], y, at[2]], [at[0], out - 0.004, at[2]], 0.009),
        s.tube([[at[0] - 0.004, out, at[2]], [at[0] + 0.5 * length, out, at[2] - 0.002], [at[0] + length, out, at[2] - 0.008]], (t) => 0.007 + 0.003 * t, { flat: [1, 0.6] }),
      )),
    ],
    base,
  );
} // prettier-ignore

/** The pipe and valve of a bowl without a tank, standing on the bowl's back: fixed solids and the lever. */
export const flushValve = (s: Shapes, foot: Vec3, height: number): Solid[] => {
  const top = foot[2] + height;
  return paint(
    'metal',
    s.cylinder([foot[0], foot[1], foot[2] - 0.01], [foot[0], foot[1], top - 0.05], 0.016),
    turned(s, [[0.03, foot[2] - 0.002], [0.028, foot[2] + 0.012], [0.017, foot[2] + 0.02]], { origin: [foot[0], foot[1], 0], sides: 28 }),
    turned(s, [[0.02, top - 0.09], [0.03, top - 0.075], [0.03, top - 0.02], ...dome(s, 0.03, 0.022, top - 0.02, 5)], { origin: [foot[0], foot[1], 0], sides: 28 }),
    s.cylinder([foot[0] - 0.02, foot[1], top - 0.055], [foot[0] - 0.075, foot[1], top - 0.055], 0.018),
    s.cylinder([foot[0], foot[1] - 0.02, top - 0.055], [foot[0], foot[1] - 0.05, top - 0.055], 0.014),
  );
}; // prettier-ignore

/** The valve's lever, pointing to the front; pressed down. */
export function valveLever(s: Shapes, foot: Vec3, height: number, base: ModelBody): ModelBody {
  const z = foot[2] + height - 0.055;
  const y = foot[1] - 0.05 - GAP;
  return body(
    hinge({ axis: [1, 0, 0], position: [foot[0], y, z], range: [0, 18] }),
    [
      part('flush lever', { material: 'zinc_alloy', affordance: 1, description: 'Lever; pressed down to flush.' }, paint(
        'metal',
        s.cylinder([foot[0], y - 0.004, z], [foot[0], y - 0.05, z], 0.006, 0.008),
        s.ellipsoid([foot[0], y - 0.052, z], [0.01, 0.012, 0.01]),
      )),
    ],
    base,
  );
} // prettier-ignore
