import type { Vec3 } from '../../core/math/vec3.js';

/** Steps to all voxels within `radius`, the nearest first. */
export function listOffsets(radius: number): readonly Vec3[] {
  const reach = Math.floor(radius);
  const offsets: Vec3[] = [];
  for (let x = -reach; x <= reach; x++)
    for (let y = -reach; y <= reach; y++)
      for (let z = -reach; z <= reach; z++) {
        const squared = x * x + y * y + z * z;
        if (squared > 0 && squared <= radius * radius + 1e-9) offsets.push([x, y, z]);
      }
  return offsets.sort((a, b) => Math.hypot(...a) - Math.hypot(...b));
}

/** Steps that are sorted by length, in groups of one length. */
export function ringsOf(offsets: readonly Vec3[]): readonly (readonly Vec3[])[] {
  const rings = new Map<number, Vec3[]>();
  for (const offset of offsets) {
    const squared = offset.reduce((sum, v) => sum + v * v, 0);
    rings.set(squared, [...(rings.get(squared) ?? []), offset]);
  }
  return [...rings.values()];
}

/** Where voxel `i` of a cube is. */
export const placeOf = (i: number, size: number): Vec3 => [
  Math.floor(i / (size * size)),
  Math.floor(i / size) % size,
  i % size,
];

/** Indices of the voxels at these offsets from voxel `i` of a cube, those beyond its sides left out. */
export function neighbours(i: number, offsets: readonly Vec3[], size: number): number[] {
  const [x, y, z] = placeOf(i, size);
  const found: number[] = [];
  for (const [dx, dy, dz] of offsets) {
    const [nx, ny, nz] = [x + dx, y + dy, z + dz];
    if (Math.min(nx, ny, nz) >= 0 && Math.max(nx, ny, nz) < size) found.push((nx * size + ny) * size + nz);
  }
  return found;
}

/** 1 for voxels that are reached from the cube's sides through voxels of 0, from face to face. */
export function floodOutside(solid: ArrayLike<number>, size: number): Uint8Array {
  const outside = new Uint8Array(size ** 3);
  const queue = new Int32Array(size ** 3);
  const faces = listOffsets(1);
  let end = 0;
  const visit = (i: number): void => {
    if (outside[i] === 1 || solid[i] !== 0) return;
    outside[i] = 1;
    queue[end++] = i;
  };
  for (let a = 0; a < size; a++)
    for (let b = 0; b < size; b++)
      for (const side of [0, size - 1]) {
        visit((side * size + a) * size + b);
        visit((a * size + side) * size + b);
        visit((a * size + b) * size + side);
      }
  for (let k = 0; k < end; k++) for (const i of neighbours(queue[k], faces, size)) visit(i);
  return outside;
}

/** Widest gap that is bridged, voxels. */
const GAP = 2;

/**
 * Fills gaps of one or two voxels that have owned ones (0 or more) on both sides along an axis, with the owner on the nearer side: between what is
 * drawn and what was said, where they do not quite meet.
 *
 * @param mayFill whether voxel `i` may be filled.
 */
export function bridgeGaps(owners: Int16Array, size: number, mayFill: (i: number) => boolean): void {
  const before = Int16Array.from(owners);
  const strides = [size * size, size, 1];
  for (let i = 0; i < owners.length; i++) {
    if (before[i] >= 0 || !mayFill(i)) continue;
    for (const stride of strides) {
      const place = Math.floor(i / stride) % size;
      const low = distance(before, i, -stride, place);
      const high = distance(before, i, stride, size - 1 - place);
      if (low + high > GAP + 1) continue;
      owners[i] = before[low <= high ? i - low * stride : i + high * stride];
      break;
    }
  }
}

/** Voxels to the next owned one, at most GAP; Infinity where there is none. */
function distance(owners: Int16Array, from: number, step: number, most: number): number {
  for (let k = 1; k <= Math.min(GAP, most); k++) if (owners[from + k * step] >= 0) return k;
  return Infinity;
}
