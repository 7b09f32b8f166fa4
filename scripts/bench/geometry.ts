// Times of the geometry in src/core/mesh on cups and a torus: npm run bench:geometry
import { coverWithBoxes } from '../../src/core/mesh/box-cover.js';
import { decomposeConvex } from '../../src/core/mesh/decompose-convex.js';
import { loadGeometryEngine, meshFromSolid } from '../../src/core/mesh/geometry-engine.js';
import { computeMassProperties, meshVolume } from '../../src/core/mesh/mass-properties.js';
import { meshFromVoxels } from '../../src/core/mesh/mesh-from-voxels.js';
import { separateConvex } from '../../src/core/mesh/separate-convex.js';
import { pieceToMesh } from '../../src/core/mesh/shape-mesh.js';
import { extractSurface } from '../../src/core/mesh/surface-nets.js';
import type { TriangleMesh } from '../../src/core/mesh/triangle-mesh.js';
import { toVisualMesh } from '../../src/core/mesh/visual-mesh.js';
import { voxelizeMesh } from '../../src/core/mesh/voxelize-mesh.js';
import type { VoxelGrid } from '../../src/core/voxel-grid.js';
import { emptyGrid, voxelIndex } from '../../src/core/voxel-grid.js';
import { report, time } from './measure.js';

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

const triangles = (mesh: { readonly indices: Uint32Array }): string => `${mesh.indices.length / 3} triangles`;

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
report('geometry', [
  await time('surface of a 32^3 cup', 5, () => triangles(extractSurface(small))),
  await time('surface of a 64^3 cup', 3, () => triangles(extractSurface(large))),
  await time('mesh of a 32^3 cup', 5, () => triangles(meshFromVoxels(small, engine).mesh)),
  await time('mesh of a 64^3 cup', 3, () => triangles(meshFromVoxels(large, engine).mesh)),
  await time('box cover of a 32^3 cup', 5, () => `${coverWithBoxes(small, 1000)?.length ?? 0} boxes`),
  await time('convex pieces of a cup', 5, () => describePieces(cup)),
  await time('convex pieces of a torus', 5, () => describePieces(torus)),
  await time('voxels of a cup, 32', 5, () => (voxelizeMesh(cup, 32) === undefined ? 'none' : triangles(cup))),
  await time('mass properties of a cup', 5, () => `${computeMassProperties(cup, 1)?.mass.toFixed(1) ?? 'none'} kg`),
  await time('visual mesh of a cup', 5, () => triangles(toVisualMesh(cup))),
  await time('1000 separations of hulls', 5, () => {
    let deepest = -Infinity;
    for (let i = 0; i < 1000; i++) {
      const [a, b] = [pieces[i % pieces.length], pieces[(7 * i + 1) % pieces.length]];
      deepest = Math.max(deepest, separateConvex(a.shape, a.pose, b.shape, b.pose).depth);
    }
    return `deepest ${deepest.toFixed(3)}`;
  }),
]);

function describePieces(mesh: TriangleMesh): string {
  const found = decomposeConvex(mesh, engine);
  const volume = found.reduce((sum, piece) => sum + meshVolume(pieceToMesh(piece)), 0);
  return `${triangles(mesh)}, ${found.length} pieces, volume ratio ${(volume / meshVolume(mesh)).toFixed(3)}`;
}
