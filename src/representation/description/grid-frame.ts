import type { Vec3 } from '../../core/math/vec3.js';
import type { PhysicalObject } from '../../core/physical-object.js';
import { GRID_SIZE } from '../../core/voxel-grid.js';

/** Takes object coordinates to grid coordinates: p -> scale * p + offset. */
export interface GridFrame {
  readonly scale: number;
  readonly offset: Vec3;
}

export const SAME_FRAME: GridFrame = { scale: 1, offset: [0, 0, 0] };

/**
 * The frame of an object's description. Objects with voxels, or without any geometry, are in grid units already. For meshes it is
 * the published normalisation: the bounding box of all parts is centred in the cube and its longest side fills the grid.
 */
export function fitGrid(object: Pick<PhysicalObject, 'parts'>, size: number = GRID_SIZE): GridFrame {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (const { geometry } of object.parts) {
    if (geometry === undefined) continue;
    if (geometry.kind === 'voxels') return SAME_FRAME;
    const { positions } = geometry.mesh;
    for (let i = 0; i < positions.length; i++) {
      const axis = i % 3;
      if (positions[i] < low[axis]) low[axis] = positions[i];
      if (positions[i] > high[axis]) high[axis] = positions[i];
    }
  }
  const longest = Math.max(high[0] - low[0], high[1] - low[1], high[2] - low[2]);
  if (!(longest > 0) || !Number.isFinite(longest)) return SAME_FRAME;
  const scale = size / longest;
  const centre = (axis: number): number => size / 2 - (scale * (low[axis] + high[axis])) / 2;
  return { scale, offset: [centre(0), centre(1), centre(2)] };
}
