import type { Vec3 } from '../math/vec3.js';
import { add, cross, dot, scale, subtract } from '../math/vec3.js';

/** The point of a simplex nearest to the origin, and the corners that span the feature it lies on. */
export interface ClosestPoint {
  readonly point: Vec3;
  readonly corners: readonly Vec3[];
}

/** Nearest point to the origin of a point, segment, triangle or tetrahedron. A tetrahedron around the origin gives the origin itself. */
export function closestOnSimplex(s: readonly Vec3[]): ClosestPoint {
  switch (s.length) {
    case 1:
      return { point: s[0], corners: s };
    case 2:
      return closestOnSegment(s[0], s[1]);
    case 3:
      return closestOnTriangle(s[0], s[1], s[2]);
    default:
      return closestOnTetrahedron(s);
  }
}

function closestOnSegment(a: Vec3, b: Vec3): ClosestPoint {
  const ab = subtract(b, a);
  const t = -dot(a, ab);
  const length2 = dot(ab, ab);
  if (t <= 0 || length2 === 0) return { point: a, corners: [a] };
  if (t >= length2) return { point: b, corners: [b] };
  return { point: add(a, scale(ab, t / length2)), corners: [a, b] };
}

/** By the Voronoi regions of corners, sides and face (Ericson, Real-Time Collision Detection, section 5.1.5). */
function closestOnTriangle(a: Vec3, b: Vec3, c: Vec3): ClosestPoint {
  const ab = subtract(b, a);
  const ac = subtract(c, a);
  const d1 = -dot(ab, a);
  const d2 = -dot(ac, a);
  if (d1 <= 0 && d2 <= 0) return { point: a, corners: [a] };
  const d3 = -dot(ab, b);
  const d4 = -dot(ac, b);
  if (d3 >= 0 && d4 <= d3) return { point: b, corners: [b] };
  const d5 = -dot(ab, c);
  const d6 = -dot(ac, c);
  if (d6 >= 0 && d5 <= d6) return { point: c, corners: [c] };
  const vc = d1 * d4 - d3 * d2;
  if (vc <= 0 && d1 >= 0 && d3 <= 0) return closestOnSegment(a, b);
  const vb = d5 * d2 - d1 * d6;
  if (vb <= 0 && d2 >= 0 && d6 <= 0) return closestOnSegment(a, c);
  const va = d3 * d6 - d5 * d4;
  if (va <= 0 && d4 - d3 >= 0 && d5 - d6 >= 0) return closestOnSegment(b, c);
  // Along the normal rather than by barycentric sums: the result is then perpendicular to the face to machine precision.
  const n = cross(ab, ac);
  const n2 = dot(n, n);
  if (n2 === 0) return nearest([closestOnSegment(a, b), closestOnSegment(a, c), closestOnSegment(b, c)]);
  return { point: scale(n, dot(a, n) / n2), corners: [a, b, c] };
}

function closestOnTetrahedron([a, b, c, d]: readonly Vec3[]): ClosestPoint {
  const outside: ClosestPoint[] = [];
  const test = (p: Vec3, q: Vec3, r: Vec3, opposite: Vec3): void => {
    const n = cross(subtract(q, p), subtract(r, p));
    const side = dot(n, subtract(opposite, p));
    // The origin is beyond this face, or the tetrahedron is flat and every face has to be looked at.
    if (side === 0 || -dot(n, p) * side <= 0) outside.push(closestOnTriangle(p, q, r));
  };
  test(a, b, c, d);
  test(a, b, d, c);
  test(a, c, d, b);
  test(b, c, d, a);
  return outside.length === 0 ? { point: [0, 0, 0], corners: [a, b, c, d] } : nearest(outside);
}

const nearest = (candidates: readonly ClosestPoint[]): ClosestPoint =>
  candidates.reduce((best, next) => (dot(next.point, next.point) < dot(best.point, best.point) ? next : best));
