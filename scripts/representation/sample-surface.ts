import type { TriangleMesh } from '../../src/core/mesh/triangle-mesh.js';
import type { VoxelGrid } from '../../src/core/voxel-grid.js';
import { strides } from './encodings/axes.js';
import type { Random } from '../../src/procedural/random.js';

/** Points spread evenly over the surfaces of some meshes by area: x, y, z of each. */
export function sampleSurface(meshes: readonly TriangleMesh[], count: number, random: Random): Float64Array {
  const corners = meshes.flatMap(({ positions, indices }) => {
    const list: Float32Array[] = [];
    for (let t = 0; t < indices.length; t += 3) {
      const triangle = new Float32Array(9);
      for (let k = 0; k < 9; k++) triangle[k] = positions[3 * indices[t + Math.floor(k / 3)] + (k % 3)];
      list.push(triangle);
    }
    return list;
  });
  const areas = corners.map(triangleArea);
  const step = areas.reduce((sum, area) => sum + area, 0) / count;
  const points = new Float64Array(3 * count);
  // Equal steps along the summed area from a random start: as random sampling, with less noise.
  let reach = step * random.uniform(0, 1);
  let before = 0;
  let n = 0;
  corners.forEach((p, t) => {
    before += areas[t];
    for (; reach < before && n < count; reach += step, n++) {
      const root = Math.sqrt(random.uniform(0, 1));
      const turn = random.uniform(0, 1);
      const [a, b, c] = [1 - root, root * (1 - turn), root * turn];
      for (let k = 0; k < 3; k++) points[3 * n + k] = a * p[k] + b * p[3 + k] + c * p[6 + k];
    }
  });
  return points.subarray(0, 3 * n);
}

function triangleArea(p: Float32Array): number {
  const [ux, uy, uz] = [p[3] - p[0], p[4] - p[1], p[5] - p[2]];
  const [vx, vy, vz] = [p[6] - p[0], p[7] - p[1], p[8] - p[2]];
  return Math.hypot(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx) / 2;
}

/** The faces between occupied and empty voxels, in the unit cube, as they stand: without any smoothing. */
export function voxelFaces({ size, occupied }: VoxelGrid): TriangleMesh {
  const positions: number[] = [];
  const indices: number[] = [];
  for (let i = occupied.indexOf(1); i !== -1; i = occupied.indexOf(1, i + 1)) {
    const at = strides(size).map((stride) => Math.floor(i / stride) % size);
    for (let axis = 0; axis < 3; axis++)
      for (const side of [0, 1]) {
        const beside = at[axis] + 2 * side - 1;
        if (beside >= 0 && beside < size && occupied[i + (2 * side - 1) * strides(size)[axis]] === 1) continue;
        const first = positions.length / 3;
        for (const [u, v] of [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
        ]) {
          const corner = [...at];
          corner[axis] += side;
          corner[(axis + 1) % 3] += u;
          corner[(axis + 2) % 3] += v;
          positions.push(...corner.map((value) => value / size));
        }
        indices.push(first, first + 1, first + 2, first, first + 2, first + 3);
      }
  }
  return { positions: Float32Array.from(positions), indices: Uint32Array.from(indices) };
}
