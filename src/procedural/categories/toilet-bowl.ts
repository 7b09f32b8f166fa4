import type { Vec3 } from '../../core/math/vec3.js';
import type { Shapes } from '../solids/shapes.js';
import type { Ring } from '../solids/skin-rings.js';
import { skinRings } from '../solids/skin-rings.js';
import type { Solid } from '../solids/solid.js';
import { ringFrame } from './ring-frame.js';

/** Sectors that bowl, seat and lid's outlines fall into for collision. */
export const SECTORS = 8;

/** An egg-shaped outline in a level plane: half width, foremost and rearmost y, and how square it is in front and behind (2 is an ellipse). */
export interface Egg {
  readonly half: number;
  readonly front: number;
  readonly back: number;
  /** Where it is widest, a share of the way from the front to the back. */
  readonly widest: number;
  readonly frontPower: number;
  readonly backPower: number;
}

/** Points of an egg from its right side (+x) over the back. */
export const eggRing = (s: Shapes, e: Egg, z: number): Ring => {
  const n = s.detail === 'full' ? 5 * SECTORS : 3 * SECTORS;
  const middle = e.front + e.widest * (e.back - e.front);
  return Array.from({ length: n }, (_, k): Vec3 => {
    const a = (2 * Math.PI * k) / n;
    const [c, d] = [Math.cos(a), Math.sin(a)];
    const power = 2 / (d > 0 ? e.backPower : e.frontPower);
    const along = d > 0 ? e.back - middle : middle - e.front;
    return [
      e.half * Math.sign(c) * Math.abs(c) ** power,
      middle + along * Math.sign(d) * Math.abs(d) ** power,
      z,
    ];
  });
}; // prettier-ignore

/** A third of a ring's points, for collision. */
export const coarse = (ring: Ring): Ring => ring.filter((_, k) => k % 3 === 0);

/** The egg smaller by `inset` all round. */
export const insetEgg = (e: Egg, inset: number): Egg => ({
  ...e,
  half: e.half - inset,
  front: e.front + inset,
  back: e.back - inset,
});

export interface BowlShape {
  /** The rim outside, and the opening. */
  readonly rim: Egg;
  readonly opening: Egg;
  readonly height: number;
  /** Width of the foot, a share of the rim's; how far it stands back in front, m. */
  readonly foot: number;
  readonly setBack: number;
  /** How much the foot is drawn in between floor and bowl, a share of its width; 0 for a skirt. */
  readonly waist: number;
  /** Height of the lowest point inside, a share of the height. */
  readonly sump: number;
}

/** The bowl on its foot, hollow from above. */
export function toiletBowl(s: Shapes, b: BowlShape): Solid {
  const outerAt = (t: number): Ring => {
    // Hardly changing over the foot, then out to the rim.
    const rise = t < 0.25 ? 0 : (t - 0.25) / 0.75;
    const grow = rise * rise * (3 - 2 * rise);
    const drawn = 1 - b.waist * Math.sin(Math.PI * Math.min(1, t / 0.62)) ** 2;
    return eggRing(
      s,
      {
        ...b.rim,
        half: b.rim.half * (b.foot + (1 - b.foot) * grow) * drawn,
        front: b.rim.front + b.setBack * (1 - grow) + 0.25 * b.waist * (1 - drawn),
      },
      t * b.height,
    );
  };
  const innerAt = (t: number, share: number): Ring => {
    const e = b.opening;
    const middle = e.front + e.widest * (e.back - e.front);
    return eggRing(
      s,
      { ...e, half: e.half * share, front: middle - share * (middle - e.front), back: middle + share * (e.back - middle) },
      b.height * (b.sump + (1 - b.sump) * t),
    );
  };
  const low = [0, 0.06, 0.16, 0.26, Math.max(0.3, b.sump - 0.04)].map(outerAt);
  const high = [0.5, 0.64, 0.78, 0.9, 0.96].map(outerAt);
  const lip = eggRing(s, insetEgg(b.rim, 0.006), b.height);
  const inner = [innerAt(1, 1), innerAt(0.86, 1.02), innerAt(0.6, 0.84), innerAt(0.3, 0.56), innerAt(0, 0.28)];
  const outer = [...low, ...high, lip];
  const edge = low[low.length - 1];
  const felt = [edge, high[1], high[3], lip, inner[0], inner[2], inner[4]];
  return {
    mesh: skinRings([...outer, ...inner]),
    pieces: () => [...s.loft([low[0], low[2], edge].map(coarse)).pieces(), ...ringFrame(outer, SECTORS, felt).pieces()],
  };
} // prettier-ignore
