import { beforeAll, describe, expect, test } from 'vitest';
import type { ConvexPiece } from '../../../../src/core/geom.js';
import { rotate } from '../../../../src/core/math/quat.js';
import type { Vec3 } from '../../../../src/core/math/vec3.js';
import { dot } from '../../../../src/core/math/vec3.js';
import { decomposeConvex } from '../../../../src/core/mesh/decompose-convex.js';
import { decomposeVoxels } from '../../../../src/core/mesh/decompose-voxels.js';
import type { GeometryEngine, Solid } from '../../../../src/core/mesh/geometry-engine.js';
import { loadGeometryEngine, meshFromSolid } from '../../../../src/core/mesh/geometry-engine.js';
import { meshVolume } from '../../../../src/core/mesh/mass-properties.js';
import { isClosedManifold } from '../../../../src/core/mesh/mesh-topology.js';
import { pieceToMesh } from '../../../../src/core/mesh/shape-mesh.js';
import { mergeMeshes } from '../../../../src/core/mesh/transform-mesh.js';
import { toVisualMesh } from '../../../../src/core/mesh/visual-mesh.js';
import { gridOf } from './grids.js';
import { insideAny, latticePoints } from './probes.js';

let engine: GeometryEngine;
beforeAll(async () => {
  engine = await loadGeometryEngine();
});

const volumeOf = (pieces: readonly ConvexPiece[]): number =>
  pieces.reduce((sum, piece) => sum + meshVolume(pieceToMesh(piece)), 0);

function checkPieces(pieces: readonly ConvexPiece[], maxPieces: number): void {
  expect(pieces.length).toBeGreaterThan(0);
  expect(pieces.length).toBeLessThanOrEqual(maxPieces);
  for (const piece of pieces) {
    const mesh = pieceToMesh(piece);
    expect(isClosedManifold(mesh)).toBe(true);
    expect(mesh.positions.length / 3).toBeLessThanOrEqual(64);
  }
}

interface Case {
  readonly name: string;
  readonly make: (e: GeometryEngine) => Solid;
  /** Points of the cavity that no piece may hold, and points of the material that a piece must hold. */
  readonly isCavity: (p: Vec3) => boolean;
  readonly isMaterial: (p: Vec3) => boolean;
  readonly maxRatio: number;
}

const CASES: readonly Case[] = [
  {
    name: 'cup',
    make: ({ Manifold: M }) =>
      M.cylinder(10, 5, 5, 64)
        .subtract(M.cylinder(10, 4.4, 4.4, 64).translate(0, 0, 1))
        .refine(3),
    isCavity: ([x, y, z]) => Math.hypot(x, y) < 4 && z > 1.1,
    isMaterial: ([x, y, z]) => z > 0.1 && z < 0.9 && Math.hypot(x, y) < 4.8,
    maxRatio: 1.15,
  },
  {
    name: 'drawer',
    make: ({ Manifold: M }) => M.cube([10, 8, 4]).subtract(M.cube([9.4, 7.4, 4]).translate(0.3, 0.3, 0.3)),
    isCavity: ([x, y, z]) => x > 0.31 && x < 9.69 && y > 0.31 && y < 7.69 && z > 0.31,
    isMaterial: ([x, y, z]) => x < 0.29 && x > 0.01 && y > 0.01 && y < 7.9 && z > 0.01 && z < 3.9,
    maxRatio: 1.02,
  },
  {
    name: 'torus',
    make: ({ Manifold: M, CrossSection: C }) => M.revolve(C.circle(1, 20).translate(4, 0), 48),
    isCavity: ([x, y]) => Math.hypot(x, y) < 2.6,
    isMaterial: ([x, y, z]) => Math.hypot(Math.hypot(x, y) - 4, z) < 0.6,
    maxRatio: 1.1,
  },
  {
    name: 'mug with a handle',
    make: ({ Manifold: M, CrossSection: C }) =>
      M.cylinder(10, 5, 5, 48)
        .add(M.revolve(C.circle(0.6, 12).translate(3, 0), 32).rotate(90, 0, 0).translate(5, 0, 5))
        .subtract(M.cylinder(10, 4.4, 4.4, 48).translate(0, 0, 1)),
    isCavity: ([x, y, z]) =>
      (Math.hypot(x, y) < 3.9 && z > 1.1) || (x > 5.4 && Math.hypot(x - 5, z - 5) < 1.7 && Math.abs(y) < 0.5),
    isMaterial: ([x, y, z]) => Math.hypot(x, y) < 4.8 && z > 0.1 && z < 0.8,
    maxRatio: 1.2,
  },
];

