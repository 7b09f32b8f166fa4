import type { VoxelCreases } from './voxel-creases.js';
import type { VoxelSurface } from './voxel-surface.js';
import { findFixed, listStencils } from './relax-stencils.js';
import type { Stencils } from './relax-stencils.js';
import { restoreVolume, retreatFromVolumeLoss } from './restore-volume.js';

/**
 * How far a vertex may move along each axis, voxels. The true surface passes within half a voxel of each lattice point of the boundary;
 * a little more lets edges that are not along the axes become round instead of ragged.
 */
const REACH = 0.6;

/** Where the part is one voxel thick in two directions: enough to straighten a diagonal, and opposite sides cannot meet. */
const REACH_THIN = 0.3;

/**
 * Steps of the flow. With momentum they work as 1 / (1 - MOMENTUM) times as many plain ones: a staircase of treads eight voxels long,
 * whose mode decays by RATE * (1 - cos(pi / 4))^2 / 4 a plain step, is then below a tenth.
 */
const STEPS = 90;
const MOMENTUM = 0.8;

/** Half the largest stable rate: the operator's largest eigenvalue is 4. */
const RATE = 0.25;

/** The volume is put right after so many steps each. */
const STEPS_PER_CORRECTION = 15;

/**
 * Vertex positions of the surface with staircases smoothed away: a thin-plate flow (steepest descent, with momentum, of the sum of squared
 * umbrella vectors), which does not pull curved parts together as plain averaging does, near the lattice points. Locked coordinates
 * stay. A vertex on a crease is compared with its neighbours on the crease only, and a corner with none: to the surfaces that end there
 * they are a free border, which follows the surface's slope. The volume of each closed component stays that of its voxels.
 */
export function relaxSurface(surface: VoxelSurface, creases: VoxelCreases): Float64Array {
  const { vertexCount, lattice } = surface;
  const { locked } = creases;
  const isFixed = findFixed(surface, creases);
  const reach = limitReach(surface);
  const stencils = listStencils(surface, creases, isFixed);
  const positions = Float64Array.from(lattice);
  const previous = Float64Array.from(lattice);
  const gradient = new Float64Array(positions.length);
  for (let step = 1; step <= STEPS; step++) {
    computeGradient(positions, gradient, stencils);
    for (let v = 0; v < vertexCount; v++) {
      if (isFixed[v] === 1) continue;
      for (let k = 0; k < 3; k++) {
        if (((locked[v] >> k) & 1) === 1) continue;
        const i = 3 * v + k;
        const now = positions[i];
        const next = now - RATE * gradient[i] + MOMENTUM * (now - previous[i]);
        previous[i] = now;
        positions[i] = Math.min(lattice[i] + reach[v], Math.max(lattice[i] - reach[v], next));
      }
    }
    if (step % STEPS_PER_CORRECTION !== 0) continue;
    const before = Float64Array.from(positions);
    restoreVolume(surface, positions, { isFixed, locked, reach });
    // The correction is no motion of the flow: momentum must not repeat it.
    for (let i = 0; i < positions.length; i++) previous[i] += positions[i] - before[i];
  }
  retreatFromVolumeLoss(surface, positions);
  return positions;
}

/** How far each vertex may go along each axis. */
function limitReach({ vertexCount, faceCount, corners, facing, isThin }: VoxelSurface): Float64Array {
  const thinAxes = new Uint8Array(vertexCount);
  for (let face = 0; face < faceCount; face++) {
    if (isThin[face] === 0) continue;
    for (let k = 0; k < 4; k++) thinAxes[corners[4 * face + k]] |= 1 << (facing[face] >> 1);
  }
  return Float64Array.from(thinAxes, (axes) => ([0, 1, 2, 4].includes(axes) ? REACH : REACH_THIN));
}

/** Gradient of half the weighted sum of squares of the stencils' values. */
function computeGradient(positions: Float64Array, gradient: Float64Array, stencils: Stencils): void {
  const { centre, start, list, weight } = stencils;
  gradient.fill(0);
  for (let s = 0; s < centre.length; s++) {
    const v = 3 * centre[s];
    const n = start[s + 1] - start[s];
    let [x, y, z] = [0, 0, 0];
    for (let i = start[s]; i < start[s + 1]; i++) {
      const w = 3 * list[i];
      x += positions[w];
      y += positions[w + 1];
      z += positions[w + 2];
    }
    x = weight[s] * (x / n - positions[v]);
    y = weight[s] * (y / n - positions[v + 1]);
    z = weight[s] * (z / n - positions[v + 2]);
    for (let i = start[s]; i < start[s + 1]; i++) {
      const w = 3 * list[i];
      gradient[w] += x / n;
      gradient[w + 1] += y / n;
      gradient[w + 2] += z / n;
    }
    gradient[v] -= x;
    gradient[v + 1] -= y;
    gradient[v + 2] -= z;
  }
}
