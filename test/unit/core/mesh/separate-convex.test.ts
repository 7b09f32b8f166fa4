import { describe, expect, test } from 'vitest';
import type { ConvexShape } from '../../../../src/core/geom.js';
import type { Pose } from '../../../../src/core/math/pose.js';
import { compose, IDENTITY_POSE, transformPoint, translation } from '../../../../src/core/math/pose.js';
import { quat, quatFromAxisAngle, rotate } from '../../../../src/core/math/quat.js';
import type { Vec3 } from '../../../../src/core/math/vec3.js';
import { add, cross, dot, norm, scale, subtract } from '../../../../src/core/math/vec3.js';
import { facePlanes, vertexAt } from '../../../../src/core/mesh/face-planes.js';
import { hullToMesh, quickHull } from '../../../../src/core/mesh/quick-hull.js';
import { separateConvex } from '../../../../src/core/mesh/separate-convex.js';
import { shapeToMesh } from '../../../../src/core/mesh/shape-mesh.js';
import { randomNumbers } from './grids.js';

const box = (x: number, y: number, z: number): ConvexShape => ({ kind: 'box', halfExtents: [x, y, z] });
const sphere = (radius: number): ConvexShape => ({ kind: 'sphere', radius });

function randomPose(next: () => number, reach: number): Pose {
  const centred = (): number => 2 * next() - 1;
  return {
    position: [reach * centred(), reach * centred(), reach * centred()],
    rotation: quat(centred(), centred(), centred(), centred()),
  };
}

function randomHull(next: () => number, count: number): ConvexShape {
  const points = Array.from({ length: 3 * count }, () => 2 * next() - 1);
  const hull = quickHull(points);
  if (hull === undefined) throw new Error('flat');
  return { kind: 'convex', mesh: hullToMesh(points, hull) };
}

/** The separating axis theorem by brute force: all face normals and all products of edges. Exact for overlapping polyhedra. */
function depthByAllAxes(a: ConvexShape, poseA: Pose, b: ConvexShape, poseB: Pose): number {
  const place = (shape: ConvexShape, pose: Pose) => {
    const mesh = shapeToMesh(shape);
    const points = Array.from({ length: mesh.positions.length / 3 }, (_, v) => transformPoint(pose, vertexAt(mesh, v)));
    const edges: Vec3[] = [];
    for (let t = 0; t < mesh.indices.length; t += 3)
      for (let k = 0; k < 3; k++)
        edges.push(subtract(points[mesh.indices[t + ((k + 1) % 3)]], points[mesh.indices[t + k]]));
    return { points, normals: facePlanes(mesh).map((p) => rotate(pose.rotation, p.normal)), edges };
  };
  const [p, q] = [place(a, poseA), place(b, poseB)];
  const axes = [...p.normals, ...q.normals, ...p.edges.flatMap((e) => q.edges.map((f) => cross(e, f)))];
  let depth = Infinity;
  for (const axis of axes) {
    const length = norm(axis);
    if (length < 1e-9) continue;
    const n = scale(axis, 1 / length);
    const [x, y] = [p.points.map((v) => dot(n, v)), q.points.map((v) => dot(n, v))];
    depth = Math.min(depth, Math.max(...x) - Math.min(...y), Math.max(...y) - Math.min(...x));
  }
  return depth;
}

