import type { ConvexPiece } from '../../../core/geom.js';
import { quatFromAxisAngle } from '../../../core/math/quat.js';
import { distance } from '../../../core/math/vec3.js';
import type { OutlineRegion } from './decompose-outline.js';
import type { Placement } from './place-outline.js';
import type { StandingOutline } from './stand-outline.js';

/** Height of the boxes, raster pixels: 1.5% of the longest side. */
const HEIGHT = 6;

/** Feet narrower than this rest on the hulls of their regions, raster pixels. */
const MIN_WIDTH = 4;

/** More feet than this make more contacts and nothing firmer. */
const MAX_FEET = 8;

/** Shares of the base's extent tried for a box. */
const SHARES = [0.95, 0.85, 0.75, 0.65, 0.55, 0.45, 0.35];

/** A flat area that an object stands on, seen from above: raster units about its centre along its own axes. */
interface Base {
  /** In the plane of the base: x, and y (upright) or z (lying). */
  readonly centre: readonly [number, number];
  /** Angle of the first axis from x, radians. */
  readonly angle: number;
  readonly halfExtents: readonly [number, number];
  readonly contains: (a: number, b: number) => boolean;
}

/**
 * Flat boxes inside the areas that an object stands on. Engines find a box's four corners on the floor at once, but only one to three
 * neighbouring vertices of a convex mesh, on which a slender object rocks without end.
 */
export function makeFootBoxes(
  regions: readonly OutlineRegion[],
  standing: StandingOutline,
  placement: Placement,
): ConvexPiece[] {
  const { backDepth } = standing;
  const bases = backDepth === undefined ? findFeet(standing) : regions.flatMap((r) => findBack(r, standing, backDepth));
  const fitted = bases.flatMap((base) => {
    const fit = fitRectangle(base);
    return fit === undefined ? [] : [{ base, fit }];
  });
  return chooseFeet(fitted).map(({ base, fit }) => {
    const height = backDepth === undefined ? HEIGHT : Math.min(HEIGHT, 1.5 * backDepth);
    const [a, b] = base.centre;
    const position =
      backDepth === undefined ? placement.point(a, b, height / 2) : placement.point(a, backDepth - height / 2, b);
    const unit = distance(placement.point(1, 0, 0), placement.point(0, 0, 0));
    const halfExtents = [fit[0] * unit, fit[1] * unit, (height / 2) * unit] as const;
    return {
      shape: { kind: 'box', halfExtents },
      pose: { position, rotation: quatFromAxisAngle([0, 0, 1], base.angle) },
    };
  });
}

/** The outermost two and the largest others: a comb need not stand on every tooth. */
function chooseFeet<T extends { readonly fit: readonly [number, number] }>(feet: readonly T[]): readonly T[] {
  if (feet.length <= MAX_FEET) return feet;
  const largest = feet.slice(1, -1).sort((a, b) => b.fit[0] * b.fit[1] - a.fit[0] * a.fit[1]);
  return [feet[0], feet[feet.length - 1], ...largest.slice(0, MAX_FEET - 2)];
}

/** Upright: each unbroken stretch of the bottom row, as deep as the object is there. */
function findFeet({ outline, depth2 }: StandingOutline): Base[] {
  const feet: Base[] = [];
  let start = -1;
  for (let i = 0; i <= outline.width; i++) {
    const inside = i < outline.width && depth2[i] > 0;
    if (inside && start < 0) start = i;
    if (inside || start < 0) continue;
    const [first, end] = [start, i];
    start = -1;
    const depths = Array.from({ length: end - first }, (_, k) => Math.sqrt(depth2[first + k]));
    feet.push({
      centre: [(first + end) / 2, 0],
      angle: 0,
      halfExtents: [(end - first) / 2, Math.max(...depths)],
      contains: (x, y) => {
        const k = Math.floor(x - first);
        return k >= 0 && k < depths.length && Math.abs(y) <= depths[k];
      },
    });
  }
  return feet;
}

/** Lying: the part of a region whose back is cut flat, along its principal axes. */
function findBack(region: OutlineRegion, { outline, depth2 }: StandingOutline, backDepth: number): Base[] {
  const { width } = outline;
  const flat = region.filter((p) => depth2[p] >= backDepth ** 2);
  if (flat.length === 0) return [];
  const xs = flat.map((p) => (p % width) + 0.5);
  const zs = flat.map((p) => Math.floor(p / width) + 0.5);
  const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
  const [cx, cz] = [mean(xs), mean(zs)];
  const [xx, xz, zz] = [
    mean(xs.map((x) => (x - cx) ** 2)),
    mean(xs.map((x, i) => (x - cx) * (zs[i] - cz))),
    mean(zs.map((z) => (z - cz) ** 2)),
  ];
  const angle = Math.atan2(2 * xz, xx - zz) / 2;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const reach = (project: (dx: number, dz: number) => number): number =>
    flat.reduce((most, _, i) => Math.max(most, Math.abs(project(xs[i] - cx, zs[i] - cz))), 0);
  const inside = new Set(flat);
  return [
    {
      centre: [cx, cz],
      angle,
      halfExtents: [reach((dx, dz) => c * dx + s * dz), reach((dx, dz) => c * dz - s * dx)],
      contains: (x, z) => inside.has(Math.floor(z) * width + Math.floor(x)),
    },
  ];
}

/** Half extents of the largest rectangle tried about the base's centre that lies in the base. */
function fitRectangle({ centre, angle, halfExtents, contains }: Base): [number, number] | undefined {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  let best: [number, number] | undefined;
  for (const p of SHARES) {
    for (const q of SHARES) {
      const [a, b] = [p * halfExtents[0], q * halfExtents[1]];
      if (2 * Math.min(a, b) < MIN_WIDTH || (best !== undefined && a * b <= best[0] * best[1])) continue;
      // Nine points a side: no base is more ragged than that between its region's cuts.
      const isInside = [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1].every((t) =>
        [[t * a, b], [t * a, -b], [a, t * b], [-a, t * b]].every(([u, v]) =>
          contains(centre[0] + c * u - s * v, centre[1] + s * u + c * v),
        ),
      ); // prettier-ignore
      if (isInside) best = [a, b];
    }
  }
  return best;
}
