import type { ConvexPiece } from '../geom.js';
import type { VoxelGrid } from '../voxel-grid.js';
import { pieceFromBox } from './box.js';
import { coverWithBoxes } from './box-cover.js';
import type { GeometryEngine } from './geometry-engine.js';
import { meshVolume } from './mass-properties.js';
import { simplifyMesh } from './simplify-mesh.js';
import { relaxVoxels } from './surface-nets.js';
import type { TriangleMesh } from './triangle-mesh.js';

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

/** The surface of a part given as voxels, simplified, with its convex pieces where it is made of boxes. */
export function meshFromVoxels(grid: VoxelGrid, engine: GeometryEngine): VoxelMesh {
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
