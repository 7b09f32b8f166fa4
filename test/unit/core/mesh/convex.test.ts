import { beforeAll, describe, expect, test } from 'vitest';
import { IDENTITY_POSE } from '../../../../src/core/math/pose.js';
import { quatFromAxisAngle } from '../../../../src/core/math/quat.js';
import type { Vec3 } from '../../../../src/core/math/vec3.js';
import { dot, norm } from '../../../../src/core/math/vec3.js';
import { boundingBox } from '../../../../src/core/mesh/box.js';
import { clipConvex } from '../../../../src/core/mesh/clip-convex.js';
import { convexHull } from '../../../../src/core/mesh/convex-hull.js';
import { facePlanes, vertexAt } from '../../../../src/core/mesh/face-planes.js';
import type { GeometryEngine } from '../../../../src/core/mesh/geometry-engine.js';
import { loadGeometryEngine } from '../../../../src/core/mesh/geometry-engine.js';
import { meshVolume } from '../../../../src/core/mesh/mass-properties.js';
import { isClosedManifold } from '../../../../src/core/mesh/mesh-topology.js';
import { quickHull, hullToMesh } from '../../../../src/core/mesh/quick-hull.js';
import { shapeToMesh } from '../../../../src/core/mesh/shape-mesh.js';
import { simplifyMesh } from '../../../../src/core/mesh/simplify-mesh.js';
import { transformMesh } from '../../../../src/core/mesh/transform-mesh.js';
import { toVisualMesh } from '../../../../src/core/mesh/visual-mesh.js';
import { randomNumbers } from './grids.js';

let engine: GeometryEngine;
beforeAll(async () => {
  engine = await loadGeometryEngine();
});

const cube = shapeToMesh({ kind: 'box', halfExtents: [1, 2, 3] });
const ball = shapeToMesh({ kind: 'sphere', radius: 1 });

describe('hulls', () => {
  test('of a cube with points inside, on faces and on edges is the cube', () => {
    const points = [...cube.positions, 0, 0, 0, 1, 0, 0, 1, 2, 0, 0.3, 0.2, -3];
    const hull = quickHull(points);
    expect(hull?.indices).toHaveLength(36);
    expect(hull?.volume).toBeCloseTo(48, 10);
  });

  test('agree with the engine on random points', () => {
    const next = randomNumbers(5);
    for (let n = 0; n < 20; n++) {
      const points = Array.from({ length: 300 }, () => next() - 0.5);
      const hull = quickHull(points);
      if (hull === undefined) throw new Error('flat');
      const list: Vec3[] = [];
      for (let i = 0; i < points.length; i += 3) list.push([points[i], points[i + 1], points[i + 2]]);
      const expected = convexHull(list, engine, Infinity);
      expect(hull.volume).toBeCloseTo(expected === undefined ? 0 : meshVolume(expected), 4);
      expect(isClosedManifold(hullToMesh(points, hull))).toBe(true);
      const outside = facePlanes(hullToMesh(points, hull)).filter((plane) =>
        list.some((p) => dot(plane.normal, p) > plane.offset + 1e-5),
      );
      expect(outside).toEqual([]);
    }
  });

  test('of flat, collinear and coinciding points is undefined', () => {
    expect(quickHull([0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0, 0.5, 0.2, 0])).toBeUndefined();
    expect(quickHull([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3])).toBeUndefined();
    expect(quickHull([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1])).toBeUndefined();
    expect(convexHull([[0, 0, 0]], engine)).toBeUndefined();
    expect(convexHull([[0, 0, 0], [1, 0, 0], [0, 1, 0], [1, 1, 0]], engine)).toBeUndefined(); // prettier-ignore
  });

  test('have at most the given number of vertices and then still most of the volume', () => {
    const hull = convexHull(ball, engine);
    if (hull === undefined) throw new Error('no hull');
    expect(hull.positions.length / 3).toBeLessThanOrEqual(64);
    expect(meshVolume(hull) / meshVolume(ball)).toBeGreaterThan(0.88);
    expect(isClosedManifold(hull)).toBe(true);
  });
});

