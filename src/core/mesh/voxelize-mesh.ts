import type { Vec3 } from '../math/vec3.js';
import type { VoxelGrid } from '../voxel-grid.js';
import { emptyGrid, voxelIndex } from '../voxel-grid.js';
import { boundingBox, boxSize } from './box.js';
import { isClosedSurface } from './mesh-topology.js';
import type { TriangleMesh } from './triangle-mesh.js';

/** Voxels of a mesh. A point of the mesh's frame is origin + voxelSize * (grid coordinates). */
export interface MeshVoxels {
  readonly grid: VoxelGrid;
  readonly origin: Vec3;
  /** Side of a voxel in the mesh's unit. */
  readonly voxelSize: number;
}

/**
 * Voxels of the solid that a mesh bounds, with the longest side of its box `resolution` voxels long; undefined for a mesh without
 * extent. Made for meshes of any quality:
 * - a surface without boundary gives the voxels whose centres it winds around (self-intersections and inner shells are fine), and those
 *   that hold a wall too thin to contain a centre;
 * - any other surface gives the voxels that it passes through, and everything that these enclose. Its openings stay open, and a cup of
 *   a single sheet stays a cup with walls about one voxel thick.
 */
export function voxelizeMesh(mesh: TriangleMesh, resolution: number): MeshVoxels | undefined {
  const box = boundingBox(mesh);
  if (box === undefined) return undefined;
  const extent = Math.max(...boxSize(box));
  if (!(extent > 0) || !Number.isFinite(extent)) return undefined;
  const voxelSize = extent / resolution;
  // A side that is shorter than the grid lies in its middle of whole voxels, so that a thin sheet is not split between two layers.
  const shift = (k: 0 | 1 | 2): number => {
    const side = (box.max[k] - box.min[k]) / voxelSize;
    return side < 1 ? (1 - side) / 2 : 0;
  };
  const origin: Vec3 = [
    box.min[0] - shift(0) * voxelSize,
    box.min[1] - shift(1) * voxelSize,
    box.min[2] - shift(2) * voxelSize,
  ];
  return { grid: voxelizeInFrame(mesh, origin, voxelSize, resolution), origin, voxelSize };
}

/** As `voxelizeMesh`, in a grid that is given: `size` voxels a side from `origin`. The mesh must lie inside the grid. */
export function voxelizeInFrame(mesh: TriangleMesh, origin: Vec3, voxelSize: number, size: number): VoxelGrid {
  const local = Float64Array.from(mesh.positions, (value, i) => (value - origin[i % 3]) / voxelSize);
  const shell = markShell(local, mesh.indices, size);
  return isClosedSurface(mesh) ? addThinWalls(fillByWinding(local, mesh.indices, size), shell) : fillEnclosed(shell);
}

/**
 * Voxels that the triangles pass through, by points no further apart than a third of a voxel. Between two neighbouring voxels on both
 * sides of the surface there is always a marked one, so a flood through face neighbours cannot leak.
 */
function markShell(positions: Float64Array, indices: Uint32Array, size: number): VoxelGrid {
  const grid = emptyGrid(size);
  const clamp = (value: number): number => Math.min(size - 1, Math.max(0, Math.floor(value)));
  for (let t = 0; t + 2 < indices.length; t += 3) {
    const [a, b, c] = [3 * indices[t], 3 * indices[t + 1], 3 * indices[t + 2]];
    const [x, y, z] = [positions[a], positions[a + 1], positions[a + 2]];
    const [ux, uy, uz] = [positions[b] - x, positions[b + 1] - y, positions[b + 2] - z];
    const [vx, vy, vz] = [positions[c] - x, positions[c + 1] - y, positions[c + 2] - z];
    const longest = Math.max(Math.hypot(ux, uy, uz), Math.hypot(vx, vy, vz), Math.hypot(ux - vx, uy - vy, uz - vz));
    if (!Number.isFinite(longest)) continue;
    const steps = Math.max(1, Math.ceil(3 * longest));
    for (let i = 0; i <= steps; i++)
      for (let j = 0; i + j <= steps; j++) {
        const [p, q] = [i / steps, j / steps];
        const cell = voxelIndex(
          size,
          clamp(x + p * ux + q * vx),
          clamp(y + p * uy + q * vy),
          clamp(z + p * uz + q * vz),
        );
        grid.occupied[cell] = 1;
      }
  }
  return grid;
}

