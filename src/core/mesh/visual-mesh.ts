import type { TriangleMesh, VisualMesh } from './triangle-mesh.js';

/**
 * The mesh for drawing: vertices are split along edges sharper than `creaseAngleRad` and get normals that are the mean of their
 * smooth triangles' normals weighted by area (so large flat faces stay flat beside narrow ones). Triangles without area do not
 * count; a vertex of nothing else gets +z. Triangle order is kept.
 */
export function toVisualMesh(mesh: TriangleMesh, creaseAngleRad: number = Math.PI / 6): VisualMesh {
  const { positions, indices } = mesh;
  const corners = indices.length;
  const faceNormals = computeFaceNormals(mesh);
  const groups = groupCorners(mesh, faceNormals, Math.cos(creaseAngleRad));
  const vertexOf = new Map<number, number>();
  const outPositions: number[] = [];
  const sums: number[] = [];
  const outIndices = new Uint32Array(corners);
  for (let c = 0; c < corners; c++) {
    const group = groups[c];
    let v = vertexOf.get(group);
    if (v === undefined) {
      v = outPositions.length / 3;
      vertexOf.set(group, v);
      const p = 3 * indices[c];
      outPositions.push(positions[p], positions[p + 1], positions[p + 2]);
      sums.push(0, 0, 0);
    }
    outIndices[c] = v;
    const f = 3 * Math.floor(c / 3);
    for (let k = 0; k < 3; k++) sums[3 * v + k] += faceNormals[f + k];
  }
  return { positions: Float32Array.from(outPositions), indices: outIndices, normals: normalizeAll(sums) };
}

/** Cross products of the triangles' sides: length is twice the area, zero for a degenerate triangle. */
function computeFaceNormals({ positions, indices }: TriangleMesh): Float64Array {
  const normals = new Float64Array(indices.length);
  for (let t = 0; t < indices.length; t += 3) {
    const [a, b, c] = [3 * indices[t], 3 * indices[t + 1], 3 * indices[t + 2]];
    const [ux, uy, uz] = [0, 1, 2].map((k) => positions[b + k] - positions[a + k]);
    const [vx, vy, vz] = [0, 1, 2].map((k) => positions[c + k] - positions[a + k]);
    const n = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
    // Single-precision input: a height below 1e-6 of the sides is rounding, and its direction is noise.
    const longest2 = Math.max(ux * ux + uy * uy + uz * uz, vx * vx + vy * vy + vz * vz);
    if (Math.hypot(...n) > 1e-6 * longest2) normals.set(n, t);
  }
  return normals;
}

/** For each triangle corner the representative of the corners around its vertex that smooth edges connect (union-find). */
function groupCorners({ indices }: TriangleMesh, faceNormals: Float64Array, minCos: number): Uint32Array {
  const parent = Uint32Array.from(indices, (_, c) => c);
  const find = (c: number): number => {
    while (parent[c] !== c) {
      parent[c] = parent[parent[c]];
      c = parent[c];
    }
    return c;
  };
  const vertexCount = indices.reduce((n, v) => Math.max(n, v + 1), 0);
  const edges = new Map<number, number>();
  indices.forEach((from, c) => {
    const next = c - (c % 3) + ((c + 1) % 3);
    edges.set(from * vertexCount + indices[next], c);
  });
  indices.forEach((from, c) => {
    const next = c - (c % 3) + ((c + 1) % 3);
    const opposite = edges.get(indices[next] * vertexCount + from);
    if (opposite === undefined || !isSmooth(faceNormals, c, opposite, minCos)) return;
    const oppositeNext = opposite - (opposite % 3) + ((opposite + 1) % 3);
    parent[find(c)] = find(oppositeNext);
    parent[find(next)] = find(opposite);
  });
  return parent.map((_, c) => find(c));
}

/** Whether the triangles of two corners meet at less than the crease angle. A degenerate triangle joins whatever it touches. */
function isSmooth(normals: Float64Array, cornerA: number, cornerB: number, minCos: number): boolean {
  const [a, b] = [3 * Math.floor(cornerA / 3), 3 * Math.floor(cornerB / 3)];
  const [la, lb] = [a, b].map((i) => Math.hypot(normals[i], normals[i + 1], normals[i + 2]));
  if (la === 0 || lb === 0) return true;
  const dot = normals[a] * normals[b] + normals[a + 1] * normals[b + 1] + normals[a + 2] * normals[b + 2];
  return dot >= minCos * la * lb;
}

function normalizeAll(sums: readonly number[]): Float32Array {
  const normals = new Float32Array(sums.length);
  for (let i = 0; i < sums.length; i += 3) {
    const length = Math.hypot(sums[i], sums[i + 1], sums[i + 2]);
    if (length > 0) normals.set([sums[i] / length, sums[i + 1] / length, sums[i + 2] / length], i);
    else normals[i + 2] = 1;
  }
  return normals;
}
