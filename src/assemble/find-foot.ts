import type { Vec3 } from '../core/math/vec3.js';
import type { Polytope } from './clearance/polytope.js';
import { clipPolytope } from './clearance/polytope.js';
import { tippingAngle } from './stability.js';

/** Heights at which the lower end may be cut flat, as shares of the height. */
const CUTS = [0.0025, 0.005, 0.01, 0.015, 0.02];
/** What stands this steadily, rad, needs no other foot. */
const STEADY = (3 * Math.PI) / 180;
/** Points this share of the longest side above the lowest touch the floor too. */
const EVEN = 5e-4;

export interface Foot {
  /** How much is cut off below, m; 0 for none. */
  readonly height: number;
  /** Angle by which the object can be tilted on that foot before it falls, rad. */
  readonly tipping: number;
}

/**
 * How much to cut off the lower end so that the object stands on a flat foot instead of a bulge or its longest leg: smoothed voxels and
 * inflated outlines have rounded bottoms where the real thing has a flat one. The least cut, up to 2% of the height, that makes it
 * stand steadily; none where that does not help.
 *
 * @param pieces Collision pieces, asset frame at rest, z up.
 * @param com Centre of mass.
 */
export function findFoot(pieces: readonly Polytope[], com: Vec3): Foot {
  const low = Math.min(...pieces.map((piece) => piece.box.min[2]));
  const high = Math.max(...pieces.map((piece) => piece.box.max[2]));
  const longest = Math.max(...([0, 1, 2] as const).map((k) => extentOf(pieces, k)));
  const standOn = (cut: number): number => {
    const above = cut === 0 ? pieces : pieces.map((piece) => cutFoot(piece, low + cut)).filter((p) => p !== undefined);
    return tippingAngle(
      above.flatMap((piece) => piece.vertices),
      com,
      [0, 0, 1],
      EVEN * longest,
    );
  };
  const uncut: Foot = { height: 0, tipping: standOn(0) };
  if (uncut.tipping >= STEADY) return uncut;
  for (const share of CUTS) {
    const height = share * (high - low);
    const tipping = standOn(height);
    if (tipping >= STEADY) return { height, tipping };
  }
  return uncut;
}

/** The part of a piece above the height z. */
export const cutFoot = (piece: Polytope, z: number): Polytope | undefined =>
  clipPolytope(piece, { normal: [0, 0, -1], offset: -z });

const extentOf = (pieces: readonly Polytope[], k: 0 | 1 | 2): number =>
  Math.max(...pieces.map((piece) => piece.box.max[k])) - Math.min(...pieces.map((piece) => piece.box.min[k]));
