import { describe, expect, test } from 'vitest';
import { translation } from '../../../../src/core/math/pose.js';
import { shapeToMesh } from '../../../../src/core/mesh/shape-mesh.js';
import { mergeMeshes, transformMesh } from '../../../../src/core/mesh/transform-mesh.js';
import { voxelizeMesh } from '../../../../src/core/mesh/voxelize-mesh.js';
import { countVoxels, voxelIndex } from '../../../../src/core/voxel-grid.js';

const box = (x: number, y: number, z: number) => shapeToMesh({ kind: 'box', halfExtents: [x, y, z] });

describe('voxelizeMesh', () => {
  test('a box fills its voxels exactly', () => {
    const voxels = voxelizeMesh(transformMesh(box(4, 2, 1), translation([10, 20, 30])), 16);
    expect(voxels?.voxelSize).toBeCloseTo(0.5, 12);
    expect(voxels?.origin).toEqual([6, 18, 29]);
    expect(voxels === undefined ? 0 : countVoxels(voxels.grid)).toBe(16 * 8 * 4);
  });

  test('the volume of a sphere is right', () => {
    const voxels = voxelizeMesh(shapeToMesh({ kind: 'sphere', radius: 1 }), 32);
    const volume = voxels === undefined ? 0 : countVoxels(voxels.grid) * voxels.voxelSize ** 3;
    expect(volume).toBeGreaterThan(0.96 * ((4 / 3) * Math.PI));
    expect(volume).toBeLessThan(1.02 * ((4 / 3) * Math.PI));
  });

  test('overlapping closed shells are their union; a turned inner shell is a hole', () => {
    const [outer, inner] = [box(4, 4, 4), box(2, 2, 2)];
    const count = (mesh: Parameters<typeof voxelizeMesh>[0]): number => {
      const voxels = voxelizeMesh(mesh, 8);
      return voxels === undefined ? 0 : countVoxels(voxels.grid);
    };
    expect(count(mergeMeshes([outer, inner]))).toBe(512);
    expect(count(mergeMeshes([outer, { ...inner, indices: inner.indices.slice().reverse() }]))).toBe(512 - 64);
  });

  test('a thin closed wall survives, in one layer', () => {
    const voxels = voxelizeMesh(box(4, 4, 0.05), 16);
    expect(voxels === undefined ? 0 : countVoxels(voxels.grid)).toBe(16 * 16);
  });

  test('a box of sheets without a lid stays open; with a crack it is filled', () => {
    const cube = box(1, 1, 1);
    const faces = (keep: (z: number[]) => boolean): Uint32Array => {
      const kept: number[] = [];
      for (let t = 0; t < cube.indices.length; t += 3) {
        const corners = [...cube.indices.subarray(t, t + 3)];
        if (keep(corners.map((v) => cube.positions[3 * v + 2]))) kept.push(...corners);
      }
      return Uint32Array.from(kept);
    };
    const open = voxelizeMesh({ ...cube, indices: faces((z) => !z.every((v) => v > 0)) }, 10);
    if (open === undefined) throw new Error('no voxels');
    expect(open.grid.occupied[voxelIndex(10, 5, 5, 0)]).toBe(1);
    expect(open.grid.occupied[voxelIndex(10, 5, 5, 5)]).toBe(0);
    expect(countVoxels(open.grid)).toBe(1000 - 8 * 8 * 9);
    // The same cube with one corner of the lid pulled up by a hundredth: open by index, closed for a flood.
    const positions = Float32Array.from([...cube.positions, 1, 1, 1.01]);
    const indices = Uint32Array.from(cube.indices, (v, i) => (i === 6 && cube.positions[3 * v + 2] > 0 ? 8 : v));
    const cracked = voxelizeMesh({ positions, indices }, 10);
    expect(cracked === undefined ? 0 : countVoxels(cracked.grid)).toBeGreaterThanOrEqual(900);
  });

  test('a point, a NaN and an empty mesh have none', () => {
    const at = (...positions: number[]) => ({
      positions: Float32Array.from(positions),
      indices: Uint32Array.from([0, 0, 0]),
    });
    expect(voxelizeMesh(at(1, 2, 3), 8)).toBeUndefined();
    expect(voxelizeMesh(at(Number.NaN, 2, 3), 8)).toBeUndefined();
    expect(voxelizeMesh(at(), 8)).toBeUndefined();
  });
});
