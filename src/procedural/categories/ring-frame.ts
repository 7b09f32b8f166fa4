import type { Vec3 } from '../../core/math/vec3.js';
import { pieceFromHull } from '../../core/mesh/decompose-convex.js';
import type { Ring } from '../solids/skin-rings.js';
import { hullOf, skinRings } from '../solids/skin-rings.js';
import type { Solid } from '../solids/solid.js';

/**
 * A frame, rim or hollow wall: the skin over rings that lie about an opening, joined end to start, so that corresponding points of all
 * rings go round the wall's section. Collides as `sectors` pieces, each the hull of three points of every ring of `felt` (all rings where
 * absent); the number of a ring's points is a multiple of the sectors, and corners of the outline fall between them.
 */
export const ringFrame = (rings: readonly Ring[], sectors: number, felt: readonly Ring[] = rings): Solid => ({
  mesh: skinRings(rings, true),
  pieces: () => {
    const n = rings[0].length;
    return Array.from({ length: sectors }, (_, sector) => {
      const [from, to] = [(sector * n) / sectors, ((sector + 1) * n) / sectors];
      const middle = Math.round((from + to) / 2);
      return hullOf(felt.flatMap((ring): Vec3[] => [ring[from], ring[middle % n], ring[to % n]]));
    }).flatMap((hull) => (hull === undefined ? [] : [pieceFromHull(hull)]));
  },
});