describe('decomposeConvex', () => {
  test.each(CASES)('leaves the cavity of a $name open', ({ make, isCavity, isMaterial, maxRatio }) => {
    const solid = make(engine);
    const mesh = meshFromSolid(solid);
    solid.delete();
    const pieces = decomposeConvex(mesh, engine);
    checkPieces(pieces, 24);
    expect(volumeOf(pieces) / meshVolume(mesh)).toBeLessThan(maxRatio);
    expect(volumeOf(pieces) / meshVolume(mesh)).toBeGreaterThan(0.95);
    const cavity = latticePoints([-5, -5, -1], [10, 8, 10], 0.45, isCavity);
    expect(cavity.length).toBeGreaterThan(100);
    expect(cavity.filter(insideAny(pieces, 0))).toEqual([]);
    const material = latticePoints([-5, -5, -1], [10, 8, 10], 0.27, isMaterial);
    expect(material.length).toBeGreaterThan(100);
    const covered = material.filter(insideAny(pieces, -1e-3)).length;
    expect(covered / material.length).toBeGreaterThan(0.98);
  });

  test('a drawer is five boxes, a table too', () => {
    const drawer = meshFromSolid(
      engine.Manifold.cube([10, 8, 4]).subtract(engine.Manifold.cube([9, 7, 4]).translate(0.5, 0.5, 0.5)),
    );
    const pieces = decomposeConvex(drawer, engine);
    expect(pieces.map((piece) => piece.shape.kind)).toEqual(['box', 'box', 'box', 'box', 'box']);
    expect(volumeOf(pieces)).toBeCloseTo(meshVolume(drawer), 3);
  });

  test('a turned box is one box with its rotation', () => {
    const mesh = meshFromSolid(engine.Manifold.cube([4, 3, 2], true).rotate(20, 30, 40).translate(5, 6, 7));
    const [piece, ...others] = decomposeConvex(mesh, engine);
    expect(others).toEqual([]);
    if (piece.shape.kind !== 'box') throw new Error('not a box');
    expect([...piece.shape.halfExtents].sort((a, b) => a - b).map((h) => Math.round(h * 1e4) / 1e4)).toEqual([
      1, 1.5, 2,
    ]);
    expect(piece.pose.position[2]).toBeCloseTo(7, 4);
    const longest = piece.shape.halfExtents.indexOf(Math.max(...piece.shape.halfExtents));
    const axis = rotate(piece.pose.rotation, [longest === 0 ? 1 : 0, longest === 1 ? 1 : 0, longest === 2 ? 1 : 0]);
    const edge = engine.Manifold.cube([1, 1e-3, 1e-3]).rotate(20, 30, 40).boundingBox();
    const expected: Vec3 = [edge.max[0], edge.max[1], edge.min[2]];
    expect(Math.abs(dot(axis, expected))).toBeGreaterThan(0.99);
  });

  test('at most as many pieces as asked for', () => {
    const solid = CASES[0].make(engine);
    checkPieces(decomposeConvex(meshFromSolid(solid), engine, { maxPieces: 6 }), 6);
    solid.delete();
  });

  test('split vertices, an open sheet and overlapping shells are repaired', () => {
    const cube = engine.Manifold.cube([4, 4, 4], true);
    const closed = meshFromSolid(cube);
    expect(decomposeConvex(toVisualMesh(closed), engine)).toHaveLength(1);
    // An open-topped box of single sheets: its walls become one voxel of 4 / 40 thick, and it stays open.
    const kept: number[] = [];
    for (let t = 0; t < closed.indices.length; t += 3) {
      const corners = [...closed.indices.subarray(t, t + 3)];
      if (!corners.every((v) => closed.positions[3 * v + 2] > 0)) kept.push(...corners);
    }
    const open = decomposeConvex({ ...closed, indices: Uint32Array.from(kept) }, engine);
    checkPieces(open, 24);
    const inside = latticePoints([-1.7, -1.7, -1.7], [1.7, 1.7, 1.9], 0.3, () => true);
    expect(inside.filter(insideAny(open, 0))).toEqual([]);
    const shifted = meshFromSolid(cube.translate(1, 0, 0));
    const overlapping = decomposeConvex(mergeMeshes([closed, shifted]), engine);
    expect(volumeOf(overlapping)).toBeGreaterThan(70);
    expect(volumeOf(overlapping)).toBeLessThan(90);
  });

  test('nothing gives nothing', () => {
    expect(decomposeConvex({ positions: new Float32Array(), indices: new Uint32Array() }, engine)).toEqual([]);
    const point = { positions: new Float32Array(9), indices: Uint32Array.from([0, 1, 2]) };
    expect(decomposeConvex(point, engine)).toEqual([]);
  });
});

describe('decomposeVoxels', () => {
  test('a round cup stays open', () => {
    const radius = (x: number, y: number): number => Math.hypot(x - 15.5, y - 15.5);
    const grid = gridOf(32, (x, y, z) => z >= 4 && z < 28 && radius(x, y) < 13 && (radius(x, y) > 11 || z < 7));
    const pieces = decomposeVoxels(grid, engine);
    checkPieces(pieces, 24);
    const cavity = latticePoints([0, 0, 7.3], [32, 32, 28], 0.9, ([x, y]) => Math.hypot(x - 16, y - 16) < 10);
    expect(cavity.filter(insideAny(pieces, 0))).toEqual([]);
  });

  test('a drawer is its five boxes, exactly', () => {
    const grid = gridOf(32, (x, y, z) => z < 10 && (x < 1 || x > 30 || y < 2 || y > 29 || z < 1));
    const pieces = decomposeVoxels(grid, engine);
    expect(pieces).toHaveLength(5);
    const cavity = latticePoints([1.1, 2.1, 1.1], [30.9, 29.9, 9.9], 0.8, () => true);
    expect(cavity.filter(insideAny(pieces, 0))).toEqual([]);
  });

  test('a panel with a round knob is a box and a round piece', () => {
    const grid = gridOf(32, (x, y, z) => z < 2 || (z < 8 && Math.hypot(x - 15.5, y - 15.5) < 3));
    const pieces = decomposeVoxels(grid, engine);
    expect(pieces.map((piece) => piece.shape.kind)).toEqual(['box', 'convex']);
    expect(pieces[0].shape).toEqual({ kind: 'box', halfExtents: [16, 16, 1] });
  });
});
