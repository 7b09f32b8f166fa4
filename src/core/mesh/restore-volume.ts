import type { VoxelSurface } from './voxel-surface.js';
import { isCutFromFirst } from './voxel-surface.js';

/** What each vertex may do: not move, not along some axes (bits), no further than so far from its lattice point along any. */
export interface VertexLimits {
  readonly isFixed: Uint8Array;
  readonly locked: Uint8Array;
  readonly reach: Float64Array;
}

/** Moves free vertices along their normals, within their limits, until each closed component has the volume of its voxels. */
export function restoreVolume(
  surface: VoxelSurface,
  positions: Float64Array,
  { isFixed, locked, reach }: VertexLimits,
): void {
  const { vertexCount, lattice } = surface;
  const component = labelComponents(surface);
  const count = component.reduce((n, c) => Math.max(n, c + 1), 0);
  const target = componentVolumes(surface, Float64Array.from(lattice), component, count);
  // Vertices at their limits drop out, so the first step falls short of them.
  for (let round = 0; round < 3; round++) {
    const volume = componentVolumes(surface, positions, component, count);
    const areas = vertexAreas(surface, positions);
    const gain = new Float64Array(count);
    for (let v = 0; v < vertexCount; v++) {
      if (isFixed[v] === 1) continue;
      const length = Math.hypot(areas[3 * v], areas[3 * v + 1], areas[3 * v + 2]) || 1;
      for (let k = 0; k < 3; k++) {
        const i = 3 * v + k;
        // The direction to move in, kept in place of the area.
        const along = ((locked[v] >> k) & 1) === 1 ? 0 : areas[i] / length;
        gain[component[v]] += along * areas[i];
        areas[i] = along;
      }
    }
    for (let v = 0; v < vertexCount; v++) {
      if (isFixed[v] === 1) continue;
      const c = component[v];
      if (!(gain[c] > 1e-9)) continue;
      const step = (target[c] - volume[c]) / gain[c];
      for (let k = 0; k < 3; k++) {
        const i = 3 * v + k;
        positions[i] = Math.min(lattice[i] + reach[v], Math.max(lattice[i] - reach[v], positions[i] + step * areas[i]));
      }
    }
  }
}

/** A component further than this from its voxels' volume (held back by its limits) gives up smoothness for volume. */
const LARGEST_LOSS = 0.01;

/** Halves the displacements of components whose volume is still wrong, until it is right or the voxels' own surface is reached. */
export function retreatFromVolumeLoss(surface: VoxelSurface, positions: Float64Array): void {
  const { lattice } = surface;
  const component = labelComponents(surface);
  const count = component.reduce((n, c) => Math.max(n, c + 1), 0);
  const target = componentVolumes(surface, Float64Array.from(lattice), component, count);
  for (let round = 0; round < 8; round++) {
    const volume = componentVolumes(surface, positions, component, count);
    const factor = volume.map((v, c) =>
      Math.abs(v - target[c]) <= LARGEST_LOSS * Math.abs(target[c]) ? 1 : round < 7 ? 0.5 : 0,
    );
    if (factor.every((f) => f === 1)) return;
    for (let i = 0; i < positions.length; i++)
      positions[i] = lattice[i] + factor[component[Math.floor(i / 3)]] * (positions[i] - lattice[i]);
  }
}

/** Component number of each vertex. */
function labelComponents({ vertexCount, corners }: VoxelSurface): Int32Array {
  const parent = Int32Array.from({ length: vertexCount }, (_, v) => v);
  const find = (v: number): number => {
    while (parent[v] !== v) {
      parent[v] = parent[parent[v]];
      v = parent[v];
    }
    return v;
  };
  corners.forEach((v, h) => {
    parent[find(v)] = find(corners[h - (h % 4)]);
  });
  const number = new Map<number, number>();
  return parent.map((_, v) => {
    const root = find(v);
    const known = number.get(root) ?? number.size;
    number.set(root, known);
    return known;
  });
}

/** Signed volume inside each component (an inner cavity's is negative), cut as its triangles will be. */
function componentVolumes(
  { faceCount, corners }: VoxelSurface,
  p: Float64Array,
  component: Int32Array,
  count: number,
): Float64Array {
  const volumes = new Float64Array(count);
  for (let face = 0; face < faceCount; face++) {
    const ring = [0, 1, 2, 3].map((k) => corners[4 * face + k]);
    const [a, b, c, d] = isCutFromFirst(p, ring[0], ring[1], ring[2], ring[3])
      ? ring
      : [ring[1], ring[2], ring[3], ring[0]];
    volumes[component[a]] += (determinant(p, 3 * a, 3 * b, 3 * c) + determinant(p, 3 * a, 3 * c, 3 * d)) / 6;
  }
  return volumes;
}

const determinant = (p: Float64Array, a: number, b: number, c: number): number =>
  p[a] * (p[b + 1] * p[c + 2] - p[b + 2] * p[c + 1]) +
  p[a + 1] * (p[b + 2] * p[c] - p[b] * p[c + 2]) +
  p[a + 2] * (p[b] * p[c + 1] - p[b + 1] * p[c]);

/** A quarter of the vector area of the squares round each vertex: the derivative of volume with respect to its position. */
function vertexAreas({ faceCount, vertexCount, corners }: VoxelSurface, p: Float64Array): Float64Array {
  const areas = new Float64Array(3 * vertexCount);
  for (let face = 0; face < faceCount; face++) {
    const [a, b, c, d] = [
      3 * corners[4 * face],
      3 * corners[4 * face + 1],
      3 * corners[4 * face + 2],
      3 * corners[4 * face + 3],
    ];
    const [ux, uy, uz] = [p[c] - p[a], p[c + 1] - p[a + 1], p[c + 2] - p[a + 2]];
    const [vx, vy, vz] = [p[d] - p[b], p[d + 1] - p[b + 1], p[d + 2] - p[b + 2]];
    // Half the product of the diagonals is the square's vector area.
    const [x, y, z] = [(uy * vz - uz * vy) / 8, (uz * vx - ux * vz) / 8, (ux * vy - uy * vx) / 8];
    for (const i of [a, b, c, d]) {
      areas[i] += x;
      areas[i + 1] += y;
      areas[i + 2] += z;
    }
  }
  return areas;
}
