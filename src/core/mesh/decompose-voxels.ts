import type { ConvexPiece } from '../geom.js';
import type { VoxelGrid } from '../voxel-grid.js';
import { decomposeConvex } from './decompose-convex.js';
import type { DecomposeOptions } from './decompose-convex.js';
import type { GeometryEngine } from './geometry-engine.js';
import { meshFromVoxels } from './mesh-from-voxels.js';

/** Convex pieces of a part given as voxels, grid units: its boxes where it is made of boxes, else those of its surface. */
export function decomposeVoxels(
  grid: VoxelGrid,
  engine: GeometryEngine,
  options: DecomposeOptions = {},
): readonly ConvexPiece[] {
  const { mesh, pieces } = meshFromVoxels(grid, engine);
  return pieces ?? decomposeConvex(mesh, engine, options);
}
