import type { TriangleMesh } from '../../src/core/mesh/triangle-mesh.js';
import type { VoxelGrid } from '../../src/core/voxel-grid.js';
import type { Random } from '../../src/procedural/random.js';
import { createRandom } from '../../src/procedural/random.js';
import { strides } from './encodings/axes.js';
import { ENCODINGS } from './encodings/index.js';
import { MERGED_RUNS } from './measure-lengths.js';
import { voxelizeUnit } from './object-set.js';
import { digits, sumOf } from './statistics.js';

/** Grids that flatter less than the library's, and how many times shorter than merged runs each form is on them, of the totals. */
export interface HardCase {
  readonly name: string;
  readonly mergedRuns: number;
  readonly shorterThanRuns: Readonly<Record<string, number>>;
}

const TURN = Math.PI / 6;
const ROUGHNESS = 0.02;

/** The parts as they are, turned by 30 degrees about z, and with one in fifty of their surface voxels missing. */
export function measureHardCases(meshes: readonly TriangleMesh[], count: (text: string) => number): HardCase[] {
  const random = createRandom('hard cases');
  const straight = meshes.map((mesh) => voxelizeUnit(mesh, 32));
  const turned = meshes.map((mesh) => voxelizeUnit(turnAboutZ(mesh, TURN), 32));
  return [
    measureCase('as they are', straight, count),
    measureCase('turned by 30 degrees', turned, count),
    measureCase('2% of the surface voxels missing', straight.map((grid) => roughen(grid, random)), count), // prettier-ignore
  ];
}

function measureCase(name: string, grids: readonly VoxelGrid[], count: (text: string) => number): HardCase {
  const totals = ENCODINGS.filter(({ size }) => size === 32).map(
    ({ name: form, encode }) => [form, sumOf(grids.map((grid) => count(encode(grid))))] as const,
  );
  const runs = Object.fromEntries(totals)[MERGED_RUNS];
  return {
    name,
    mergedRuns: runs,
    shorterThanRuns: Object.fromEntries(totals.map(([form, n]) => [form, digits(runs / n)])),
  };
}

/** About the middle of the unit cube, made smaller so that it stays inside whatever it is. */
function turnAboutZ({ positions, indices }: TriangleMesh, angle: number): TriangleMesh {
  const share = 1 / (Math.cos(angle) + Math.sin(angle));
  const [c, s] = [share * Math.cos(angle), share * Math.sin(angle)];
  const turned = Float32Array.from(positions);
  for (let i = 0; i < positions.length; i += 3) {
    const [x, y, z] = [positions[i] - 0.5, positions[i + 1] - 0.5, positions[i + 2] - 0.5];
    turned.set([0.5 + c * x - s * y, 0.5 + s * x + c * y, 0.5 + share * z], i);
  }
  return { positions: turned, indices };
}

function roughen({ size, occupied }: VoxelGrid, random: Random): VoxelGrid {
  const result = Uint8Array.from(occupied);
  for (let i = occupied.indexOf(1); i !== -1; i = occupied.indexOf(1, i + 1))
    if (isOnSurface(occupied, size, i) && random.chance(ROUGHNESS)) result[i] = 0;
  return { size, occupied: result };
}

const isOnSurface = (occupied: Uint8Array, size: number, i: number): boolean =>
  strides(size).some((stride) => {
    const at = Math.floor(i / stride) % size;
    return at === 0 || at === size - 1 || occupied[i - stride] === 0 || occupied[i + stride] === 0;
  });
