import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Inertial } from '../../src/core/inertial.js';
import type { Pose } from '../../src/core/math/pose.js';
import { invert } from '../../src/core/math/pose.js';
import { quat } from '../../src/core/math/quat.js';
import type { Vec3 } from '../../src/core/math/vec3.js';
import { dot } from '../../src/core/math/vec3.js';
import { coverWithBoxes } from '../../src/core/mesh/box-cover.js';
import { facePlanes } from '../../src/core/mesh/face-planes.js';
import type { GeometryEngine } from '../../src/core/mesh/geometry-engine.js';
import { loadGeometryEngine } from '../../src/core/mesh/geometry-engine.js';
import { isPhysicalInertia, transformInertial } from '../../src/core/mesh/inertial-algebra.js';
import { computeMassProperties, computeVoxelMassProperties, meshVolume } from '../../src/core/mesh/mass-properties.js';
import { isClosedManifold } from '../../src/core/mesh/mesh-topology.js';
import { meshFromVoxels } from '../../src/core/mesh/mesh-from-voxels.js';
import { hullToMesh, quickHull } from '../../src/core/mesh/quick-hull.js';
import { separateConvex } from '../../src/core/mesh/separate-convex.js';
import { extractSurface } from '../../src/core/mesh/surface-nets.js';
import { transformMesh } from '../../src/core/mesh/transform-mesh.js';
import { buildVoxelSurface } from '../../src/core/mesh/voxel-surface.js';
import { triangulateSurface } from '../../src/core/mesh/surface-nets.js';
import type { VoxelGrid } from '../../src/core/voxel-grid.js';
import { countVoxels } from '../../src/core/voxel-grid.js';

let engine: GeometryEngine;
beforeAll(async () => {
  engine = await loadGeometryEngine();
});

const SEED = 20240917;
const unit = fc.double({ min: -1, max: 1, noNaN: true });
const pose: fc.Arbitrary<Pose> = fc
  .tuple(fc.tuple(unit, unit, unit), fc.tuple(unit, unit, unit, unit))
  .map(([position, q]) => ({ position, rotation: quat(...q) }));
/** Voxels of every density, so that sparse grids with edge and corner contacts come up as well as nearly full ones. */
const grid: fc.Arbitrary<VoxelGrid> = fc
  .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: 9 }))
  .chain(([size, density]) =>
    fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: size ** 3, maxLength: size ** 3 })
      .map((values): VoxelGrid => ({ size, occupied: Uint8Array.from(values, (v) => (v < density ? 1 : 0)) })),
  )
  .filter((g) => countVoxels(g) > 0);
/** A stretched cube's corners, pushed about and mixed with other points: always a solid. */
const cloud = fc
  .tuple(fc.array(unit, { minLength: 24, maxLength: 24 }), fc.array(unit, { maxLength: 90 }))
  .map(([pushes, others]) => [
    ...pushes.map((push, i) => (((i / 3) | 0) & (1 << (i % 3)) ? 1 : -1) * (0.6 + 0.3 * push)),
    ...others.slice(0, others.length - (others.length % 3)),
  ]);
const hullOf = (points: readonly number[]) => {
  const hull = quickHull(points);
  if (hull === undefined) throw new Error('no hull');
  return hull;
};

const exactMesh = (g: VoxelGrid) => {
  const surface = buildVoxelSurface(g);
  return triangulateSurface(surface, Float64Array.from(surface.lattice));
};

function expectClose(actual: Inertial | undefined, expected: Inertial | undefined, tolerance: number): void {
  if (actual === undefined || expected === undefined) throw new Error('no mass properties');
  const flat = ({ mass, com, inertia: i }: Inertial): number[] => [mass, ...com, i.xx, i.yy, i.zz, i.xy, i.xz, i.yz];
  const scale = Math.max(...flat(expected).map(Math.abs));
  flat(actual).forEach((value, k) => {
    expect(Math.abs(value - flat(expected)[k])).toBeLessThan(tolerance * scale);
  });
}

