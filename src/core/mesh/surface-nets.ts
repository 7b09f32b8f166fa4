import type { VoxelGrid } from '../voxel-grid.js';
import type { TriangleMesh } from './triangle-mesh.js';
import { relaxSurface } from './relax-surface.js';
import { findCreases } from './voxel-creases.js';
import type { VoxelSurface } from './voxel-surface.js';
import { buildVoxelSurface, isCutFromFirst } from './voxel-surface.js';

/**
 * The surface of the voxels in grid units: closed, oriented, manifold by index; without triangles for an empty grid. Real planes and
 * edges along the axes are exact, everything else is relaxed within half a voxel so that no staircase is left. This is a surface net
 * (Gibson, Constrained elastic surface nets, MICCAI 1998) with a thin-plate flow instead of plain averaging.
 */
export const extractSurface = (grid: VoxelGrid): TriangleMesh => relaxVoxels(grid).mesh;

export interface RelaxedSurface {
  readonly mesh: TriangleMesh;
  /** Whether the part is made of axis-aligned planes only, so that its surface is exactly that of its voxels. */
  readonly isBlocky: boolean;
}

/** As `extractSurface`, and whether anything had to be relaxed. */
export function relaxVoxels(grid: VoxelGrid): RelaxedSurface {
  const surface = buildVoxelSurface(grid);
  const creases = findCreases(surface, grid.size);
  const { isBlocky } = creases;
  const positions = isBlocky ? Float64Array.from(surface.lattice) : relaxSurface(surface, creases);
  return { mesh: triangulateSurface(surface, positions), isBlocky };
}

/**
 * Two triangles a square, cut along the shorter diagonal. Where the surface touches itself along an edge, both passes can have the same
 * two vertices; each of them then gets a vertex of its own in the middle of that edge, without which four triangles would share it.
 */
export function triangulateSurface(surface: VoxelSurface, vertexPositions: Float64Array): TriangleMesh {
  const { faceCount, corners, opposite } = surface;
  const positions = Array.from(vertexPositions);
  const middles = insertMiddles(surface, positions);
  const indices: number[] = [];
  for (let face = 0; face < faceCount; face++) {
    const ring: number[] = [];
    let fanStart = -1;
    for (let k = 0; k < 4; k++) {
      ring.push(corners[4 * face + k]);
      const middle = middles.get(Math.min(4 * face + k, opposite[4 * face + k]));
      if (middle === undefined) continue;
      fanStart = ring.length;
      ring.push(middle);
    }
    // A fan from a middle vertex has no flat triangle, since that vertex is collinear with its own edge only.
    if (fanStart < 0) fanStart = isCutFromFirst(positions, ring[0], ring[1], ring[2], ring[3]) ? 0 : 1;
    for (let i = 1; i + 1 < ring.length; i++)
      indices.push(ring[fanStart], ring[(fanStart + i) % ring.length], ring[(fanStart + i + 1) % ring.length]);
  }
  return { positions: Float32Array.from(positions), indices: Uint32Array.from(indices) };
}

/** Appends the middle vertices; returns them by the smaller of the edge's two half-edges. */
function insertMiddles({ corners, opposite, vertexCount }: VoxelSurface, positions: number[]): Map<number, number> {
  const seen = new Map<number, number>();
  const middles = new Map<number, number>();
  const insert = (h: number): void => {
    const key = Math.min(h, opposite[h]);
    if (middles.has(key)) return;
    const [a, b] = [corners[h], corners[h - (h % 4) + ((h + 1) % 4)]];
    middles.set(key, positions.length / 3);
    for (let k = 0; k < 3; k++) positions.push((positions[3 * a + k] + positions[3 * b + k]) / 2);
  };
  corners.forEach((from, h) => {
    const key = from * vertexCount + corners[h - (h % 4) + ((h + 1) % 4)];
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, h);
      return;
    }
    insert(first);
    insert(h);
  });
  return middles;
}
