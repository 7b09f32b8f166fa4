import type { TriangleMesh } from '../../../core/mesh/triangle-mesh.js';
import type { Finish } from '../../../procedural/model.js';

/** A patch of a part's surface that is laid flat along one axis. */
export interface Chart {
  /** Number of its part. */
  readonly part: number;
  /** Numbers of its triangles in the part's mesh. */
  readonly triangles: readonly number[];
  /** Axis that it is projected along: 0 to 2. */
  readonly axis: number;
  readonly finish: Finish;
  /** Corner with the smallest coordinates and extent in the plane of the other two axes, m. */
  readonly min: readonly [number, number];
  readonly extent: readonly [number, number];
}

/** The two axes of the plane that is left when looking along an axis. */
export const PLANE_AXES = [
  [1, 2],
  [0, 2],
  [0, 1],
] as const;

/**
 * Cuts a closed mesh into charts: neighbours over shared vertices whose normals are nearest to the same direction of the same axis, of one
 * finish. Boxes, of which most things are made, fall into their sides, and no triangle is stretched by more than the square root of three.
 */
export function unwrapCharts(mesh: TriangleMesh, finishes: readonly Finish[], part: number): Chart[] {
  const { positions, indices } = mesh;
  const count = indices.length / 3;
  const side = new Uint8Array(count);
  for (let t = 0; t < count; t++) side[t] = sideOf(positions, indices, t);

  // Triangles joined by vertices of the same side and finish: union by the smallest number.
  const root = Uint32Array.from({ length: count }, (_, t) => t);
  const find = (t: number): number => {
    let at = t;
    while (root[at] !== at) at = root[at] = root[root[at]];
    return at;
  };
  const firstAt = new Map<string, number>();
  for (let t = 0; t < count; t++) {
    for (let k = 0; k < 3; k++) {
      const key = `${indices[3 * t + k]} ${side[t]} ${finishes[t]}`;
      const other = firstAt.get(key);
      if (other === undefined) firstAt.set(key, t);
      else root[find(t)] = find(other);
    }
  }
  const members = new Map<number, number[]>();
  for (let t = 0; t < count; t++) {
    const list = members.get(find(t));
    if (list === undefined) members.set(find(t), [t]);
    else list.push(t);
  }
  return [...members.values()].map((triangles): Chart => {
    const axis = side[triangles[0]] >> 1;
    const [u, v] = PLANE_AXES[axis];
    let [u0, v0, u1, v1] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const t of triangles) {
      for (let k = 0; k < 3; k++) {
        const p = 3 * indices[3 * t + k];
        u0 = Math.min(u0, positions[p + u]);
        u1 = Math.max(u1, positions[p + u]);
        v0 = Math.min(v0, positions[p + v]);
        v1 = Math.max(v1, positions[p + v]);
      }
    }
    return { part, triangles, axis, finish: finishes[triangles[0]], min: [u0, v0], extent: [u1 - u0, v1 - v0] };
  });
}

/** Twice the axis that the normal is nearest to, plus 1 where it points against it. */
function sideOf(p: Float32Array, indices: Uint32Array, t: number): number {
  const [a, b, c] = [3 * indices[3 * t], 3 * indices[3 * t + 1], 3 * indices[3 * t + 2]];
  const [ux, uy, uz] = [p[b] - p[a], p[b + 1] - p[a + 1], p[b + 2] - p[a + 2]];
  const [vx, vy, vz] = [p[c] - p[a], p[c + 1] - p[a + 1], p[c + 2] - p[a + 2]];
  const n = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
  const size = n.map(Math.abs);
  const axis = size[0] >= size[1] && size[0] >= size[2] ? 0 : size[1] >= size[2] ? 1 : 2;
  return 2 * axis + (n[axis] < 0 ? 1 : 0);
}
