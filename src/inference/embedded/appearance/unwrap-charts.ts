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

/** A chart of at most so many triangles joins a neighbour that can take it. */
const SMALL = 4;
/** The least cosine between a triangle's normal and the axis that it may be laid flat along: stretched three times. */
const LEAST_COSINE = 0.33;

/**
 * Cuts a closed mesh into charts: neighbours over shared vertices whose normals are nearest to the same direction of the same axis, of one
 * finish. Boxes, of which most things are made, fall into their sides, and no triangle is stretched by more than the square root of three,
 * but for crumbs that join a neighbour.
 */
export function unwrapCharts(
  mesh: TriangleMesh,
  finishes: readonly Finish[],
  normals: Float32Array,
  part: number,
): Chart[] {
  const count = mesh.indices.length / 3;
  const finishIds = new Map<Finish, number>();
  // Finish and side of each triangle in one number.
  const kind = new Uint32Array(count);
  for (let t = 0; t < count; t++) {
    let id = finishIds.get(finishes[t]);
    if (id === undefined) finishIds.set(finishes[t], (id = finishIds.size));
    kind[t] = 6 * id + sideOf(normals, t);
  }
  let groups = groupTriangles(mesh.indices, kind);
  if (adoptCrumbs(groups, mesh.indices, normals, kind)) groups = groupTriangles(mesh.indices, kind);
  return groups.map((triangles) => makeChart(mesh, triangles, finishes[triangles[0]], kind[triangles[0]], part));
}

/** Twice the axis that the normal is nearest to, plus 1 where it points against it. */
function sideOf(normals: Float32Array, t: number): number {
  const x = Math.abs(normals[3 * t]);
  const y = Math.abs(normals[3 * t + 1]);
  const z = Math.abs(normals[3 * t + 2]);
  const axis = x >= y && x >= z ? 0 : y >= z ? 1 : 2;
  return 2 * axis + (normals[3 * t + axis] < 0 ? 1 : 0);
}

/** Triangles of one kind that are joined by vertices, in the order of their first ones. */
function groupTriangles(indices: Uint32Array, kind: Uint32Array): number[][] {
  const count = kind.length;
  const root = Uint32Array.from({ length: count }, (_, t) => t);
  const find = (t: number): number => {
    let at = t;
    while (root[at] !== at) at = root[at] = root[root[at]];
    return at;
  };
  const kinds = kind.reduce((most, k) => Math.max(most, k + 1), 1);
  const firstAt = new Map<number, number>();
  for (let c = 0; c < indices.length; c++) {
    const t = (c / 3) | 0;
    const key = indices[c] * kinds + kind[t];
    const other = firstAt.get(key);
    if (other === undefined) firstAt.set(key, t);
    else root[find(t)] = find(other);
  }
  const members = new Map<number, number[]>();
  for (let t = 0; t < count; t++) {
    const r = find(t);
    const list = members.get(r);
    if (list === undefined) members.set(r, [t]);
    else list.push(t);
  }
  return [...members.values()];
}

/** Gives groups of a few triangles the side of their largest neighbour of the same finish, where their normals allow. */
function adoptCrumbs(
  groups: readonly number[][],
  indices: Uint32Array,
  normals: Float32Array,
  kind: Uint32Array,
): boolean {
  const groupOf = new Uint32Array(kind.length);
  groups.forEach((triangles, g) => {
    for (const t of triangles) groupOf[t] = g;
  });
  if (!groups.some(({ length }) => length <= SMALL)) return false;
  const aroundVertex = new Map<number, Set<number>>();
  indices.forEach((v, c) => {
    const g = groupOf[(c / 3) | 0];
    const around = aroundVertex.get(v);
    if (around === undefined) aroundVertex.set(v, new Set([g]));
    else around.add(g);
  });
  let changed = false;
  for (const triangles of groups) {
    if (triangles.length > SMALL) continue;
    const own = kind[triangles[0]];
    let best: number[] | undefined;
    for (const t of triangles) {
      for (let k = 0; k < 3; k++) {
        for (const g of aroundVertex.get(indices[3 * t + k]) ?? []) {
          const other = groups[g];
          const side = kind[other[0]] % 6;
          if (other.length <= Math.max(SMALL, best?.length ?? 0) || kind[other[0]] - side !== own - (own % 6)) continue;
          const sign = side % 2 === 0 ? 1 : -1;
          if (triangles.every((i) => sign * normals[3 * i + (side >> 1)] > LEAST_COSINE)) best = other;
        }
      }
    }
    if (best === undefined) continue;
    for (const t of triangles) kind[t] = kind[best[0]];
    changed = true;
  }
  return changed;
}

function makeChart(mesh: TriangleMesh, triangles: number[], finish: Finish, kind: number, part: number): Chart {
  const { positions, indices } = mesh;
  const axis = (kind % 6) >> 1;
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
  return { part, triangles, axis, finish, min: [u0, v0], extent: [u1 - u0, v1 - v0] };
}