describe('surfaces of any voxels', () => {
  test('are closed oriented manifolds with the volume of the voxels, exact and relaxed', () => {
    fc.assert(
      fc.property(grid, (g) => {
        expect(isClosedManifold(exactMesh(g))).toBe(true);
        const relaxed = extractSurface(g);
        expect(isClosedManifold(relaxed)).toBe(true);
        expect(Math.abs(meshVolume(relaxed) / countVoxels(g) - 1)).toBeLessThan(0.02);
      }),
      { seed: SEED, numRuns: 150 },
    );
  });

  test('stay so when simplified', () => {
    fc.assert(
      fc.property(grid, (g) => {
        const { mesh } = meshFromVoxels(g, engine);
        expect(isClosedManifold(mesh)).toBe(true);
        expect(Math.abs(meshVolume(mesh) / countVoxels(g) - 1)).toBeLessThan(0.02);
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  test('have the mass properties of the voxels', () => {
    fc.assert(
      fc.property(grid, (g) => {
        expectClose(computeMassProperties(exactMesh(g), 3), computeVoxelMassProperties(g, 3), 1e-12);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  test('box covers hold occupied voxels only and miss none', () => {
    fc.assert(
      fc.property(grid, (g) => {
        const covered = new Uint8Array(g.occupied.length);
        for (const { min, max } of coverWithBoxes(g, 1000) ?? [])
          for (let x = min[0]; x < max[0]; x++)
            for (let y = min[1]; y < max[1]; y++)
              for (let z = min[2]; z < max[2]; z++) covered[(x * g.size + y) * g.size + z] = 1;
        expect(covered).toEqual(g.occupied);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });
});

describe('mass properties under rigid motion', () => {
  test('moving the mesh is moving its mass properties, and the tensor stays physical', () => {
    fc.assert(
      fc.property(cloud, pose, (points, motion) => {
        const mesh = hullToMesh(points, hullOf(points));
        const here = computeMassProperties(mesh, 2);
        const there = computeMassProperties(transformMesh(mesh, motion), 2);
        if (here === undefined || there === undefined) throw new Error('a hull is a solid');
        // Single-precision vertices move by rounding when the mesh is turned.
        expectClose(there, transformInertial(here, motion), 1e-5);
        expectClose(transformInertial(there, invert(motion)), here, 1e-5);
        expect(isPhysicalInertia(here.inertia)).toBe(true);
        expect(isPhysicalInertia(there.inertia)).toBe(true);
      }),
      { seed: SEED, numRuns: 80 },
    );
  });
});

describe('convex geometry', () => {
  test('a hull holds its points and is a closed manifold', () => {
    fc.assert(
      fc.property(cloud, (points) => {
        const mesh = hullToMesh(points, hullOf(points));
        expect(isClosedManifold(mesh)).toBe(true);
        for (const { normal, offset } of facePlanes(mesh))
          for (let i = 0; i < points.length; i += 3) {
            const p: Vec3 = [points[i], points[i + 1], points[i + 2]];
            expect(dot(normal, p)).toBeLessThan(offset + 1e-4);
          }
      }),
      { seed: SEED, numRuns: 80 },
    );
  });

  test('moving a shape by its depth along the normal makes it touch', () => {
    fc.assert(
      fc.property(cloud, cloud, pose, pose, (p, q, poseA, poseB) => {
        const [one, two] = [
          { kind: 'convex', mesh: hullToMesh(p, hullOf(p)) },
          { kind: 'convex', mesh: hullToMesh(q, hullOf(q)) },
        ] as const;
        const { depth, normal } = separateConvex(one, poseA, two, poseB);
        const position: Vec3 = [
          poseB.position[0] + depth * normal[0],
          poseB.position[1] + depth * normal[1],
          poseB.position[2] + depth * normal[2],
        ];
        expect(Math.abs(separateConvex(one, poseA, two, { ...poseB, position }).depth)).toBeLessThan(1e-5);
      }),
      { seed: SEED, numRuns: 80 },
    );
  });
});
