import { describe, expect, test } from 'vitest';
import type { Inertial } from '../../../../src/core/inertial.js';
import { translation } from '../../../../src/core/math/pose.js';
import type { Vec3 } from '../../../../src/core/math/vec3.js';
import {
  boxInertial,
  combineInertials,
  cylinderInertial,
  isPhysicalInertia,
  principalMoments,
  scaleInertial,
  sphereInertial,
  transformInertial,
} from '../../../../src/core/mesh/inertial-algebra.js';
import {
  computeMassProperties,
  computeVoxelMassProperties,
  meshVolume,
} from '../../../../src/core/mesh/mass-properties.js';
import { shapeToMesh } from '../../../../src/core/mesh/shape-mesh.js';
import { mergeMeshes, transformMesh } from '../../../../src/core/mesh/transform-mesh.js';
import { toVisualMesh } from '../../../../src/core/mesh/visual-mesh.js';
import { quatFromAxisAngle } from '../../../../src/core/math/quat.js';
import { emptyGrid } from '../../../../src/core/voxel-grid.js';
import { gridOf } from './grids.js';

const boxMesh = (size: Vec3) => shapeToMesh({ kind: 'box', halfExtents: [size[0] / 2, size[1] / 2, size[2] / 2] });

/** Relative difference of every number of two inertials, against the largest moment and length. */
function expectSame(actual: Inertial | undefined, expected: Inertial, relative: number): void {
  if (actual === undefined) throw new Error('no mass properties');
  expect(Math.abs(actual.mass / expected.mass - 1)).toBeLessThan(relative);
  const moment = Math.max(...principalMoments(expected.inertia));
  const length = Math.sqrt(moment / expected.mass);
  actual.com.forEach((value, k) => {
    expect(Math.abs(value - expected.com[k]) / length).toBeLessThan(relative);
  });
  for (const key of ['xx', 'yy', 'zz', 'xy', 'xz', 'yz'] as const)
    expect(Math.abs(actual.inertia[key] - expected.inertia[key]) / moment).toBeLessThan(relative);
}

describe('computeMassProperties', () => {
  test('a box is exact', () => {
    expectSame(computeMassProperties(boxMesh([2, 3, 5]), 7), boxInertial([2, 3, 5], 7), 1e-14);
  });

  test('a box far from the origin keeps its inertia about its own centre', () => {
    const mesh = transformMesh(boxMesh([2, 4, 8]), translation([1000, -2000, 500]));
    const expected = transformInertial(boxInertial([2, 4, 8], 3), translation([1000, -2000, 500]));
    expectSame(computeMassProperties(mesh, 3), expected, 1e-12);
  });

  test('the unit right tetrahedron has moments 1/80 and products 1/480 about its centre', () => {
    const mesh = {
      positions: Float32Array.from([0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1]),
      indices: Uint32Array.from([0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3]),
    };
    const result = computeMassProperties(mesh, 1);
    expect(result?.mass).toBeCloseTo(1 / 6, 14);
    expect(result?.com[0]).toBeCloseTo(1 / 4, 14);
    // About a corner: integral of y^2 + z^2 = 1/30, of x y = 1/120; moved to the centre by mass/16 each.
    expect(result?.inertia.xx).toBeCloseTo(1 / 30 - (2 * (1 / 6)) / 16, 14);
    expect(result?.inertia.xy).toBeCloseTo(-(1 / 120 - 1 / 6 / 16), 14);
  });

  test('inscribed spheres and cylinders come near the formulas from below', () => {
    const sphere = computeMassProperties(shapeToMesh({ kind: 'sphere', radius: 2 }), 5);
    expectSame(sphere, sphereInertial(2, 5), 0.03);
    expect(sphere?.mass).toBeLessThan(sphereInertial(2, 5).mass);
    const cylinder = computeMassProperties(shapeToMesh({ kind: 'cylinder', radius: 1.5, halfLength: 2 }), 5);
    expectSame(cylinder, cylinderInertial(1.5, 4, 5), 0.02);
  });

  test('split vertices, as at texture seams, do not matter', () => {
    expectSame(computeMassProperties(toVisualMesh(boxMesh([1, 2, 3])), 4), boxInertial([1, 2, 3], 4), 1e-14);
  });

  test('open, inverted, flat and empty meshes have none', () => {
    const box = boxMesh([1, 1, 1]);
    expect(computeMassProperties({ ...box, indices: box.indices.subarray(3) }, 1)).toBeUndefined();
    expect(computeMassProperties({ ...box, indices: box.indices.slice().reverse() }, 1)).toBeUndefined();
    expect(computeMassProperties(transformMesh(box, translation([0, 0, 0]), [1, 1, 0]), 1)).toBeUndefined();
    expect(computeMassProperties({ positions: new Float32Array(), indices: new Uint32Array() }, 1)).toBeUndefined();
  });

  test('a mirrored mesh keeps its volume', () => {
    expect(meshVolume(transformMesh(boxMesh([1, 2, 3]), translation([1, 1, 1]), [-1, 1, 1]))).toBeCloseTo(6, 12);
  });

  test('a hollow is subtracted', () => {
    const [outer, inner] = [boxMesh([4, 4, 4]), boxMesh([2, 2, 2])];
    const hollow = mergeMeshes([outer, { ...inner, indices: inner.indices.slice().reverse() }]);
    expect(computeMassProperties(hollow, 1)?.mass).toBeCloseTo(64 - 8, 12);
  });
});

