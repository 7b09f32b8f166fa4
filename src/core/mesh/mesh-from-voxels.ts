import type { ConvexPiece } from '../geom.js';
import type { VoxelGrid } from '../voxel-grid.js';
import type { Box } from './box.js';
import { boxVolume, pieceFromBox } from './box.js';
import { coverWithBoxes } from './box-cover.js';
import type { GeometryEngine } from './geometry-engine.js';
import { meshVolume } from './mass-properties.js';
import { simplifyMesh } from './simplify-mesh.js';
import { relaxVoxels, triangulateSurface } from './surface-nets.js';
import type { TriangleMesh } from './triangle-mesh.js';
import { buildVoxelSurface } from './voxel-surface.js';

export interface VoxelMesh {
  /** Grid units; closed manifold. Without triangles for an empty grid. */
  readonly mesh: TriangleMesh;
  /** Boxes that cover a blocky part exactly; undefined where the part is curved or needs too many. */
  readonly pieces: readonly ConvexPiece[] | undefined;
}

/** More boxes than this are no longer a good collision model. */
const MAX_BOXES = 24;

/** How far simplification may move a curved surface, voxels: below what the voxels themselves say. */
const TOLERANCE = 0.06;

/** Part of the volume that simplification may cost. */
const LARGEST_LOSS = 0.008;

/** Merges the squares of exact planes and nothing else. */
const COPLANAR = 1e-3;

/** A part of at most so many boxes that hardly overlap is made of plates and bars. */
const MAX_PLATES = 8;
/** Largest share of a plate that another overlaps where they meet: half, for a panel in front of a wall. */
const PLATE_OVERLAP = 0.55;
/** The same where two boxes cross, each reaching beyond the other on both sides: those of a disc do so, and share a third and more. */
const CROSS_OVERLAP = 0.25;

/**
 * The boxes of a part that is plainly made of few plates and bars, such as a drawer: one voxel of panel thickness beside one voxel of
 * overhang looks like a staircase to a local judgement, but not to this one.
 */
function coverWithPlates(grid: VoxelGrid): Box[] | undefined {
  const boxes = coverWithBoxes(grid, MAX_PLATES);
  const isPlate = (box: Box, i: number): boolean =>
    boxes?.every((other, j) => {
      const limit = reachesBeyond(box, other) && reachesBeyond(other, box) ? CROSS_OVERLAP : PLATE_OVERLAP;
      return i === j || sharedVolume(box, other) <= limit * boxVolume(box);
    }) ?? false;
  return boxes?.every(isPlate) === true ? boxes : undefined;
}

const reachesBeyond = (a: Box, b: Box): boolean =>
  ([0, 1, 2] as const).some((k) => a.min[k] < b.min[k] && a.max[k] > b.max[k]);

function sharedVolume(a: Box, b: Box): number {
  const side = (k: 0 | 1 | 2): number => Math.max(0, Math.min(a.max[k], b.max[k]) - Math.max(a.min[k], b.min[k]));
  return side(0) * side(1) * side(2);
}

/** The surface of a part given as voxels, simplified, with its convex pieces where it is made of boxes. */
export function meshFromVoxels(grid: VoxelGrid, engine: GeometryEngine): VoxelMesh {
  const plates = coverWithPlates(grid);
  if (plates !== undefined) {
    const surface = buildVoxelSurface(grid);
    const exact = triangulateSurface(surface, Float64Array.from(surface.lattice));
    return { mesh: simplifyMesh(exact, COPLANAR, engine), pieces: plates.map(pieceFromBox) };
  }
  const { mesh, isBlocky } = relaxVoxels(grid);
  if (!isBlocky) return { mesh: simplifyCurved(mesh, engine), pieces: undefined };
  return {
    mesh: simplifyMesh(mesh, COPLANAR, engine),
    pieces: coverWithBoxes(grid, MAX_BOXES)?.map(pieceFromBox),
  };
}

/** Simplified as far as the volume allows: thin rods lose much of it to a tolerance that a large part does not notice. */
function simplifyCurved(mesh: TriangleMesh, engine: GeometryEngine): TriangleMesh {
  const volume = meshVolume(mesh);
  for (const tolerance of [TOLERANCE, TOLERANCE / 4]) {
    const simple = simplifyMesh(mesh, tolerance, engine);
    if (Math.abs(meshVolume(simple) - volume) <= LARGEST_LOSS * volume) return simple;
  }
  return mesh;
}
