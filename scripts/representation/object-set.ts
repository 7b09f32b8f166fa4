import type { Vec3 } from '../../src/core/math/vec3.js';
import { boundingBox } from '../../src/core/mesh/box.js';
import type { GeometryEngine } from '../../src/core/mesh/geometry-engine.js';
import type { TriangleMesh } from '../../src/core/mesh/triangle-mesh.js';
import { transformMesh } from '../../src/core/mesh/transform-mesh.js';
import { voxelizeInFrame } from '../../src/core/mesh/voxelize-mesh.js';
import type { VoxelGrid } from '../../src/core/voxel-grid.js';
import { CATEGORIES } from '../../src/procedural/categories/index.js';
import type { ProceduralCategory } from '../../src/procedural/category.js';
import { poseParts } from '../../src/procedural/pose-parts.js';
import { sampleObject } from '../../src/procedural/sample-object.js';
import { createShapes } from '../../src/procedural/solids/shapes.js';

/** An object of the library with all joints closed, its parts as surfaces in the unit cube: the published normalisation. */
export interface BenchObject {
  readonly category: string;
  readonly seed: number;
  readonly names: readonly string[];
  /** Of each part: longest side of the object 1, centred on (0.5, 0.5, 0.5), vertices shared, as finely cut as for assets. */
  readonly meshes: readonly TriangleMesh[];
  /** Longest side of the object, m. */
  readonly side: number;
}

const AXES = [0, 1, 2] as const;

/** Object `seed` of a category. */
export function makeBenchObject(category: ProceduralCategory, seed: number, engine: GeometryEngine): BenchObject {
  const { model } = sampleObject(category, seed, createShapes('full'));
  const closed = model.bodies.map(() => 0);
  const posed = poseParts(model, closed, engine);
  const meshes = posed.map(({ mesh, pose }) => transformMesh(mesh, pose));
  const boxes = meshes.flatMap((mesh) => boundingBox(mesh) ?? []);
  const low = AXES.map((k) => Math.min(...boxes.map(({ min }) => min[k])));
  const high = AXES.map((k) => Math.max(...boxes.map(({ max }) => max[k])));
  const side = Math.max(...AXES.map((k) => high[k] - low[k]));
  return {
    category: category.name,
    seed,
    names: posed.map(({ part }) => part.name),
    meshes: meshes.map((mesh) => ({
      positions: mesh.positions.map((value, i) => 0.5 + (value - (low[i % 3] + high[i % 3]) / 2) / side),
      indices: mesh.indices,
    })),
    side,
  };
}

/** Seeds are spread: the library's benches and training draw from elsewhere. */
const FIRST_SEED = 4_000_000;
const SEED_STEP = 37;

/** The objects that are measured: `perCategory` of every category. */
export function* benchObjects(perCategory: number, engine: GeometryEngine): Generator<BenchObject> {
  for (const category of CATEGORIES)
    for (let k = 0; k < perCategory; k++) yield makeBenchObject(category, FIRST_SEED + SEED_STEP * k, engine);
}

const ORIGIN: Vec3 = [0, 0, 0];

/** Voxels of a surface in the unit cube, as the product makes them. */
export const voxelizeUnit = (mesh: TriangleMesh, size: number): VoxelGrid =>
  voxelizeInFrame(mesh, ORIGIN, 1 / size, size);

/** What is in any of the grids. */
export function uniteGrids(grids: readonly VoxelGrid[]): VoxelGrid {
  const occupied = Uint8Array.from(grids[0].occupied);
  for (const grid of grids.slice(1)) for (let i = 0; i < occupied.length; i++) occupied[i] |= grid.occupied[i];
  return { size: grids[0].size, occupied };
}
