import type { Vec3 } from '../../core/math/vec3.js';
import { roundedRectangle } from '../solids/curves.js';
import type { Shapes } from '../solids/shapes.js';
import type { Solid } from '../solids/solid.js';
import { paint } from '../solids/solid.js';
import { bentBar, untouched } from './collision-proxy.js';

/** A case and what is on it, m. */
export interface Case {
  readonly band: 'zip' | 'frame' | 'none';
  readonly pocket: 'none' | 'one' | 'two';
  readonly wheels: 'four' | 'two';
  /** Of the wheels. */
  readonly radius: number;
  /** Half the distance of the telescopic handle's rods. */
  readonly rods: number;
  /** It stands on wheels; else it lies. */
  readonly isTrolley: boolean;
  /** Extents across, from foot to carrying handle, and through both halves. */
  readonly w: number;
  readonly h: number;
  readonly d: number;
  /** Depths of the half that opens and of the other. */
  readonly lid: number;
  readonly trunk: number;
  readonly corner: number;
  readonly edge: number;
  /** Lowest point of the shell. */
  readonly low: number;
  /** Takes (across, towards the carrying handle, out of the parting plane towards the lid) to the object's frame. */
  readonly at: (a: number, b: number, out: number) => Vec3;
}

/** Between the halves, m. */
export const SEAM = 0.0026;

/** A strip round the case along the parting plane: a zip's tape or a metal frame. `side` 1 is the lid's. */
export function band({ band: kind, w, h, corner, at }: Case, s: Shapes, side: number): Solid[] {
  if (kind === 'none') return [];
  const [deep, proud] = kind === 'zip' ? [0.008, 0.0012] : [0.012, 0.0022];
  const out = side * (SEAM / 2 + deep / 2);
  const loop = roundedRectangle(w, h, Math.max(0.003, corner), s.steps(6)).map(([a, b]) => at(a, b, out));
  const strip = s.tube(loop, 1, {
    loop: true,
    square: true,
    flat: [proud, deep / 2],
    up: [0, 1, 2].map((k) => at(0, 0, 1)[k] - at(0, 0, 0)[k]) as unknown as Vec3,
  });
  return paint(kind === 'zip' ? 'dark' : 'metal', untouched(strip));
}

/** Handles at the end opposite the foot, on the half that stays, and on a trolley case's side. */
export function carryHandle({ w, h, trunk, isTrolley, at }: Case, s: Shapes): Solid[] {
  const out = -Math.min(0.5 * trunk, 0.025);
  const bow = (half: number, point: (a: number, b: number) => Vec3): Solid =>
    bentBar(s, [point(-half, -0.002), point(-half, 0.026), point(half, 0.026), point(half, -0.002)], 0.02, 4, 0.0055, {
      flat: [1.7, 1],
      up: [0, 0, 1],
    });
  const top = bow(Math.min(0.075, 0.3 * w), (a, b) => at(a, h / 2 + b, out));
  if (!isTrolley) return paint('dark', top);
  return paint(
    'dark',
    top,
    bow(0.075, (a, b) => at(w / 2 + b, a, out)),
  );
}

/** Latches on the lid above the seam, beside the carrying handle. */
export const locks = ({ w, h, lid, at }: Case, s: Shapes): Solid[] =>
  paint(
    'metal',
    ...[-0.33, 0.33].map((share) => ({
      ...s.boxBetween(
        at(share * w - 0.02, h / 2 - 0.002, 0.004),
        at(share * w + 0.02, h / 2 + 0.004, Math.min(0.03, 0.7 * lid)),
      ),
      pieces: () => [],
    })),
  );

/** Pockets on the lid's face. */
export function pockets({ pocket, w, h, lid, edge, isTrolley, at }: Case, s: Shapes): Solid[] {
  if (pocket === 'none' || !isTrolley) return [];
  const half = 0.5 * w - 0.6 * edge - 0.02;
  const bag = (low: number, high: number, deep: number): Solid =>
    s.boxBetween(at(-half, low, lid - 0.004), at(half, high, lid + deep), { round: 0.45 * deep });
  const top = h / 2 - 0.6 * edge - 0.03;
  return pocket === 'one' ? [bag(-top, 0.25 * h, 0.03)] : [bag(-top, 0.08 * h, 0.03), bag(0.12 * h, top, 0.018)];
}

/** Studs that a lying case rests on. */
export const studs = ({ w, h, trunk, low, edge, corner, at }: Case, s: Shapes): Solid[] =>
  paint(
    'rubber',
    ...[-1, 1].flatMap((a) =>
      [-1, 1].map((b) => {
        const inset = edge + 0.2 * corner + 0.012;
        const [x, y] = [a * (w / 2 - inset), b * (h / 2 - inset)];
        return s.cylinder(at(x, y, -trunk + 0.002), at(x, y, -trunk - low), 0.009);
      }),
    ),
  );
