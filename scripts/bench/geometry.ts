import { coverWithBoxes } from '../../src/core/mesh/box-cover.js';
import { decomposeConvex } from '../../src/core/mesh/decompose-convex.js';
import { loadGeometryEngine, meshFromSolid } from '../../src/core/mesh/geometry-engine.js';
import { computeMassProperties, meshVolume } from '../../src/core/mesh/mass-properties.js';
import { meshFromVoxels } from '../../src/core/mesh/mesh-from-voxels.js';
import { separateConvex } from '../../src/core/mesh/separate-convex.js';
import { pieceToMesh } from '../../src/core/mesh/shape-mesh.js';
import { extractSurface } from '../../src/core/mesh/surface-nets.js';
import { toVisualMesh } from '../../src/core/mesh/visual-mesh.js';
import { voxelizeMesh } from '../../src/core/mesh/voxelize-mesh.js';
import type { VoxelGrid } from '../../src/core/voxel-grid.js';
import { emptyGrid, voxelIndex } from '../../src/core/voxel-grid.js';

export interface Measurement {
  readonly name: string;
  /** Processor time of one call, ms: the median of several after one to warm up. */
  readonly ms: number;
  readonly note: string;
}

/** A cylindrical cup that fills its grid. */
function cupGrid(size: number): VoxelGrid {
  const grid = emptyGrid(size);
  const middle = (size - 1) / 2;
  for (let x = 0; x < size; x++)
    for (let y = 0; y < size; y++)
      for (let z = 0; z < size; z++) {
        const r = Math.hypot(x - middle, y - middle) / size;
        if (r < 0.45 && (r > 0.39 || z < size / 12)) grid.occupied[voxelIndex(size, x, y, z)] = 1;
      }
  return grid;
}

function measure(name: string, calls: number, work: () => string): Measurement {
  let note = work();
  const times: number[] = [];
  for (let i = 0; i < calls; i++) {
    const before = process.cpuUsage();
    note = work();
    const spent = process.cpuUsage(before);
    times.push((spent.user + spent.system) / 1000);
  }
  times.sort((a, b) => a - b);
  return { name, ms: times[Math.floor(calls / 2)], note };
}

const triangles = (mesh: { readonly indices: Uint32Array }): string => `${mesh.indices.length / 3} triangles`;

/** Times the geometry of `src/core/mesh` on a cup and prints a table. */
export async function main(): Promise<readonly Measurement[]> {
  const engine = await loadGeometryEngine();
  const { Manifold } = engine;
  const cup = meshFromSolid(
    Manifold.cylinder(10, 5, 5, 64)
      .subtract(Manifold.cylinder(10, 4.5, 4.5, 64).translate(0, 0, 1))
      .refine(3),
  );
  const torus = meshFromSolid(Manifold.revolve(engine.CrossSection.circle(1, 24).translate(5, 0), 64));
  const [small, large] = [cupGrid(32), cupGrid(64)];
  const pieces = decomposeConvex(cup, engine);
  const results = [
    measure('surface of a 32^3 cup', 5, () => triangles(extractSurface(small))),
    measure('surface of a 64^3 cup', 3, () => triangles(extractSurface(large))),
    measure('mesh of a 32^3 cup', 5, () => triangles(meshFromVoxels(small, engine).mesh)),
    measure('mesh of a 64^3 cup', 3, () => triangles(meshFromVoxels(large, engine).mesh)),
    measure('box cover of a 32^3 cup', 5, () => `${coverWithBoxes(small, 1000)?.length ?? 0} boxes`),
    ...(
      [
        ['cup', cup],
        ['torus', torus],
      ] as const
    ).map(([name, mesh]) =>
      // prettier-ignore
      measure(`convex pieces of a ${name}`, 5, () => {
        const found = decomposeConvex(mesh, engine);
        const volume = found.reduce((sum, piece) => sum + meshVolume(pieceToMesh(piece)), 0);
        return `${triangles(mesh)}, ${found.length} pieces, volume ratio ${(volume / meshVolume(mesh)).toFixed(3)}`;
      }),
    ),
    measure('voxels of a cup, 32', 5, () => (voxelizeMesh(cup, 32) === undefined ? 'none' : triangles(cup))),
    measure('mass properties of a cup', 5, () => `${computeMassProperties(cup, 1)?.mass.toFixed(1) ?? 'none'} kg`),
    measure('visual mesh of a cup', 5, () => triangles(toVisualMesh(cup))),
    measure('1000 separations of hulls', 5, () => {
      let deepest = -Infinity;
      for (let i = 0; i < 1000; i++) {
        const [a, b] = [pieces[i % pieces.length], pieces[(7 * i + 1) % pieces.length]];
        deepest = Math.max(deepest, separateConvex(a.shape, a.pose, b.shape, b.pose).depth);
      }
      return `deepest ${deepest.toFixed(3)}`;
    }),
  ];
  for (const { name, ms, note } of results) console.log(`${name.padEnd(28)} ${ms.toFixed(1).padStart(8)} ms   ${note}`);
  return results;
}
