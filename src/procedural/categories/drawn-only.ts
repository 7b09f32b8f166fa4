import type { ConvexPiece } from '../../core/geom.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { pieceFromHull } from '../../core/mesh/decompose-convex.js';
import { hullOf } from '../solids/skin-rings.js';
import type { Solid } from '../solids/solid.js';

/** Solids that are seen and collide with nothing: what lies inside another piece, or is too small to be felt. */
export const drawnOnly = (...solids: readonly Solid[]): Solid[] =>
  solids.map((solid) => ({ ...solid, pieces: () => [] }));

/** Solids that collide as one: the convex hull of the given points. */
export const collidingAs = (points: readonly Vec3[], ...solids: readonly Solid[]): Solid[] => {
  const pieces = (): ConvexPiece[] => {
    const hull = hullOf(points);
    return hull === undefined ? [] : [pieceFromHull(hull)];
  };
  return solids.map((solid, i) => (i === 0 ? { ...solid, pieces } : { ...solid, pieces: () => [] }));
};
