import type { Vec3 } from '../../core/math/vec3.js';
import type { PartGeometry, PhysicalObject } from '../../core/physical-object.js';
import { GRID_SIZE, type VoxelGrid } from '../../core/voxel-grid.js';

/** Takes object coordinates to grid coordinates: p -> scale * p + offset. */
export interface GridFrame {
  readonly scale: number;
  readonly offset: Vec3;
}

const SAME_FRAME: GridFrame = { scale: 1, offset: [0, 0, 0] };

/**
 * The frame of an object's description. Objects with voxels, or without any geometry, are in grid units already. For meshes it is
 * the published normalisation: the bounding box of all parts is centred in the cube and its longest side fills the grid.
 */
export function fitGrid(object: Pick<PhysicalObject, 'parts'>, size: number = GRID_SIZE): GridFrame {
  if (object.parts.some(({ geometry }) => geometry?.kind === 'voxels')) return SAME_FRAME;
  const bounds = measureBounds(object);
  if (bounds === undefined) return SAME_FRAME;
  const { low, high } = bounds;
  const longest = Math.max(high[0] - low[0], high[1] - low[1], high[2] - low[2]);
  if (!(longest > 0)) return SAME_FRAME;
  const scale = size / longest;
  const centre = (axis: 0 | 1 | 2): number => size / 2 - (scale * (low[axis] + high[axis])) / 2;
  return { scale, offset: [centre(0), centre(1), centre(2)] };
}

/** Bounding box of all parts in object units; undefined when none has a shape. */
export function measureBounds(object: Pick<PhysicalObject, 'parts'>): { low: Vec3; high: Vec3 } | undefined {
  const low: [number, number, number] = [Infinity, Infinity, Infinity];
  const high: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  const include = (axis: number, from: number, to: number): void => {
    if (from < low[axis]) low[axis] = from;
    if (to > high[axis]) high[axis] = to;
  };
  for (const { geometry } of object.parts) {
    if (geometry !== undefined) includeGeometry(geometry, include);
  }
  return [...low, ...high].every((value) => Number.isFinite(value)) ? { low, high } : undefined;
}

type Include = (axis: number, from: number, to: number) => void;

function includeGeometry(geometry: PartGeometry, include: Include): void {
  if (geometry.kind === 'voxels') includeVoxels(geometry.grid, include);
  else geometry.mesh.positions.forEach((value, i) => { include(i % 3, value, value); }); // prettier-ignore
}

function includeVoxels({ size, occupied }: VoxelGrid, include: Include): void {
  for (let k = occupied.indexOf(1); k !== -1; k = occupied.indexOf(1, k + 1)) {
    const [x, y, z] = [Math.floor(k / (size * size)), Math.floor(k / size) % size, k % size];
    include(0, x, x + 1);
    include(1, y, y + 1);
    include(2, z, z + 1);
  }
}
