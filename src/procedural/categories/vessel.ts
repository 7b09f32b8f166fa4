import type { ConvexPiece } from '../../core/geom.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { pieceFromHull } from '../../core/mesh/decompose-convex.js';
import type { Point2 } from '../solids/convex-polygons.js';
import type { Shapes } from '../solids/shapes.js';
import type { Ring } from '../solids/skin-rings.js';
import { hullOf } from '../solids/skin-rings.js';
import type { Solid } from '../solids/solid.js';

/** Points of a level section of half-width `r`, at angles that are equal shares of a turn. */
export type Section = (r: number, z: number, sides: number) => Ring;

/**
 * A section between a circle (`exponent` 2) and a square (6 and more): a superellipse, `depth` times as deep as it is wide.
 */
export const section =
  (exponent = 2, depth = 1): Section =>
  (r, z, sides) =>
    Array.from({ length: sides }, (_, i): Vec3 => {
      // Half a step off, so that a square with four sides has its corners in the corners.
      const angle = (2 * Math.PI * (i + 0.5)) / sides;
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      const swell = (Math.abs(c) ** exponent + Math.abs(s) ** exponent) ** (-1 / exponent);
      return [r * c * swell, depth * r * s * swell, z];
    });

export interface VesselOptions {
  /** Thickness of wall and of floor, m; the floor is as thick as the wall where absent. */
  readonly wall: number;
  readonly floor?: number;
  readonly section?: Section;
  /** What is narrower than this radius (a bottle's neck) collides as if it were solid; 0 where absent. */
  readonly solidBelow?: number;
  /** It collides only below this height: what is inside a cap is left to the cap. */
  readonly collidesTo?: number;
  /** Sectors of its collision shape. */
  readonly sectors?: number;
}

/**
 * A vessel that is open at the top: `outer` is its outline as (half-width, height), from the edge of its foot to its rim, heights rising.
 * It collides as a hollow thing: a floor and a ring of convex staves for each stretch of the outline that is nearly straight.
 */
export function vessel(s: Shapes, outer: readonly Point2[], options: VesselOptions): Solid {
  const cut = options.section ?? section();
  const { wall } = options;
  const [low, high] = [outer[0][1], outer[outer.length - 1][1]];
  const floor = low + Math.min(options.floor ?? wall, 0.5 * (high - low));
  const inner = insideOf(outer, wall, floor);
  const sides = s.steps(40);
  const profile: Point2[] = [[0, low], ...outer, ...inner, [0, floor]];
  const { mesh } = s.loft(profile.map(([r, z]) => cut(r, z, sides)));
  return { mesh, pieces: () => stavesOf(outer, floor, options, cut) };
}

/** The outline moved in by the wall, from the rim down to the floor. */
function insideOf(outer: readonly Point2[], wall: number, floor: number): Point2[] {
  const last = outer.length - 1;
  const inner = outer.map(([r, z], i): Point2 => {
    const [r0, z0] = outer[Math.max(0, i - 1)];
    const [r1, z1] = outer[Math.min(last, i + 1)];
    const size = Math.hypot(r1 - r0, z1 - z0) || 1;
    const [nr, nz] = i === last ? [1, 0] : [(z1 - z0) / size, -(r1 - r0) / size];
    return [Math.max(0.3 * r, r - wall * Math.max(nr, 0.3)), z - wall * nz];
  });
  const above = inner.filter(([, z], i) => z > floor + 1e-6 && (i === last || z < outer[last][1] - 1e-6));
  return [...above.reverse(), [Math.max(0.3 * outer[0][0], radiusAt(outer, floor) - wall), floor]];
}

/** Half-width of an outline at a height. */
export function radiusAt(outline: readonly Point2[], z: number): number {
  for (let i = 0; i + 1 < outline.length; i++) {
    const [[r0, z0], [r1, z1]] = [outline[i], outline[i + 1]];
    if (z <= z1 && z1 > z0) return r0 + ((r1 - r0) * Math.max(0, z - z0)) / (z1 - z0);
  }
  return outline[outline.length - 1][0];
}

/** An outline for collisions may leave the drawn one by this share of the greatest half-width. */
const OUTLINE_SLACK = 0.06;

function stavesOf(outer: readonly Point2[], floor: number, options: VesselOptions, cut: Section): ConvexPiece[] {
  const widest = Math.max(...outer.map(([r]) => r));
  const outline = cutAt(simplifyNeck(outer, options.solidBelow ?? 0, OUTLINE_SLACK * widest), options.collidesTo);
  const sectors = options.sectors ?? 12;
  const narrow = options.solidBelow ?? 0;
  const low = outer[0][1];
  const floorRing = [...cut(outer[0][0], low, 16), ...cut(radiusAt(outer, floor), floor, 16)];
  const hulls: (readonly Vec3[])[] = [floorRing];
  for (let i = 0; i + 1 < outline.length; i++) {
    const ends = [outline[i], outline[i + 1]];
    if (ends.every(([r]) => r <= narrow)) {
      hulls.push(ends.flatMap(([r, z]) => cut(r, z, 12)));
      continue;
    }
    const rings = ends.flatMap(([r, z]) => [cut(r, z, sectors), cut(Math.max(0.2 * r, r - options.wall), z, sectors)]);
    for (let k = 0; k < sectors; k++) hulls.push(rings.flatMap((ring) => [ring[k], ring[(k + 1) % sectors]]));
  }
  return hulls.flatMap((points) => {
    const hull = hullOf(points);
    return hull === undefined ? [] : [pieceFromHull(hull)];
  });
}

/** Body and neck each by itself, so that the neck keeps its width. */
function simplifyNeck(outer: readonly Point2[], narrow: number, slack: number): readonly Point2[] {
  const start = outer.findLastIndex(([r]) => r > narrow) + 1;
  if (start === 0 || start >= outer.length) return simplify(outer, slack);
  return [...simplify(outer.slice(0, start + 1), slack), ...outer.slice(-1)];
}

/** What of an outline is below a height. */
function cutAt(outline: readonly Point2[], z: number | undefined): readonly Point2[] {
  if (z === undefined) return outline;
  return [...outline.filter((point) => point[1] < z), [radiusAt(outline, z), z]];
}

/** Leaves out points that are within `slack` of the line between their neighbours (Douglas and Peucker 1973). */
function simplify(line: readonly Point2[], slack: number): readonly Point2[] {
  if (line.length < 3) return line;
  const [a, b] = [line[0], line[line.length - 1]];
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  const off = line.map(([r, z]) => Math.abs((b[0] - a[0]) * (z - a[1]) - (b[1] - a[1]) * (r - a[0])) / length);
  const most = Math.max(...off);
  if (most <= slack) return [a, b];
  const i = off.indexOf(most);
  return [...simplify(line.slice(0, i + 1), slack), ...simplify(line.slice(i), slack).slice(1)];
}
