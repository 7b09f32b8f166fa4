import type { ConvexPiece } from '../geom.js';
import type { VoxelGrid } from '../voxel-grid.js';
import { decomposeConvex } from './decompose-convex.js';
import type { DecomposeOptions } from './decompose-convex.js';
import type { GeometryEngine } from './geometry-engine.js';
import { meshFromVoxels } from './mesh-from-voxels.js';

/**
 * Convex pieces of a part given as voxels, grid units: its boxes where it is made of few enough, else those of its surface. To get the
 * surface too, call `meshFromVoxels` and decompose its mesh where it has no pieces.
 */
export function decomposeVoxels(
  grid: VoxelGrid,
  engine: GeometryEngine,
  options: DecomposeOptions = {},
): readonly ConvexPiece[] {
  const { mesh, pieces } = meshFromVoxels(grid, engine);
  if (pieces !== undefined && pieces.length <= (options.maxPieces ?? pieces.length)) return pieces;
  return decomposeConvex(mesh, engine, options);
}