/** Voxels whose centres the surface winds around, counting signed crossings along each column in z. */
function fillByWinding(positions: Float64Array, indices: Uint32Array, size: number): VoxelGrid {
  const grid = emptyGrid(size);
  const crossings = new Map<number, { z: number; sign: number }[]>();
  // Sample lines are off the centres by amounts that no vertex or edge of sensible input lies on.
  const [jitterX, jitterY] = [0.5 + 1.37e-6, 0.5 + 2.11e-6];
  for (let t = 0; t + 2 < indices.length; t += 3) {
    const [ax, bx, cx] = [0, 1, 2].map((k) => positions[3 * indices[t + k]] - jitterX);
    const [ay, by, cy] = [0, 1, 2].map((k) => positions[3 * indices[t + k] + 1] - jitterY);
    const [az, bz, cz] = [0, 1, 2].map((k) => positions[3 * indices[t + k] + 2]);
    const area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
    if (area === 0) continue;
    const [x0, x1] = [
      Math.max(0, Math.ceil(Math.min(ax, bx, cx))),
      Math.min(size - 1, Math.floor(Math.max(ax, bx, cx))),
    ];
    const [y0, y1] = [
      Math.max(0, Math.ceil(Math.min(ay, by, cy))),
      Math.min(size - 1, Math.floor(Math.max(ay, by, cy))),
    ];
    for (let x = x0; x <= x1; x++)
      for (let y = y0; y <= y1; y++) {
        const wa = ((bx - x) * (cy - y) - (cx - x) * (by - y)) / area;
        const wb = ((cx - x) * (ay - y) - (ax - x) * (cy - y)) / area;
        const wc = ((ax - x) * (by - y) - (bx - x) * (ay - y)) / area;
        if (wa < 0 || wb < 0 || wc < 0) continue;
        const column = x * size + y;
        const list = crossings.get(column) ?? [];
        // A face that looks down (clockwise seen from above) is entered going up.
        list.push({ z: wa * az + wb * bz + wc * cz, sign: area < 0 ? 1 : -1 });
        crossings.set(column, list);
      }
  }
  for (const [column, list] of crossings) {
    list.sort((p, q) => p.z - q.z);
    let winding = 0;
    for (let i = 0; i + 1 < list.length; i++) {
      winding += list[i].sign;
      if (winding === 0) continue;
      const first = Math.max(0, Math.ceil(list[i].z - 0.5));
      const last = Math.min(size - 1, Math.ceil(list[i + 1].z - 0.5) - 1);
      for (let z = first; z <= last; z++) grid.occupied[column * size + z] = 1;
    }
  }
  return grid;
}

/** Adds the shell voxels around which (26 neighbours) nothing is filled: walls thinner than a voxel that fell between centres. */
function addThinWalls(filled: VoxelGrid, shell: VoxelGrid): VoxelGrid {
  const { size } = filled;
  const result = { size, occupied: Uint8Array.from(filled.occupied) };
  for (let x = 0, i = 0; x < size; x++)
    for (let y = 0; y < size; y++)
      for (let z = 0; z < size; z++, i++)
        if (shell.occupied[i] === 1 && !hasNeighbour(filled, x, y, z)) result.occupied[i] = 1;
  return result;
}

function hasNeighbour({ size, occupied }: VoxelGrid, x: number, y: number, z: number): boolean {
  for (let i = Math.max(0, x - 1); i <= Math.min(size - 1, x + 1); i++)
    for (let j = Math.max(0, y - 1); j <= Math.min(size - 1, y + 1); j++)
      for (let k = Math.max(0, z - 1); k <= Math.min(size - 1, z + 1); k++)
        if (occupied[voxelIndex(size, i, j, k)] === 1) return true;
  return false;
}

/** The shell and every voxel that a flood from outside through face neighbours does not reach. */
function fillEnclosed(shell: VoxelGrid): VoxelGrid {
  const { size, occupied } = shell;
  const result = { size, occupied: new Uint8Array(size ** 3).fill(1) };
  const queue: number[] = [];
  const visit = (x: number, y: number, z: number): void => {
    if (x < 0 || y < 0 || z < 0 || x >= size || y >= size || z >= size) return;
    const i = voxelIndex(size, x, y, z);
    if (occupied[i] === 1 || result.occupied[i] === 0) return;
    result.occupied[i] = 0;
    queue.push(i);
  };
  for (let a = 0; a < size; a++)
    for (let b = 0; b < size; b++)
      for (const end of [0, size - 1]) {
        visit(end, a, b);
        visit(a, end, b);
        visit(a, b, end);
      }
  for (let i = queue.pop(); i !== undefined; i = queue.pop()) {
    const [x, y, z] = [Math.floor(i / (size * size)), Math.floor(i / size) % size, i % size];
    visit(x - 1, y, z);
    visit(x + 1, y, z);
    visit(x, y - 1, z);
    visit(x, y + 1, z);
    visit(x, y, z - 1);
    visit(x, y, z + 1);
  }
  return result;
}
