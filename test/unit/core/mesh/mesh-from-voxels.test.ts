import { beforeAll, describe, expect, test } from 'vitest';
import type { Vec3 } from '../../../../src/core/math/vec3.js';
import { cross, norm, subtract } from '../../../../src/core/math/vec3.js';
import { boundingBox } from '../../../../src/core/mesh/box.js';
import { vertexAt } from '../../../../src/core/mesh/face-planes.js';
import type { GeometryEngine } from '../../../../src/core/mesh/geometry-engine.js';
import { loadGeometryEngine } from '../../../../src/core/mesh/geometry-engine.js';
import { meshVolume } from '../../../../src/core/mesh/mass-properties.js';
import { isClosedManifold } from '../../../../src/core/mesh/mesh-topology.js';
import { meshFromVoxels } from '../../../../src/core/mesh/mesh-from-voxels.js';
import { extractSurface } from '../../../../src/core/mesh/surface-nets.js';
import type { TriangleMesh } from '../../../../src/core/mesh/triangle-mesh.js';
import { toVisualMesh } from '../../../../src/core/mesh/visual-mesh.js';
import { countVoxels, emptyGrid } from '../../../../src/core/voxel-grid.js';
import { gridOf } from './grids.js';

let engine: GeometryEngine;
beforeAll(async () => {
  engine = await loadGeometryEngine();
});

const MIDDLE = 15.5;
/** The grid of voxels whose centres are inside, with coordinates from the middle of the grid. */
const solid = (inside: (x: number, y: number, z: number) => boolean) =>
  gridOf(32, (x, y, z) => inside(x - MIDDLE, y - MIDDLE, z - MIDDLE));
const fromMiddle = (p: Vec3): Vec3 => [p[0] - MIDDLE - 0.5, p[1] - MIDDLE - 0.5, p[2] - MIDDLE - 0.5];
const vertices = (mesh: TriangleMesh): Vec3[] =>
  Array.from({ length: mesh.positions.length / 3 }, (_, v) => fromMiddle(vertexAt(mesh, v)));
const rms = (values: readonly number[]): number => Math.sqrt(values.reduce((s, v) => s + v * v, 0) / values.length);

describe('blocky parts', () => {
  test('a box has twelve triangles on its voxels and is one piece', () => {
    const grid = gridOf(32, (x, y, z) => x >= 3 && x < 29 && y >= 5 && y < 6 && z >= 2 && z < 30);
    const { mesh, pieces } = meshFromVoxels(grid, engine);
    expect(mesh.indices.length / 3).toBe(12);
    expect(boundingBox(mesh)).toEqual({ min: [3, 5, 2], max: [29, 6, 30] });
    expect(meshVolume(mesh)).toBe(countVoxels(grid));
    expect(pieces).toHaveLength(1);
    expect(pieces?.[0].shape).toEqual({ kind: 'box', halfExtents: [13, 0.5, 14] });
    expect(pieces?.[0].pose.position).toEqual([16, 5.5, 16]);
  });

  test.each<[string, (x: number, y: number, z: number) => boolean, number]>([
    ['one voxel', (x, y, z) => x === 9 && y === 9 && z === 9, 1],
    ['a rod one voxel wide', (x, y) => x === 9 && y === 9, 1],
    [
      'a panel one voxel thick with a frame',
      (x, y, z) => x < 20 && y < 20 && (z === 4 || (z === 5 && (x < 2 || y > 17))),
      3,
    ],
    ['a box open at the top', (x, y, z) => z < 20 && (x < 1 || x > 30 || y < 1 || y > 30 || z < 1), 5],
    [
      'a board with a lip of one voxel',
      (x, y, z) => (z > 8 && z < 12) || (x > 0 && x < 31 && y > 0 && y < 31 && z > 2 && z < 9),
      2,
    ],
    [
      'a drawer whose front overhangs its tray by one and two voxels',
      (x, y, z) =>
        (y === 2 && x < 24 && z < 8) ||
        (x >= 2 && x < 22 && y > 2 && y < 15 && z > 0 && z < 6 && (x < 3 || x > 20 || y < 4 || y > 13 || z < 2)),
      6,
    ],
    ['a table', (x, y, z) => z > 28 || ((x < 2 || x > 29) && (y < 2 || y > 29)), 5],
    [
      'a chair with a step of one voxel',
      (x, _y, z) => (z < 12 && x < 20) || (z < 11 && x < 30) || (x < 3 && z < 30),
      3,
    ],
  ])('%s is exact', (_, inside, boxes) => {
    const grid = gridOf(32, inside);
    const { mesh, pieces } = meshFromVoxels(grid, engine);
    expect(isClosedManifold(mesh)).toBe(true);
    expect(meshVolume(mesh)).toBeCloseTo(countVoxels(grid), 6);
    expect(pieces).toHaveLength(boxes);
    for (const value of mesh.positions) expect(value).toBe(Math.round(value));
  });
});

