import type { ConvexPiece } from '../../core/geom.js';
import { meshVolume } from '../../core/mesh/mass-properties.js';
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
 * Collapsed rings (the tip of a cone) are thereby welcome.
 */
export function closeMesh(points: readonly Vec3[], triangles: readonly number[]): TriangleMesh {
  const numbers = new Map<string, number>();
  const positions: number[] = [];
  const vertexOf = points.map(([x, y, z]) => {
    // Single precision, as it is stored: points equal there are one point. Adding 0 joins -0 and 0.
    const [fx, fy, fz] = [Math.fround(x) + 0, Math.fround(y) + 0, Math.fround(z) + 0];
    const key = `${fx},${fy},${fz}`;
    let v = numbers.get(key);
    if (v === undefined) {
      v = numbers.size;
      numbers.set(key, v);
      positions.push(fx, fy, fz);
    }
    return v;
  });
  const indices: number[] = [];
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [vertexOf[triangles[t]], vertexOf[triangles[t + 1]], vertexOf[triangles[t + 2]]];
    if (a !== b && b !== c && c !== a) indices.push(a, b, c);
  }
  const mesh = { positions: Float32Array.from(positions), indices: Uint32Array.from(indices) };
  return meshVolume(mesh) >= 0 ? mesh : turnInsideOut(mesh);
}

/** The same surface with the other side outward. */
export function turnInsideOut(mesh: TriangleMesh): TriangleMesh {
  const indices = Uint32Array.from(mesh.indices);
  for (let t = 0; t < indices.length; t += 3) [indices[t + 1], indices[t + 2]] = [indices[t + 2], indices[t + 1]];
  return { positions: mesh.positions, indices };
}
