import type { Box } from '../../core/mesh/box.js';
import type { Plane } from '../../core/mesh/face-planes.js';
import type { Hull } from './polytope.js';

/** Whether the boxes come closer than `margin`. */
export function boxesNear(a: Box, b: Box, margin: number): boolean {
  for (let k = 0; k < 3; k++) if (a.min[k] - b.max[k] >= margin || b.min[k] - a.max[k] >= margin) return false;
  return true;
}

/** How far the nearest vertex of the solid is outside the plane; negative when it is behind it. */
function heightAbove(plane: Plane, solid: Hull): number {
  const [nx, ny, nz] = plane.normal;
  let least = Infinity;
  for (const p of solid.vertices) least = Math.min(least, nx * p[0] + ny * p[1] + nz * p[2]);
  return least - plane.offset;
}

/** The largest gap that a face plane of `faces` leaves to `other`; negative when none separates. Stops at `enough`. */
function faceGap(faces: Hull, other: Hull, enough: number): number {
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
export function separation(a: Hull, b: Hull, enough: number): number {
  const own = faceGap(a, b, enough);
  if (own >= enough) return own;
  const best = Math.max(own, faceGap(b, a, enough));
  if (best >= 0) return best;
  return Math.max(best, edgeGap(a, b));
}

/** The widest gap along a cross product of an edge of each, negative when all overlap; ends at the first that separates. */
function edgeGap(a: Hull, b: Hull): number {
  const [edgesA, edgesB] = [a.edges(), b.edges()];
  let best = -Infinity;
  // This is where clearance spends its time: no vector is made in here.
  for (const [ux, uy, uz] of edgesA) {
    for (const [vx, vy, vz] of edgesB) {
      const x = uy * vz - uz * vy;
      const y = uz * vx - ux * vz;
      const z = ux * vy - uy * vx;
      const length = Math.sqrt(x * x + y * y + z * z);
      if (length < 1e-6) continue;
      let [minA, maxA, minB, maxB] = [Infinity, -Infinity, Infinity, -Infinity];
      for (const p of a.vertices) {
        const d = x * p[0] + y * p[1] + z * p[2];
        if (d < minA) minA = d;
        if (d > maxA) maxA = d;
      }
      for (const p of b.vertices) {
        const d = x * p[0] + y * p[1] + z * p[2];
        if (d < minB) minB = d;
        if (d > maxB) maxB = d;
      }
      best = Math.max(best, (minB - maxA) / length, (minA - maxB) / length);
      if (best > 0) return best;
    }
  }
  return best;
}