describe('curved parts', () => {
  test.each([2.5, 4, 8])('a ramp of 1 in %d is no stair, although few boxes cover it', (run) => {
    const { mesh, pieces } = meshFromVoxels(
      solid((x, y, z) => Math.abs(z - x / run) < 3 && Math.abs(x) < 14 && Math.abs(y) < 8),
      engine,
    );
    expect(pieces).toBeUndefined();
    const slope = Math.atan(1 / run);
    // Of the area that looks up, more than four fifths within 8 degrees of the ramp's slope (a stair: none).
    const visual = toVisualMesh(mesh, 0);
    let [up, along] = [0, 0];
    for (let t = 0; t < visual.indices.length; t += 3) {
      const [a, b, c] = [0, 1, 2].map((k) => vertexAt(visual, visual.indices[t + k]));
      const n = cross(subtract(b, a), subtract(c, a));
      if (n[2] < 0.5 * norm(n)) continue;
      up += norm(n);
      if (Math.abs(Math.atan2(-n[0], n[2]) - slope) < (8 * Math.PI) / 180) along += norm(n);
    }
    expect(along / up).toBeGreaterThan(0.8);
  });

  test('a sphere is round', () => {
    const mesh = extractSurface(solid((x, y, z) => Math.hypot(x, y, z) < 12));
    const radii = vertices(mesh).map(norm);
    const mean = radii.reduce((s, r) => s + r, 0) / radii.length;
    expect(Math.abs(mean - 12)).toBeLessThan(0.12);
    // The lattice points themselves are off by 0.35.
    expect(rms(radii.map((r) => r - mean))).toBeLessThan(0.05);
  });

  test('a cylinder has flat ends at its voxels and a round side', () => {
    const mesh = extractSurface(solid((x, y, z) => Math.hypot(x, y) < 10 && Math.abs(z) < 8));
    const side: number[] = [];
    for (const [x, y, z] of vertices(mesh)) {
      expect(Math.abs(z)).toBeLessThanOrEqual(8);
      const r = Math.hypot(x, y);
      if (Math.abs(z) < 8 || r > 9.4) side.push(r);
      else expect(Math.abs(z)).toBe(8);
    }
    const mean = side.reduce((s, r) => s + r, 0) / side.length;
    expect(Math.abs(mean - 10)).toBeLessThan(0.1);
    expect(rms(side.map((r) => r - mean))).toBeLessThan(0.12);
  });

  test('a slanted slab has no staircase', () => {
    const slope = 0.4;
    const height = (x: number, z: number): number => (z - slope * x) / Math.hypot(1, slope);
    const mesh = extractSurface(solid((x, y, z) => Math.abs(height(x, z)) < 3 && Math.abs(x) < 14 && Math.abs(y) < 9));
    const inner = vertices(mesh).filter(([x, y]) => Math.abs(x) < 11 && Math.abs(y) < 8);
    const heights = inner.map(([x, , z]) => Math.abs(height(x, z)));
    const mean = heights.reduce((s, h) => s + h, 0) / heights.length;
    expect(Math.abs(mean - 3)).toBeLessThan(0.1);
    // The staircase has 0.27.
    expect(rms(heights.map((h) => h - mean))).toBeLessThan(0.05);
    // Its ends and sides are along the axes and stay so.
    const box = boundingBox(mesh);
    expect([box?.min[0], box?.max[0], box?.min[1], box?.max[1]]).toEqual([2, 30, 7, 25]);
  });

  test.each<[string, (x: number, y: number, z: number) => boolean]>([
    ['sphere', (x, y, z) => Math.hypot(x, y, z) < 11],
    ['small sphere', (x, y, z) => Math.hypot(x, y, z) < 2.5],
    ['torus', (x, y, z) => Math.hypot(Math.hypot(x, y) - 9, z) < 3],
    ['thin shell', (x, y, z) => Math.abs(Math.hypot(x, y, z) - 11) < 0.7],
    ['cup', (x, y, z) => Math.abs(z) < 12 && Math.hypot(x, y) < 12 && (Math.hypot(x, y) > 10.5 || z < -10)],
    ['slanted sheet', (x, y, z) => Math.abs(z - 0.35 * x - 0.2 * y) < 0.6 && Math.abs(x) < 13 && Math.abs(y) < 13],
    ['slanted rod', (x, y, z) => Math.hypot(y - 0.3 * x, z - 0.2 * x) < 0.8 && Math.abs(x) < 14],
    ['wheel one voxel thick', (x, y, z) => Math.hypot(x, y) < 9 && Math.abs(z) < 0.6],
    [
      'panel with a knob',
      (x, y, z) => (Math.abs(z) < 1 && Math.abs(x) < 13) || (z > 0 && z < 6 && Math.hypot(x, y) < 3),
    ],
  ])('%s: closed, with the volume of its voxels', (_, inside) => {
    const grid = solid(inside);
    for (const mesh of [extractSurface(grid), meshFromVoxels(grid, engine).mesh]) {
      expect(isClosedManifold(mesh)).toBe(true);
      expect(Math.abs(meshVolume(mesh) / countVoxels(grid) - 1)).toBeLessThan(0.01);
    }
  });

  test('the panel of a part with a round knob stays exact', () => {
    const { mesh, pieces } = meshFromVoxels(
      solid((x, y, z) => (Math.abs(z) < 1 && Math.abs(x) < 13) || (z > 0 && z < 6 && Math.hypot(x, y) < 3)),
      engine,
    );
    expect(pieces).toBeUndefined();
    const onPanel = vertices(mesh).filter(([x, y]) => Math.hypot(x, y) > 5);
    expect(onPanel.length).toBeGreaterThanOrEqual(8);
    for (const p of onPanel) {
      expect(Math.abs(p[2])).toBe(1);
      for (const value of p) expect(value).toBe(Math.round(value));
    }
  });

  test('simplification leaves few triangles', () => {
    const mesh = meshFromVoxels(
      solid((x, y, z) => Math.hypot(x, y) < 12 && Math.abs(z) < 12),
      engine,
    ).mesh;
    expect(mesh.indices.length / 3).toBeLessThan(500);
  });
});

test('an empty grid has no triangles', () => {
  expect(meshFromVoxels(emptyGrid(8), engine).mesh.indices).toHaveLength(0);
});

test('a grid of 64 is as good', () => {
  const grid = gridOf(
    64,
    (x, y, z) =>
      Math.hypot(x - 31.5, y - 31.5) < 25 && z > 3 && z < 60 && (z < 6 || Math.hypot(x - 31.5, y - 31.5) > 22),
  );
  const { mesh } = meshFromVoxels(grid, engine);
  expect(isClosedManifold(mesh)).toBe(true);
  expect(Math.abs(meshVolume(mesh) / countVoxels(grid) - 1)).toBeLessThan(0.01);
});