describe('separateConvex', () => {
  test('boxes that overlap along one axis', () => {
    const result = separateConvex(box(1, 1, 1), IDENTITY_POSE, box(1, 2, 3), translation([1.75, 0.2, -0.1]));
    expect(result.depth).toBeCloseTo(0.25, 9);
    expect(result.normal[0]).toBeCloseTo(1, 9);
  });

  test('boxes that touch by a face have no depth', () => {
    const result = separateConvex(box(1, 1, 1), IDENTITY_POSE, box(0.5, 0.25, 2), translation([0.3, 0, -3]));
    expect(Math.abs(result.depth)).toBeLessThan(1e-8);
  });

  test('equal boxes in the same place are parted along their thinnest side', () => {
    const result = separateConvex(box(3, 0.1, 1), IDENTITY_POSE, box(3, 0.1, 1), IDENTITY_POSE);
    expect(result.depth).toBeCloseTo(0.2, 9);
    expect(Math.abs(result.normal[1])).toBeCloseTo(1, 9);
  });

  test('the gap between boxes is that between their corners', () => {
    const result = separateConvex(box(1, 1, 1), IDENTITY_POSE, box(1, 1, 1), translation([4, 5, 6]));
    expect(result.depth).toBeCloseTo(-Math.hypot(2, 3, 4), 9);
    expect(dot(result.normal, [2, 3, 4])).toBeCloseTo(Math.hypot(2, 3, 4), 9);
  });

  test('millimetre parts and 10 m parts are equally exact', () => {
    for (const s of [1e-3, 1, 10]) {
      const { depth } = separateConvex(box(s, s, s), IDENTITY_POSE, box(s, s, s), translation([1.9 * s, 0, 0]));
      expect(depth / s).toBeCloseTo(0.1, 9);
    }
  });

  test('spheres, capsules and a sphere in a box are analytic', () => {
    expect(separateConvex(sphere(1), IDENTITY_POSE, sphere(2), translation([0, 0, 5])).depth).toBeCloseTo(-2, 9);
    expect(separateConvex(sphere(1), IDENTITY_POSE, sphere(2), translation([0, 0, 2.5])).depth).toBeCloseTo(0.5, 9);
    expect(separateConvex(sphere(1), IDENTITY_POSE, sphere(2), IDENTITY_POSE).depth).toBeCloseTo(3, 9);
    expect(separateConvex(sphere(0.1), translation([0.5, 0, 0]), box(1, 1, 1), IDENTITY_POSE).depth).toBeCloseTo(
      0.6,
      9,
    );
    const capsule: ConvexShape = { kind: 'capsule', radius: 0.5, halfLength: 1 };
    const lying: Pose = { position: [0, 0.75, 0], rotation: quatFromAxisAngle([0, 1, 0], Math.PI / 2) };
    expect(separateConvex(capsule, IDENTITY_POSE, capsule, lying).depth).toBeCloseTo(0.25, 9);
    const crossed: Pose = { ...lying, position: [0, 0, 0] };
    expect(separateConvex(capsule, IDENTITY_POSE, capsule, crossed).depth).toBeCloseTo(1, 6);
  });

  test('cylinders side by side, apart and overlapping', () => {
    const cylinder: ConvexShape = { kind: 'cylinder', radius: 1, halfLength: 2 };
    const at = (x: number, y: number): Pose => translation([x, y, 0.3]);
    expect(separateConvex(cylinder, IDENTITY_POSE, cylinder, at(3, 4)).depth).toBeCloseTo(-3, 6);
    expect(separateConvex(cylinder, IDENTITY_POSE, cylinder, at(0.9, 1.2)).depth).toBeCloseTo(0.5, 5);
  });

  test('overlapping polyhedra agree with all separating axes, and the translation parts them', () => {
    const next = randomNumbers(7);
    let overlapping = 0;
    for (let n = 0; n < 60; n++) {
      const a = n % 2 === 0 ? randomHull(next, 14) : box(next(), next(), next());
      const b = n % 3 === 0 ? box(next(), next(), next()) : randomHull(next, 10);
      const [poseA, poseB] = [randomPose(next, 0.6), randomPose(next, 0.6)];
      const { depth, normal } = separateConvex(a, poseA, b, poseB);
      expect(norm(normal)).toBeCloseTo(1, 9);
      const expected = depthByAllAxes(a, poseA, b, poseB);
      if (expected > 1e-6) {
        overlapping++;
        expect(depth).toBeCloseTo(expected, 5);
      } else {
        expect(depth).toBeLessThan(1e-6);
        expect(-depth).toBeGreaterThan(-expected - 1e-6);
      }
      const moved: Pose = { ...poseB, position: add(poseB.position, scale(normal, depth)) };
      expect(Math.abs(separateConvex(a, poseA, b, moved).depth)).toBeLessThan(1e-5);
    }
    expect(overlapping).toBeGreaterThan(20);
  });

  test('exchanging the shapes turns the normal round', () => {
    const next = randomNumbers(3);
    for (let n = 0; n < 20; n++) {
      const [a, b] = [randomHull(next, 12), randomHull(next, 12)];
      const pose = randomPose(next, 2);
      const one = separateConvex(a, IDENTITY_POSE, b, pose);
      const other = separateConvex(b, pose, a, IDENTITY_POSE);
      expect(other.depth).toBeCloseTo(one.depth, 6);
      if (one.depth < 0) expect(dot(one.normal, other.normal)).toBeCloseTo(-1, 6);
    }
  });

  test('the frame does not matter', () => {
    const next = randomNumbers(11);
    const a = randomHull(next, 12);
    const pose = randomPose(next, 1);
    const frame = randomPose(next, 5);
    const here = separateConvex(a, IDENTITY_POSE, a, pose).depth;
    expect(separateConvex(a, frame, a, compose(frame, pose)).depth).toBeCloseTo(here, 6);
  });
});
