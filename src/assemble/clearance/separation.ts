import type { Vec3 } from '../../core/math/vec3.js';
import { cross, dot, norm, scale, subtract } from '../../core/math/vec3.js';
import type { Box } from '../../core/mesh/box.js';
import type { Plane } from '../../core/mesh/face-planes.js';
import type { Polytope } from './polytope.js';

/** Whether the boxes come closer than `margin`. */
export function boxesNear(a: Box, b: Box, margin: number): boolean {
  for (let k = 0; k < 3; k++) if (a.min[k] - b.max[k] >= margin || b.min[k] - a.max[k] >= margin) return false;
  return true;
}

/** How far the nearest vertex of the solid is outside the plane; negative when it is behind it. */
function heightAbove(plane: Plane, solid: Polytope): number {
  const [nx, ny, nz] = plane.normal;
  let least = Infinity;
  for (const p of solid.vertices) least = Math.min(least, nx * p[0] + ny * p[1] + nz * p[2]);
  return least - plane.offset;
}

/** The largest gap that a face plane of `faces` leaves to `other`; negative when none separates. Stops at `enough`. */
function faceGap(faces: Polytope, other: Polytope, enough: number): number {
  let best = -Infinity;
  for (const face of faces.faces) {
    best = Math.max(best, heightAbove(face, other));
    if (best >= enough) break;
  }
  return best;
}

/**
 * How far two convex solids are apart: at least `enough` when a face plane of one leaves that much room to the other; otherwise the
 * width of the widest slab between them (a lower bound of their distance), or minus the depth by which they overlap.
 * By separating axes: face normals and cross products of edges.
 */
export function separation(a: Polytope, b: Polytope, enough: number): number {
  const own = faceGap(a, b, enough);
  if (own >= enough) return own;
  const best = Math.max(own, faceGap(b, a, enough));
  if (best >= 0) return best;
  return Math.max(best, edgeGap(a, b));
}

/** The widest gap along a cross product of an edge of each, negative when all overlap; ends at the first that separates. */
function edgeGap(a: Polytope, b: Polytope): number {
  const [edgesA, edgesB] = [edgeDirections(a), edgeDirections(b)];
  let best = -Infinity;
  for (const u of edgesA) {
    for (const v of edgesB) {
      const w = cross(u, v);
      const length = norm(w);
      if (length < 1e-6) continue;
      const axis = scale(w, 1 / length);
      const [minA, maxA] = extentAlong(axis, a);
      const [minB, maxB] = extentAlong(axis, b);
      best = Math.max(best, minB - maxA, minA - maxB);
      if (best > 0) return best;
    }
  }
  return best;
}

function extentAlong(axis: Vec3, solid: Polytope): [number, number] {
  let min = Infinity;
  let max = -Infinity;
  for (const p of solid.vertices) {
    const d = axis[0] * p[0] + axis[1] * p[1] + axis[2] * p[2];
    if (d < min) min = d;
    if (d > max) max = d;
  }
  return [min, max];
}

const directions = new WeakMap<Polytope, readonly Vec3[]>();

/** Distinct directions of the solid's edges, either sense. */
function edgeDirections(solid: Polytope): readonly Vec3[] {
  const known = directions.get(solid);
  if (known !== undefined) return known;
  const found: Vec3[] = [];
  for (const { loop } of solid.faces) {
    loop.forEach((p, i) => {
      const edge = subtract(loop[(i + 1) % loop.length], p);
      const length = norm(edge);
      if (length === 0) return;
      const unit = scale(edge, 1 / length);
      if (!found.some((d) => Math.abs(dot(d, unit)) > 1 - 1e-9)) found.push(unit);
    });
  }
  directions.set(solid, found);
  return found;
}
