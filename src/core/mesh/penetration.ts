import type { Vec3 } from '../math/vec3.js';
import { cross, dot, norm, normalize, perpendicular, scale, subtract } from '../math/vec3.js';
import type { Support } from './convex-support.js';

interface Facet {
  readonly corners: readonly [Vec3, Vec3, Vec3];
  readonly normal: Vec3;
  /** Signed distance of the origin below the facet. */
  readonly distance: number;
}

export interface Penetration {
  readonly depth: number;
  /** Outward unit normal of the body's face nearest to the origin. */
  readonly normal: Vec3;
}

/**
 * Depth of the origin inside the convex body given by its support function: the expanding polytope algorithm, grown from four points of
 * the body that need not hold the origin (a facet that the origin is beyond has a negative distance and is expanded first).
 * Undefined when the body is flat. `size` sets the tolerance.
 */
export function penetrationOf(support: Support, size: number): Penetration | undefined {
  const tolerance = 1e-9 * size;
  const start = spanningTetrahedron(support, tolerance);
  if (start === undefined) return undefined;
  let facets = start;
  let nearest = nearestFacet(facets);
  // Each step adds one vertex. Differences of two 64-vertex hulls have a few hundred facets, of which few are near the origin.
  for (let step = 0; step < 200; step++) {
    const apex = support(nearest.normal);
    if (dot(apex, nearest.normal) - nearest.distance <= Math.max(tolerance, 1e-7 * Math.abs(nearest.distance))) break;
    const grown = growTo(facets, apex, tolerance);
    if (grown === undefined) break;
    facets = grown;
    nearest = nearestFacet(facets);
  }
  return { depth: nearest.distance, normal: nearest.normal };
}

const nearestFacet = (facets: readonly Facet[]): Facet =>
  facets.reduce((best, next) => (next.distance < best.distance ? next : best));

function makeFacet(a: Vec3, b: Vec3, c: Vec3): Facet | undefined {
  const normal = normalizeTiny(cross(subtract(b, a), subtract(c, a)));
  if (normal === undefined) return undefined;
  return { corners: [a, b, c], normal, distance: dot(normal, a) };
}

/** As `normalize`, but for vectors of any length that is not zero: areas of small objects are far below 1e-12. */
function normalizeTiny(v: Vec3): Vec3 | undefined {
  const length = norm(v);
  return length > 1e-40 ? scale(v, 1 / length) : undefined;
}

/** Replaces the facets that see `apex` by a cone to it; undefined when rounding leaves no proper cone. */
function growTo(facets: readonly Facet[], apex: Vec3, tolerance: number): Facet[] | undefined {
  const kept: Facet[] = [];
  const rim = new Map<Vec3, Map<Vec3, true>>();
  for (const facet of facets) {
    if (dot(facet.normal, apex) - facet.distance <= tolerance * 0.1) {
      kept.push(facet);
      continue;
    }
    const [a, b, c] = facet.corners;
    for (const [from, to] of [
      [a, b],
      [b, c],
      [c, a],
    ] as const) {
      // prettier-ignore
      // An edge between two removed facets cancels with its reverse.
      if (rim.get(to)?.delete(from) === true) continue;
      const ends = rim.get(from) ?? new Map<Vec3, true>();
      ends.set(to, true);
      rim.set(from, ends);
    }
  }
  for (const [from, ends] of rim) {
    for (const to of ends.keys()) {
      const facet = makeFacet(from, to, apex);
      if (facet === undefined) return undefined;
      kept.push(facet);
    }
  }
  return kept;
}

/** Four points of the body that span a volume, as outward facets. */
function spanningTetrahedron(support: Support, tolerance: number): Facet[] | undefined {
  const widest = ([[1, 0, 0], [0, 1, 0], [0, 0, 1]] as const) // prettier-ignore
    .map((axis) => [support(axis), support(scale(axis, -1))] as const)
    .reduce((best, next) => (norm(subtract(next[1], next[0])) > norm(subtract(best[1], best[0])) ? next : best));
  const [a, b] = widest;
  const along = normalize(subtract(b, a));
  if (along === undefined) return undefined;
  const side = perpendicular(along);
  const c = furthestFrom(support, a, [side, cross(along, side)], (r) => norm(cross(along, r)), tolerance);
  if (c === undefined) return undefined;
  const normal = normalizeTiny(cross(subtract(b, a), subtract(c, a)));
  if (normal === undefined) return undefined;
  const d = furthestFrom(support, a, [normal], (r) => Math.abs(dot(normal, r)), tolerance);
  if (d === undefined) return undefined;
  const up = dot(normal, subtract(d, a)) > 0;
  const [p, q] = up ? [c, b] : [b, c];
  const facets = [makeFacet(a, p, q), makeFacet(a, q, d), makeFacet(a, d, p), makeFacet(p, d, q)];
  return facets.every((f) => f !== undefined) ? facets : undefined;
}

/** Of the extreme points along the directions and their opposites, the one with the largest measure, if above the tolerance. */
function furthestFrom(
  support: Support,
  origin: Vec3,
  directions: readonly Vec3[],
  measure: (offset: Vec3) => number,
  tolerance: number,
): Vec3 | undefined {
  const points = directions.flatMap((d) => [support(d), support(scale(d, -1))]);
  const best = points.reduce((x, y) => (measure(subtract(y, origin)) > measure(subtract(x, origin)) ? y : x));
  return measure(subtract(best, origin)) > tolerance ? best : undefined;
}
