import earcut from 'earcut';
import type { ConvexPiece } from '../../core/geom.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { add, cross, dot, norm, normalize, perpendicular, scale, subtract } from '../../core/math/vec3.js';
import { pieceFromHull } from '../../core/mesh/decompose-convex.js';
import { meshVolume } from '../../core/mesh/mass-properties.js';
import { hullToMesh, quickHull } from '../../core/mesh/quick-hull.js';
import type { TriangleMesh } from '../../core/mesh/triangle-mesh.js';
import { closeMesh } from './solid.js';

/** A closed curve of points; rings of one skin have equally many, starting at corresponding places. */
export type Ring = readonly Vec3[];

/**
 * The closed surface over rings one behind the other: sides between neighbours, flat caps on the first and last, or joined end to
 * start when `loop`.
 */
export function skinRings(rings: readonly Ring[], loop = false): TriangleMesh {
  const n = rings[0].length;
  const points = rings.flat();
  const triangles: number[] = [];
  const spans = loop ? rings.length : rings.length - 1;
  for (let r = 0; r < spans; r++) {
    const [low, high] = [r * n, ((r + 1) % rings.length) * n];
    for (let i = 0; i < n; i++) {
      const j = (i + 1) % n;
      triangles.push(low + i, low + j, high + j, low + i, high + j, high + i);
    }
  }
  if (!loop) {
    const last = (rings.length - 1) * n;
    const [bottom, top] = [triangulate(rings[0]), triangulate(rings[rings.length - 1])];
    for (let t = 0; t < bottom.length; t += 3) triangles.push(bottom[t], bottom[t + 2], bottom[t + 1]);
    for (let t = 0; t < top.length; t += 3) triangles.push(last + top[t], last + top[t + 1], last + top[t + 2]);
  }
  return closeMesh(points, triangles);
}

/** Triangles of a flat ring, turning as the ring does. */
function triangulate(ring: Ring): number[] {
  const axis = normalize(areaVector(ring));
  if (axis === undefined) return [];
  const u = perpendicular(axis);
  const v = cross(axis, u);
  const flat = ring.flatMap((p) => [dot(p, u), dot(p, v)]);
  const triangles = earcut(flat);
  let area = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [2 * triangles[t], 2 * triangles[t + 1], 2 * triangles[t + 2]];
    area += (flat[b] - flat[a]) * (flat[c + 1] - flat[a + 1]) - (flat[b + 1] - flat[a + 1]) * (flat[c] - flat[a]);
  }
  if (area >= 0) return triangles;
  for (let t = 0; t < triangles.length; t += 3)
    [triangles[t + 1], triangles[t + 2]] = [triangles[t + 2], triangles[t + 1]];
  return triangles;
}

/** Twice the area enclosed by a ring, along its normal. */
function areaVector(ring: Ring): Vec3 {
  let sum: Vec3 = [0, 0, 0];
  for (let i = 1; i + 1 < ring.length; i++)
    sum = add(sum, cross(subtract(ring[i], ring[0]), subtract(ring[i + 1], ring[0])));
  return sum;
}

/** A hull may exceed what it stands for by this share: curved rims are worth no more pieces. */
const HULL_EXCESS = 0.08;
/** MuJoCo's comfortable number of vertices. */
const HULL_VERTICES = 48;

/** Convex pieces of a skin over convex rings: runs of neighbours whose hull is hardly larger than they are. */
export function piecesOfRings(rings: readonly Ring[], loop = false): ConvexPiece[] {
  const chain = loop ? [...rings, rings[0]] : rings;
  const pieces: ConvexPiece[] = [];
  for (let from = 0; from + 1 < chain.length;) {
    let best = hullOf(chain.slice(from, from + 2).flat());
    let to = from + 1;
    let inside = best === undefined ? 0 : meshVolume(best);
    for (let next = to + 1; next < chain.length; next++) {
      const span = hullOf(chain.slice(next - 1, next + 1).flat());
      const whole = hullOf(chain.slice(from, next + 1).flat());
      inside += span === undefined ? 0 : meshVolume(span);
      if (whole === undefined || meshVolume(whole) > (1 + HULL_EXCESS) * inside) break;
      [best, to] = [whole, next];
    }
    if (best !== undefined) pieces.push(pieceFromHull(best));
    from = to;
  }
  return pieces;
}

/** The convex hull of points, undefined where they span no volume. */
export function hullOf(points: readonly Vec3[]): TriangleMesh | undefined {
  const flat = points.flat();
  const hull = quickHull(flat, HULL_VERTICES);
  return hull === undefined ? undefined : hullToMesh(flat, hull);
}

/**
 * Frames along a path that do not twist (parallel transport): for each point a unit tangent and two directions across it. `up` is where
 * `v` points as nearly as can be at the start.
 */
export function framesAlong(path: readonly Vec3[], loop = false, up?: Vec3): { u: Vec3; v: Vec3; tangent: Vec3 }[] {
  const n = path.length;
  const tangentAt = (i: number): Vec3 => {
    const before = loop ? path[(i + n - 1) % n] : path[Math.max(0, i - 1)];
    const after = loop ? path[(i + 1) % n] : path[Math.min(n - 1, i + 1)];
    return normalize(subtract(after, before)) ?? [0, 0, 1];
  };
  let v = up;
  return path.map((_, i) => {
    const tangent = tangentAt(i);
    const across = v === undefined ? perpendicular(tangent) : subtract(v, scale(tangent, dot(v, tangent)));
    v = norm(across) > 1e-9 ? normalize(across) : perpendicular(tangent);
    const side = v as Vec3;
    return { u: cross(side, tangent), v: side, tangent };
  });
}
