import { describe, expect, test } from 'vitest';
import { translation } from '../../../../src/core/math/pose.js';
import {
  isClosedManifold,
  isClosedSurface,
  removeDegenerateTriangles,
  weldVertices,
} from '../../../../src/core/mesh/mesh-topology.js';
import { shapeToMesh } from '../../../../src/core/mesh/shape-mesh.js';
import { mergeMeshes, transformMesh } from '../../../../src/core/mesh/transform-mesh.js';
import { toVisualMesh } from '../../../../src/core/mesh/visual-mesh.js';

const cube = shapeToMesh({ kind: 'box', halfExtents: [1, 1, 1] });

describe('closedness', () => {
  test('a cube is closed; without a triangle, or with one turned round, it is not', () => {
    expect(isClosedManifold(cube)).toBe(true);
    expect(isClosedManifold({ ...cube, indices: cube.indices.subarray(3) })).toBe(false);
    const turned = Uint32Array.from(cube.indices);
    [turned[0], turned[1]] = [turned[1], turned[0]];
    expect(isClosedManifold({ ...cube, indices: turned })).toBe(false);
    expect(isClosedManifold({ positions: new Float32Array(), indices: new Uint32Array() })).toBe(false);
  });

  test('two cubes that share an edge by index are a closed surface but no manifold', () => {
    const pair = weldVertices(mergeMeshes([cube, transformMesh(cube, translation([2, 2, 0]))]), 0);
    expect(isClosedManifold(pair)).toBe(false);
    expect(isClosedSurface(pair)).toBe(true);
  });

  test('split vertices open a manifold but not the surface', () => {
    const split = toVisualMesh(cube);
    expect(split.positions.length / 3).toBe(24);
    expect(isClosedManifold(split)).toBe(false);
    expect(isClosedSurface(split)).toBe(true);
  });

  test.each(['box', 'sphere', 'cylinder', 'capsule'] as const)('the mesh of a %s is closed', (kind) => {
    const shape = {
      box: { kind: 'box', halfExtents: [1, 2, 3] },
      sphere: { kind: 'sphere', radius: 1 },
      cylinder: { kind: 'cylinder', radius: 1, halfLength: 2 },
      capsule: { kind: 'capsule', radius: 1, halfLength: 2 },
    } as const;
    expect(isClosedManifold(shapeToMesh(shape[kind]))).toBe(true);
  });
});

describe('weldVertices', () => {
  test('joins equal positions, minus zero included', () => {
    const mesh = {
      positions: Float32Array.from([0, 0, 0, 1, 0, 0, 0, 1, 0, -0, 0, 0, 1, 0, 0, 0, -1, 0]),
      indices: Uint32Array.from([0, 1, 2, 4, 3, 5]),
    };
    const welded = weldVertices(mesh, 0);
    expect(welded.positions.length / 3).toBe(4);
    expect([...welded.indices]).toEqual([0, 1, 2, 1, 0, 3]);
  });

  test('joins what is closer than the tolerance, across its cells, and drops what collapses', () => {
    const mesh = {
      positions: Float32Array.from([0, 0, 0, 0.099, 0, 0, 1, 0, 0, 0, 1, 0]),
      indices: Uint32Array.from([0, 2, 3, 1, 2, 3, 0, 1, 3]),
    };
    const welded = weldVertices(mesh, 0.1);
    expect(welded.positions.length / 3).toBe(3);
    expect(welded.indices.length / 3).toBe(2);
    expect(weldVertices(mesh, 0.05).positions.length / 3).toBe(4);
  });
});

test('removeDegenerateTriangles drops repeats, needles, NaN and indices out of range', () => {
  const mesh = {
    positions: Float32Array.from([0, 0, 0, 1, 0, 0, 0, 1, 0, 2, 0, 0, Number.NaN, 0, 0]),
    indices: Uint32Array.from([0, 1, 2, 0, 1, 1, 0, 1, 3, 0, 1, 4, 0, 1, 9]),
  };
  const clean = removeDegenerateTriangles(mesh);
  expect([...clean.indices]).toEqual([0, 1, 2]);
  expect(clean.positions.length / 3).toBe(3);
});
