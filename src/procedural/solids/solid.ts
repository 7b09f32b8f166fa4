import type { ConvexPiece } from '../../core/geom.js';
import type { TriangleMesh } from '../../core/mesh/triangle-mesh.js';
import type { Vec3 } from '../../core/math/vec3.js';
import type { Finish } from '../model.js';

/** A closed solid, metres. Solids of a part may overlap: the part is their union. */
export interface Solid {
  /** Closed, oriented outward, vertices shared. */
  readonly mesh: TriangleMesh;
  /** Convex pieces that fill it; made when asked for, since a fit draws thousands of objects and collides none. */
  readonly pieces: () => readonly ConvexPiece[];
  /** `main` where absent. */
  readonly finish?: Finish;
}

/** The solids with a finish other than the part's own. */
export const paint = (finish: Finish, ...solids: readonly Solid[]): Solid[] =>
  solids.map((solid) => ({ ...solid, finish }));

/**
 * Makes a closed mesh of points and triangles: equal points are joined, triangles without area dropped, and all turned outward.
 * Collapsed rings (the tip of a cone) are thereby welcome. A fit draws thousands of objects a second: hence the table of numbers where a
 * map of texts would do.
 */
export function closeMesh(points: readonly Vec3[], triangles: readonly number[]): TriangleMesh {
  const n = points.length;
  const positions = new Float32Array(3 * n);
  const bits = new Int32Array(positions.buffer);
  const size = 2 ** Math.ceil(Math.log2(2 * n + 1));
  // Number + 1 of the vertex in each slot, 0 where it is free.
  const slots = new Uint32Array(size);
  const vertexOf = new Uint32Array(n);
  let count = 0;
  for (let i = 0; i < n; i++) {
    const o = 3 * count;
    // Single precision, as it is stored: points equal there are one point. Adding 0 joins -0 and 0.
    positions[o] = points[i][0] + 0;
    positions[o + 1] = points[i][1] + 0;
    positions[o + 2] = points[i][2] + 0;
    let hash = Math.imul(bits[o], 0x9e3779b1) ^ Math.imul(bits[o + 1], 0x85ebca6b) ^ Math.imul(bits[o + 2], 0xc2b2ae35);
    hash ^= hash >>> 15;
    let slot = hash & (size - 1);
    for (; slots[slot] !== 0; slot = (slot + 1) & (size - 1)) {
      const q = 3 * (slots[slot] - 1);
      if (bits[q] === bits[o] && bits[q + 1] === bits[o + 1] && bits[q + 2] === bits[o + 2]) break;
    }
    if (slots[slot] === 0) slots[slot] = ++count;
    vertexOf[i] = slots[slot] - 1;
  }
  const indices = new Uint32Array(triangles.length);
  let used = 0;
  let volume = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const a = vertexOf[triangles[t]];
    const b = vertexOf[triangles[t + 1]];
    const c = vertexOf[triangles[t + 2]];
    if (a === b || b === c || c === a) continue;
    indices[used] = a;
    indices[used + 1] = b;
    indices[used + 2] = c;
    used += 3;
    volume += signedVolume(positions, 3 * a, 3 * b, 3 * c);
  }
  const mesh = { positions: positions.slice(0, 3 * count), indices: indices.slice(0, used) };
  return volume >= 0 ? mesh : turnInsideOut(mesh);
}

/** Six times the volume of the tetrahedron between the first vertex of all and a triangle: the first vertex is near, so sums stay exact. */
function signedVolume(p: Float32Array, a: number, b: number, c: number): number {
  const [ax, ay, az] = [p[a] - p[0], p[a + 1] - p[1], p[a + 2] - p[2]];
  const [bx, by, bz] = [p[b] - p[0], p[b + 1] - p[1], p[b + 2] - p[2]];
  const [cx, cy, cz] = [p[c] - p[0], p[c + 1] - p[1], p[c + 2] - p[2]];
  return ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx);
}

/** The same surface with the other side outward. */
export function turnInsideOut(mesh: TriangleMesh): TriangleMesh {
  const indices = Uint32Array.from(mesh.indices);
  for (let t = 0; t < indices.length; t += 3) [indices[t + 1], indices[t + 2]] = [indices[t + 2], indices[t + 1]];
  return { positions: mesh.positions, indices };
}
