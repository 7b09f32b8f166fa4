import type { Box } from './box.js';
import { boundingBox } from './box.js';
import type { TriangleMesh } from './triangle-mesh.js';

/** Largest number of vertices for which an edge's two vertex numbers fit one exact double. */
const MAX_VERTICES = 2 ** 26;

const edgeKey = (from: number, to: number): number => from * MAX_VERTICES + to;

/**
 * Whether each directed edge occurs exactly once and its reverse exactly once: a closed, consistently oriented surface without
 * edges that more than two triangles share. Judged by vertex number: split vertices (texture seams) count as open.
 */
export function isClosedManifold(mesh: TriangleMesh): boolean {
  const { indices } = mesh;
  if (indices.length === 0 || indices.length % 3 !== 0) return false;
  const edges = new Set<number>();
  for (let t = 0; t < indices.length; t += 3) {
    for (let k = 0; k < 3; k++) {
      const from = indices[t + k];
      const to = indices[t + ((k + 1) % 3)];
      const key = edgeKey(from, to);
      if (from === to || edges.has(key)) return false;
      edges.add(key);
    }
  }
  for (const key of edges) if (!edges.has(edgeKey(key % MAX_VERTICES, Math.floor(key / MAX_VERTICES)))) return false;
  return true;
}

/**
 * Whether the surface has no boundary: each directed edge occurs as often as its reverse once equal positions are one vertex.
 * Weaker than a manifold, and enough for volume and mass to be defined.
 */
export function isClosedSurface(mesh: TriangleMesh): boolean {
  const { indices } = weldVertices(mesh, 0);
  if (indices.length === 0) return false;
  const balance = new Map<number, number>();
  for (let t = 0; t < indices.length; t += 3) {
    for (let k = 0; k < 3; k++) {
      const from = indices[t + k];
      const to = indices[t + ((k + 1) % 3)];
      const key = from < to ? edgeKey(from, to) : edgeKey(to, from);
      balance.set(key, (balance.get(key) ?? 0) + (from < to ? 1 : -1));
    }
  }
  for (const count of balance.values()) if (count !== 0) return false;
  return true;
}

/**
 * One vertex for all vertices closer than `tolerance` (mesh's unit; 0: equal positions only); triangles that lose a side by it are
 * dropped, unused vertices too. Vertices are snapped to the first of their neighbourhood, so nothing moves further than `tolerance`.
 */
export function weldVertices(mesh: TriangleMesh, tolerance: number): TriangleMesh {
  const count = mesh.positions.length / 3;
  const target = tolerance > 0 ? weldNear(mesh, tolerance) : weldEqual(mesh);
  const number = new Int32Array(count).fill(-1);
  const positions: number[] = [];
  const indices: number[] = [];
  for (let t = 0; t < mesh.indices.length; t += 3) {
    const [a, b, c] = [target[mesh.indices[t]], target[mesh.indices[t + 1]], target[mesh.indices[t + 2]]];
    if (a === b || b === c || c === a) continue;
    for (const v of [a, b, c]) {
      if (number[v] < 0) {
        number[v] = positions.length / 3;
        positions.push(mesh.positions[3 * v], mesh.positions[3 * v + 1], mesh.positions[3 * v + 2]);
      }
      indices.push(number[v]);
    }
  }
  return { positions: Float32Array.from(positions), indices: Uint32Array.from(indices) };
}

/** For each vertex the first vertex with the same position. */
function weldEqual(mesh: TriangleMesh): Uint32Array {
  const first = new Map<string, number>();
  const target = new Uint32Array(mesh.positions.length / 3);
  for (let v = 0; v < target.length; v++) {
    // Adding 0 turns -0 into 0.
    const key = `${mesh.positions[3 * v] + 0},${mesh.positions[3 * v + 1] + 0},${mesh.positions[3 * v + 2] + 0}`;
    const known = first.get(key);
    if (known === undefined) first.set(key, v);
    target[v] = known ?? v;
  }
  return target;
}

/** For each vertex the first kept vertex within the tolerance, found through a hash of cells as wide as the tolerance. */
function weldNear(mesh: TriangleMesh, tolerance: number): Uint32Array {
  const { positions } = mesh;
  const box: Box = boundingBox(mesh) ?? { min: [0, 0, 0], max: [0, 0, 0] };
  const cells = new Map<string, number[]>();
  const target = new Uint32Array(positions.length / 3);
  for (let v = 0; v < target.length; v++) {
    const p = [positions[3 * v], positions[3 * v + 1], positions[3 * v + 2]];
    const cell = p.map((value, k) => Math.floor((value - box.min[k]) / tolerance));
    let best = -1;
    for (let dx = -1; dx <= 1 && best < 0; dx++)
      for (let dy = -1; dy <= 1 && best < 0; dy++)
        for (let dz = -1; dz <= 1 && best < 0; dz++)
          for (const w of cells.get(`${cell[0] + dx},${cell[1] + dy},${cell[2] + dz}`) ?? [])
            if (
              Math.hypot(positions[3 * w] - p[0], positions[3 * w + 1] - p[1], positions[3 * w + 2] - p[2]) <= tolerance
            )
              best = w;
    target[v] = best < 0 ? v : best;
    if (best >= 0) continue;
    const key = cell.join(',');
    const members = cells.get(key);
    if (members === undefined) cells.set(key, [v]);
    else members.push(v);
  }
  return target;
}

/**
 * Drops triangles with a repeated or out-of-range vertex, a vertex that is not finite, or a height below `minHeight` (mesh's unit),
 * and vertices that nothing uses. Leaves a closed mesh open where a needle is dropped: weld first when that matters.
 */
export function removeDegenerateTriangles(mesh: TriangleMesh, minHeight = 0): TriangleMesh {
  const { positions, indices } = mesh;
  const kept: number[] = [];
  for (let t = 0; t + 2 < indices.length; t += 3) {
    const [a, b, c] = [indices[t] * 3, indices[t + 1] * 3, indices[t + 2] * 3];
    if (a === b || b === c || c === a || Math.max(a, b, c) + 2 >= positions.length) continue;
    const u = [0, 1, 2].map((k) => positions[b + k] - positions[a + k]);
    const v = [0, 1, 2].map((k) => positions[c + k] - positions[a + k]);
    const doubleArea = Math.hypot(u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]);
    const longest = Math.max(Math.hypot(...u), Math.hypot(...v), Math.hypot(...u.map((value, k) => value - v[k])));
    // Written so that NaN fails too.
    if (doubleArea > minHeight * longest && doubleArea < Infinity)
      kept.push(indices[t], indices[t + 1], indices[t + 2]);
  }
  return compactVertices(positions, kept);
}

/** The mesh of the given triangles with only the vertices that they use, in order of first use. */
export function compactVertices(positions: Float32Array, indices: ArrayLike<number>): TriangleMesh {
  const number = new Int32Array(positions.length / 3).fill(-1);
  const packed: number[] = [];
  const renumbered = new Uint32Array(indices.length);
  for (let i = 0; i < indices.length; i++) {
    const v = indices[i];
    if (number[v] < 0) {
      number[v] = packed.length / 3;
      packed.push(positions[3 * v], positions[3 * v + 1], positions[3 * v + 2]);
    }
    renumbered[i] = number[v];
  }
  return { positions: Float32Array.from(packed), indices: renumbered };
}
