import type { Vec3 } from '../../core/math/vec3.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import type { ProfilePoint } from './turned.js';
import { dome, turned } from './turned.js';

/** A tap's handle on a seat at the origin, turning about z, its lever towards -y; m. */
export interface HandleShape {
  readonly kind: 'curved' | 'flat' | 'stick' | 'cross';
  /** Radius of the seat. */
  readonly seat: number;
  /** Width of the neck under the lever, a share of the seat's. */
  readonly neck: number;
  /** Height of the bell between seat and lever, shares of the seat's radius. */
  readonly bell: number;
  readonly length: number;
  /** Half the lever's width at its root. */
  readonly width: number;
  /** How far the lever's end is below its root, a share of the length. */
  readonly droop: number;
  /** Width at the tip over that at the root. */
  readonly flare: number;
}

/** Steepness of the end's rounding, shares of the lever's length. */
const ROUND_END = 0.1;
const rounding = (t: number): number =>
  t < 1 - ROUND_END ? 1 : Math.sqrt(Math.max(0.16, 1 - ((t - 1 + ROUND_END) / ROUND_END) ** 2));

/** The bar of a lever from above the axis at height z. */
function leverBar(s: Shapes, h: HandleShape, z: number): Solid[] {
  const n = s.steps(18);
  const drop = h.droop * h.length;
  const at = (t: number): Vec3 => [0, -h.length * t, z - drop * t ** 1.7];
  const along = Array.from({ length: n + 1 }, (_, k) => at(k / n));
  const slim = (t: number): number =>
    h.width * (1 - 0.28 * Math.sin(Math.PI * Math.min(1, 1.25 * t)) + (h.flare - 1) * t * t) * rounding(t);
  switch (h.kind) {
    case 'curved':
      return [s.tube(along, slim, { flat: [1, 0.7], up: [0, 0, 1] })];
    case 'flat':
      return [s.tube(along, (t) => h.width * (1 + (h.flare - 1) * t), { flat: [1, 0.2], square: true, up: [0, 0, 1] })];
    case 'stick': {
      const thin = 0.42 * h.width;
      return [s.cylinder(at(0), at(1), thin), s.ellipsoid(at(1), [thin * h.flare, thin * h.flare, thin * h.flare])];
    }
    case 'cross':
      return crossArms(s, h, z);
  }
}

function crossArms(s: Shapes, h: HandleShape, z: number): Solid[] {
  const reach = Math.min(0.55 * h.length, 2.4 * h.seat);
  const thin = 0.55 * h.width;
  return [
    ...([[1, 0], [0, 1]] as const).map(([x, y]) =>
      s.cylinder([-reach * x, -reach * y, z], [reach * x, reach * y, z], thin),
    ),
    ...([[1, 0], [-1, 0], [0, 1], [0, -1]] as const).map(([x, y]) =>
      s.ellipsoid([reach * x, reach * y, z], [thin * h.flare, thin * h.flare, thin * h.flare]),
    ),
  ]; // prettier-ignore
}

/** The bell from the seat at height `from` to the lever's root, which it returns the height of. */
export function bellHandle(
  s: Shapes,
  h: HandleShape,
  from: number,
): { readonly solids: Solid[]; readonly root: number } {
  const r = h.seat;
  const neck = h.neck * r;
  const height = h.bell * r;
  const slope = s.steps(7);
  // From the shoulder the bell falls in to the neck as a hollow curve.
  const bell = Array.from({ length: slope + 1 }, (_, k): ProfilePoint => {
    const t = k / slope;
    return [neck + (0.9 * r - neck) * (1 - t) ** 1.9, from + 0.26 * r + (height - 0.26 * r) * t];
  });
  const root = from + height + 0.5 * h.width;
  const boss = Math.max(1.04 * neck, 0.98 * h.width);
  const lever = leverBar(s, h, root);
  return {
    root,
    solids: [
      turned(s, [[0.94 * r, from], [r, from + 0.06 * r], [r, from + 0.16 * r], [0.93 * r, from + 0.2 * r], ...bell]),
      turned(s, [
        [neck, root - 0.8 * h.width],
        [boss, root - 0.5 * h.width],
        [boss, root + 0.4 * h.width],
        [0.85 * boss, root + 0.66 * h.width],
      ]),
      ...paint('accent', turned(s, dome(s, 0.62 * boss, 0.22 * boss, root + 0.62 * h.width, 4), { sides: 24 })),
      ...lever,
    ],
  }; // prettier-ignore
}

/**
 * A handle that turns and lifts: the hub ends in a ball about `pivot`, and no point of the lever is nearer to that than the ball's radius
 * and the gap, so that it clears the hub wherever it is.
 */
export function ballHandle(
  s: Shapes,
  h: HandleShape,
  from: number,
  gap: number,
): { readonly hub: Solid[]; readonly lever: Solid[]; readonly pivot: number } {
  const r = h.seat;
  const pivot = from + 0.22 * r;
  const ball = 0.96 * r;
  const low = pivot + ball + gap;
  const thick = (h.kind === 'flat' ? 0.2 : h.kind === 'curved' ? 0.7 : 0.42) * h.width;
  const cap = Math.max(0.62 * r, 0.9 * h.width);
  const z = low + Math.max(0.8 * thick, 0.12 * r);
  return {
    hub: [turned(s, [[r, from], [r, pivot], ...dome(s, ball, ball, pivot, 8)])],
    lever: [
      turned(s, [[0.8 * cap, low], [cap, low + 0.35 * (z - low)], [cap, z], ...dome(s, 0.9 * cap, thick + 0.12 * r, z, 4)]),
      ...leverBar(s, h, z),
    ],
    pivot,
  }; // prettier-ignore
}