describe('computeVoxelMassProperties', () => {
  test('a block of voxels is a box', () => {
    const grid = gridOf(8, (x, y, z) => x >= 1 && x < 3 && y >= 2 && y < 7 && z >= 4 && z < 5);
    expectSame(
      computeVoxelMassProperties(grid, 2),
      transformInertial(boxInertial([2, 5, 1], 2), translation([2, 4.5, 4.5])),
      1e-13,
    );
  });

  test('an empty grid has none', () => {
    expect(computeVoxelMassProperties(emptyGrid(4), 1)).toBeUndefined();
  });
});

describe('algebra of inertials', () => {
  test('two half boxes make a box', () => {
    const half = boxInertial([1, 2, 3], 5);
    const parts = [translation([-0.5, 0, 0]), translation([0.5, 0, 0])].map((pose) => transformInertial(half, pose));
    const whole = combineInertials(parts);
    expectSame(whole, boxInertial([2, 2, 3], 5), 1e-14);
    expect(combineInertials([])).toBeUndefined();
  });

  test('a quarter turn exchanges moments', () => {
    const pose = { position: [0, 0, 0] as const, rotation: quatFromAxisAngle([0, 0, 1], Math.PI / 2) };
    expectSame(transformInertial(boxInertial([1, 2, 3], 1), pose), boxInertial([2, 1, 3], 1), 1e-14);
  });

  test('scaling at constant density is scaling the box', () => {
    expectSame(scaleInertial(boxInertial([1, 2, 3], 10), 0.1), boxInertial([0.1, 0.2, 0.3], 10), 1e-14);
    expect(scaleInertial(boxInertial([1, 2, 3], 10), 1, 2).mass).toBeCloseTo(120, 12);
  });

  test('physical tensors: a box is, a flat plate is, one that breaks the triangle inequality or is negative is not', () => {
    const diagonal = (xx: number, yy: number, zz: number) => ({ xx, yy, zz, xy: 0, xz: 0, yz: 0 });
    expect(isPhysicalInertia(boxInertial([1, 2, 3], 1).inertia)).toBe(true);
    expect(isPhysicalInertia(diagonal(1, 2, 3))).toBe(true);
    expect(isPhysicalInertia(diagonal(1, 1, 2.1))).toBe(false);
    expect(isPhysicalInertia(diagonal(1, -1, 1))).toBe(false);
    expect(isPhysicalInertia(diagonal(0, 1, 1))).toBe(false);
    expect(isPhysicalInertia(diagonal(Number.NaN, 1, 1))).toBe(false);
    expect(isPhysicalInertia({ ...diagonal(1, 1, 1), xy: 2 })).toBe(false);
  });
});
