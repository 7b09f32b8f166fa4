import type { Vec3 } from '../../core/math/vec3.js';
import { pieceFromHull } from '../../core/mesh/decompose-convex.js';
import type { Ring } from '../solids/skin-rings.js';
import { hullOf, skinRings } from '../solids/skin-rings.js';
import type { Solid } from '../solids/solid.js';

/**
 * A frame, rim or hollow wall: the skin over rings that lie about an opening, joined end to start, so that corresponding points of all
 * rings go round the wall's section. Collides as `sectors` pieces, each the hull of a share of every ring; the number of a ring's points
 * is a multiple of that, and corners of the outline fall between sectors.
 */
export const ringFrame = (rings: readonly Ring[], sectors: number): Solid => ({
  mesh: skinRings(rings, true),
  pieces: () => {
    const n = rings[0].length;
    return Array.from({ length: sectors }, (_, sector) => {
      const [from, to] = [(sector * n) / sectors, ((sector + 1) * n) / sectors];
      const points = rings.flatMap((ring) =>
        Array.from({ length: to - from + 1 }, (_point, k): Vec3 => ring[(from + k) % n]),
      );
      return hullOf(points);
    }).flatMap((hull) => (hull === undefined ? [] : [pieceFromHull(hull)]));
  },
});
