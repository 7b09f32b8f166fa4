import type { ConvexPiece } from '../geom.js';
import type { VoxelGrid } from '../voxel-grid.js';
import { pieceFromBox } from './box.js';
import { coverWithBoxes } from './box-cover.js';
import type { GeometryEngine } from './geometry-engine.js';
import { simplifyMesh } from './simplify-mesh.js';
import { extractSurface } from './surface-nets.js';
import type { TriangleMesh } from './triangle-mesh.js';

export interface VoxelMesh {
  /** Grid units; closed manifold. Without triangles for an empty grid. */
  readonly mesh: TriangleMesh;
  /** Boxes that cover a blocky part exactly; undefined where the part is curved or needs too many. */
  readonly pieces: readonly ConvexPiece[] | undefined;
}

/** More boxes than this are no longer a good collision model. */
const MAX_BOXES = 24;

/** The surface of a part given as voxels, simplified, with its convex pieces where it is made of boxes. */
export function meshFromVoxels(grid: VoxelGrid, engine: GeometryEngine): VoxelMesh {
  const boxes = coverWithBoxes(grid, MAX_BOXES);
  return { mesh: simplifyMesh(extractSurface(grid), 1e-3, engine), pieces: boxes?.map(pieceFromBox) };
}
