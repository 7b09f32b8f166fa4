import { beforeAll, describe, expect, test } from 'vitest';
import type { GeometryEngine } from '../../../../src/core/mesh/geometry-engine.js';
import { loadGeometryEngine, solidFromMesh } from '../../../../src/core/mesh/geometry-engine.js';
import { meshVolume } from '../../../../src/core/mesh/mass-properties.js';
import { isClosedManifold } from '../../../../src/core/mesh/mesh-topology.js';
import { triangulateSurface } from '../../../../src/core/mesh/surface-nets.js';
import { buildVoxelSurface } from '../../../../src/core/mesh/voxel-surface.js';
import { countVoxels } from '../../../../src/core/voxel-grid.js';
import { gridOf, randomGrid } from './grids.js';

let engine: GeometryEngine;
beforeAll(async () => {
  engine = await loadGeometryEngine();
});

const exactSurface = (grid: Parameters<typeof buildVoxelSurface>[0]) => {
  const surface = buildVoxelSurface(grid);
  return triangulateSurface(surface, Float64Array.from(surface.lattice));
};

describe('voxel surface', () => {
  test('one voxel is a cube', () => {
    const mesh = exactSurface(gridOf(4, (x, y, z) => x === 1 && y === 2 && z === 3));
    expect(mesh.indices.length / 3).toBe(12);
    expect(meshVolume(mesh)).toBe(1);
    expect(isClosedManifold(mesh)).toBe(true);
  });

  test.each([
    ['by an edge', (x: number, y: number, z: number) => z === 1 && x === y && x < 3],
    ['by a corner', (x: number, y: number, z: number) => x === y && y === z && x < 3],
  ])('voxels that touch %s only make a closed manifold', (_, inside) => {
    const mesh = exactSurface(gridOf(4, inside));
    expect(isClosedManifold(mesh)).toBe(true);
    expect(meshVolume(mesh)).toBeCloseTo(3, 12);
  });

  test('every arrangement of 2x2x2 voxels is a closed manifold with the volume of its voxels', () => {
    for (let bits = 1; bits < 256; bits++) {
      const grid = gridOf(2, (x, y, z) => ((bits >> (4 * x + 2 * y + z)) & 1) === 1);
      const mesh = exactSurface(grid);
      expect(isClosedManifold(mesh), `bits ${bits}`).toBe(true);
      expect(meshVolume(mesh)).toBeCloseTo(countVoxels(grid), 10);
    }
  });

  test('random grids are closed manifolds, for the engine too', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const grid = randomGrid(5, 0.1 + 0.012 * seed, seed);
      const mesh = exactSurface(grid);
      expect(isClosedManifold(mesh), `seed ${seed}`).toBe(true);
      expect(meshVolume(mesh)).toBeCloseTo(countVoxels(grid), 6);
      const solid = solidFromMesh(mesh, engine);
      expect(solid?.volume()).toBeCloseTo(countVoxels(grid), 4);
      solid?.delete();
    }
  });
});