describe('facePlanes', () => {
  test('a box has six, whatever its triangles', () => {
    const planes = facePlanes(cube);
    expect(planes).toHaveLength(6);
    for (const { normal, offset } of planes) {
      expect(norm(normal)).toBeCloseTo(1, 12);
      expect(offset).toBeCloseTo(Math.abs(normal[0]) + 2 * Math.abs(normal[1]) + 3 * Math.abs(normal[2]), 6);
    }
    const turned = transformMesh(cube, { position: [5, 6, 7], rotation: quatFromAxisAngle([1, 2, 3], 1) }, 0.01);
    expect(facePlanes(turned)).toHaveLength(6);
  });

  test('a cylinder has its sides and two ends', () => {
    expect(facePlanes(shapeToMesh({ kind: 'cylinder', radius: 1, halfLength: 1 }))).toHaveLength(34);
  });
});

describe('clipConvex', () => {
  test('keeps the side below the plane, closed', () => {
    const half = clipConvex(cube, [0, 0, 1], 0.5, engine);
    if (half === undefined) throw new Error('nothing left');
    expect(boundingBox(half)).toEqual({ min: [-1, -2, -3], max: [1, 2, 0.5] });
    expect(meshVolume(half)).toBeCloseTo(2 * 4 * 3.5, 5);
    expect(isClosedManifold(half)).toBe(true);
  });

  test('all or nothing', () => {
    expect(clipConvex(cube, [1, 0, 0], -2, engine)).toBeUndefined();
    const all = clipConvex(cube, [1, 0, 0], 2, engine);
    expect(all === undefined ? 0 : meshVolume(all)).toBeCloseTo(48, 5);
  });
});

describe('simplifyMesh', () => {
  test('thins a sphere within the tolerance', () => {
    const simple = simplifyMesh(ball, 0.05, engine);
    expect(simple.indices.length).toBeLessThan(0.7 * ball.indices.length);
    expect(isClosedManifold(simple)).toBe(true);
    expect(meshVolume(simple) / meshVolume(ball)).toBeGreaterThan(0.9);
  });

  test('returns an open mesh unchanged', () => {
    const open = { ...cube, indices: cube.indices.subarray(3) };
    expect(simplifyMesh(open, 0.1, engine)).toBe(open);
  });
});

describe('toVisualMesh', () => {
  test('a cube gets four vertices a face with the face normals', () => {
    const visual = toVisualMesh(cube);
    expect(visual.positions.length / 3).toBe(24);
    for (const { normal } of facePlanes(cube)) {
      const same = visual.indices.filter((v) => {
        const n = visual.normals?.subarray(3 * v, 3 * v + 3) ?? [];
        return Math.abs(n[0] * normal[0] + n[1] * normal[1] + n[2] * normal[2] - 1) < 1e-6;
      });
      expect(same).toHaveLength(6);
    }
  });

  test('a sphere stays one sheet with radial normals', () => {
    const visual = toVisualMesh(ball);
    expect(visual.positions.length).toBe(ball.positions.length);
    for (let v = 0; v < visual.positions.length / 3; v++) {
      const n = vertexAt({ positions: visual.normals ?? new Float32Array() }, v);
      expect(dot(n, vertexAt(visual, v))).toBeGreaterThan(0.99);
    }
  });

  test('a cylinder is smooth round its side and sharp at its ends', () => {
    const visual = toVisualMesh(shapeToMesh({ kind: 'cylinder', radius: 1, halfLength: 1 }));
    expect(visual.positions.length / 3).toBe(128);
  });

  test('triangles without area give no NaN and do not tilt normals', () => {
    const mesh = {
      positions: Float32Array.from([0, 0, 0, 1, 0, 0, 0, 1, 0, 0.5, 0, 0, 7, 7, 7]),
      indices: Uint32Array.from([0, 1, 2, 0, 3, 1, 4, 4, 4]),
    };
    const { normals } = toVisualMesh(mesh);
    for (let i = 0; i < (normals?.length ?? 0); i += 3)
      expect([...(normals?.subarray(i, i + 3) ?? [])]).toEqual([0, 0, 1]);
  });

  test('moving a visual mesh turns its normals', () => {
    const visual = toVisualMesh(cube);
    const turned = transformMesh(
      visual,
      { ...IDENTITY_POSE, rotation: quatFromAxisAngle([0, 0, 1], Math.PI / 2) },
      [1, 5, 1],
    );
    for (let v = 0; v < 24; v++) {
      const n = vertexAt({ positions: turned.normals ?? new Float32Array() }, v);
      expect(norm(n)).toBeCloseTo(1, 5);
      const o = vertexAt({ positions: visual.normals ?? new Float32Array() }, v);
      expect(dot(n, [-o[1], o[0], o[2]])).toBeCloseTo(1, 5);
    }
  });
});
