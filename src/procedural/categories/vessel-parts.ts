import type { Vec3 } from '../../core/math/vec3.js';
import { compose, translation } from '../../core/math/pose.js';
import { pieceFromHull } from '../../core/mesh/decompose-convex.js';
import { transformMesh } from '../../core/mesh/transform-mesh.js';
import type { Point2 } from '../solids/convex-polygons.js';
import type { Shapes } from '../solids/shapes.js';
import { hullOf, skinRings } from '../solids/skin-rings.js';
import type { Solid } from '../solids/solid.js';
import type { Section } from './vessel.js';
import { section } from './vessel.js';

/** A thin band around a vessel, `r` its half-width at `low` and at `high`; it is drawn and does not collide. */
export function sleeve(
  s: Shapes,
  at: { readonly low: number; readonly high: number; readonly r: readonly [number, number]; readonly thick: number },
  cut: Section = section(),
): Solid {
  const sides = s.steps(40);
  const corners: Point2[] = [
    [at.r[0] - at.thick, at.low],
    [at.r[0], at.low],
    [at.r[1], at.high],
    [at.r[1] - at.thick, at.high],
  ];
  return { mesh: skinRings(corners.map(([r, z]) => cut(r, z, sides)), true), pieces: () => [] }; // prettier-ignore
}

/** Something drawn that does not collide: a label, a hoop, what lies flush on a surface. */
export const drawnOnly = (...solids: readonly Solid[]): Solid[] =>
  solids.map((solid) => ({ ...solid, pieces: () => [] }));

/**
 * Gap between moving parts of an object with this longest side, m: a little over what assembly asks for (1/320 of it, at most 2 mm), so
 * that nothing has to be cut.
 */
export const clearance = (longest: number): number => Math.min(0.0021, 0.0033 * longest);

/**
 * A hollow cover that is open below, from (half-width `r`, height `low`) up to `rise` above: `bulge` 0 is a flat-topped cap with upright
 * sides, 1 a dome. It collides as if it were filled.
 */
export function cover(
  s: Shapes,
  at: {
    readonly r: number;
    readonly low: number;
    readonly rise: number;
    readonly wall: number;
    readonly bulge: number;
  },
  cut: Section = section(),
): Solid {
  const { r, low, rise, wall, bulge } = at;
  const steps = s.steps(bulge > 0.2 ? 10 : 6);
  const outlineOf = (inset: number): Point2[] => {
    const power = 2 / (2 + 8 * (1 - bulge));
    const arc = Array.from({ length: steps + 1 }, (_, k): Point2 => {
      const a = (Math.PI / 2) * (k / steps);
      return [
        (r - inset) * Math.max(0, Math.cos(a)) ** power,
        low + Math.max(0.3 * rise, rise - inset) * Math.sin(a) ** power,
      ];
    });
    arc[steps] = [0, arc[steps][1]];
    return arc;
  };
  const outer = outlineOf(0);
  const profile = [...outlineOf(Math.min(wall, 0.6 * rise)).reverse(), ...outer];
  const sides = s.steps(40);
  const { mesh } = s.loft(profile.map(([radius, z]) => cut(radius, z, sides)));
  return {
    mesh,
    pieces: () => {
      const hull = hullOf(
        outer.filter((_, k) => k % 2 === 0 || k === steps).flatMap(([radius, z]) => cut(radius, z, 16)),
      );
      return hull === undefined ? [] : [pieceFromHull(hull)];
    },
  };
}

/** The solid moved by `by`. */
export const moveSolid = (solid: Solid, by: Vec3): Solid => ({
  ...solid,
  mesh: transformMesh(solid.mesh, translation(by)),
  pieces: () => solid.pieces().map((piece) => ({ ...piece, pose: compose(translation(by), piece.pose) })),
});
