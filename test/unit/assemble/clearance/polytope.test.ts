import { beforeAll, describe, expect, it } from 'vitest';
import type { Polytope } from '../../../../src/assemble/clearance/polytope.js';
import {
  clipPolytope,
  pieceFromPolytope,
  polytopeFromBox,
  polytopeFromPiece,
  polytopeVolume,
  transformPlane,
  transformPolytope,
} from '../../../../src/assemble/clearance/polytope.js';
import { translation } from '../../../../src/core/math/pose.js';
import { IDENTITY_QUAT, quatFromAxisAngle, rotate } from '../../../../src/core/math/quat.js';
import type { Vec3 } from '../../../../src/core/math/vec3.js';
import { dot, norm, normalize } from '../../../../src/core/math/vec3.js';
import type { GeometryEngine } from '../../../../src/core/mesh/geometry-engine.js';
import { meshVolume } from '../../../../src/core/mesh/mass-properties.js';
import { isClosedManifold } from '../../../../src/core/mesh/mesh-topology.js';
import { shapeToMesh } from '../../../../src/core/mesh/shape-mesh.js';
import { loadNodeGeometryEngine } from '../../../../src/pipeline/node-engines.js';

let engine: GeometryEngine;
beforeAll(async () => (engine = await loadNodeGeometryEngine()));

const BOX = polytopeFromBox({ min: [0, 0, 0], max: [2, 3, 4] });

/** Faces are planar, turn counter-clockwise about their outward normals, and all vertices are behind all faces. */
function expectSound(solid: Polytope): void {
  for (const { normal, offset, loop } of solid.faces) {
    expect(norm(normal)).toBeCloseTo(1, 9);
    expect(loop.length).toBeGreaterThanOrEqual(3);
    for (const p of loop) expect(dot(normal, p)).toBeCloseTo(offset, 7);
    for (const p of solid.vertices) expect(dot(normal, p)).toBeLessThanOrEqual(offset + 1e-7);
  }
  expect(polytopeVolume(solid)).toBeGreaterThan(0);
  // Euler: corners - edges + faces = 2, each edge being in two loops.
  const edges = solid.faces.reduce((n, face) => n + face.loop.length, 0) / 2;
  expect(solid.vertices.length - edges + solid.faces.length).toBe(2);
}

describe('clipPolytope', () => {
  it('cuts a box in half', () => {
    const half = clipPolytope(BOX, { normal: [0, 0, 1], offset: 2 });
    if (half === undefined) throw new Error('a half');
    expectSound(half);
    expect(polytopeVolume(half)).toBeCloseTo(12, 9);
    expect(half.box).toEqual({ min: [0, 0, 0], max: [2, 3, 2] });
  });

  it('cuts off a corner', () => {
    const normal = normalize([1, 1, 1]) ?? [0, 0, 0];
    const cut = clipPolytope(BOX, { normal, offset: dot(normal, [2, 3, 3]) });
    if (cut === undefined) throw new Error('a box without a corner');
    expectSound(cut);
    expect(polytopeVolume(cut)).toBeCloseTo(24 - 1 / 6, 9);
    expect(cut.faces).toHaveLength(7);
  });

  it('tells what is not cut from what is cut away', () => {
    expect(clipPolytope(BOX, { normal: [1, 0, 0], offset: 2 })).toBe(BOX);
    expect(clipPolytope(BOX, { normal: [1, 0, 0], offset: 5 })).toBe(BOX);
    expect(clipPolytope(BOX, { normal: [1, 0, 0], offset: 0 })).toBeUndefined();
    expect(clipPolytope(BOX, { normal: [1, 0, 0], offset: -1 })).toBeUndefined();
  });

  it('stays sound under a hundred cuts from all sides', () => {
    let solid = BOX;
    for (let i = 0; i < 100; i++) {
      const direction = normalize([Math.sin(i * 1.7), Math.cos(i * 2.3), Math.sin(i * 0.9 + 1)]) ?? [1, 0, 0];
      const offset = dot(direction, [1, 1.5, 2]) + 0.9 + 0.2 * Math.sin(i);
      const cut = clipPolytope(solid, { normal: direction, offset });
      if (cut === undefined) throw new Error('something is left');
      solid = cut;
      expectSound(solid);
    }
    expect(polytopeVolume(solid)).toBeGreaterThan(1);
  });
});

describe('polytopeFromPiece', () => {
  it.each([
    { kind: 'box', halfExtents: [1, 2, 3] },
    { kind: 'cylinder', radius: 1, halfLength: 2 },
    { kind: 'sphere', radius: 1 },
    { kind: 'capsule', radius: 0.5, halfLength: 1 },
  ] as const)('has the volume of the $kind', (shape) => {
    const pose = { position: [5, -3, 2] as Vec3, rotation: quatFromAxisAngle([1, 2, 3], 0.7) };
    const solid = polytopeFromPiece({ shape, pose });
    if (solid === undefined) throw new Error('a solid');
    expect(polytopeVolume(solid) / meshVolume(shapeToMesh(shape))).toBeCloseTo(1, 3);
    const middle = [0, 1, 2].map((k) => (solid.box.min[k] + solid.box.max[k]) / 2);
    middle.forEach((v, k) => {
      expect(v).toBeCloseTo(pose.position[k], 3);
    });
  });
});

describe('pieceFromPolytope', () => {
  it('keeps an upright cut of a turned box a box', () => {
    const frame = quatFromAxisAngle([0, 0, 1], 0.4);
    const turned = transformPolytope(BOX, { position: [7, 8, 9], rotation: frame });
    const cut = clipPolytope(turned, {
      normal: rotate(frame, [1, 0, 0]),
      offset: dot(rotate(frame, [1, 0, 0]), [7, 8, 9]) + 1.5,
    });
    const piece = cut && pieceFromPolytope(cut, frame, engine);
    if (piece?.shape.kind !== 'box') throw new Error('a box');
    piece.shape.halfExtents.forEach((h, k) => {
      expect(h).toBeCloseTo([0.75, 1.5, 2][k], 9);
    });
    expect(piece.pose.rotation).toEqual(frame);
  });

  it('makes a closed mesh about its middle of anything else', () => {
    const normal = normalize([1, 0, 1]) ?? [0, 0, 0];
    const cut = clipPolytope(BOX, { normal, offset: dot(normal, [2, 0, 3]) });
    const piece = cut && pieceFromPolytope(cut, IDENTITY_QUAT, engine);
    if (piece?.shape.kind !== 'convex') throw new Error('a mesh');
    expect(isClosedManifold(piece.shape.mesh)).toBe(true);
    expect(meshVolume(piece.shape.mesh)).toBeCloseTo(24 - 1.5, 4);
    expect(piece.pose.position).toEqual([1, 1.5, 2]);
  });
});

it('moves planes as it moves solids', () => {
  const pose = { position: [1, 2, 3] as Vec3, rotation: quatFromAxisAngle([1, 1, 0], 1) };
  const plane = { normal: [0, 0, 1] as Vec3, offset: 2 };
  const one = clipPolytope(transformPolytope(BOX, pose), transformPlane(plane, pose));
  const two = clipPolytope(BOX, plane);
  expect(polytopeVolume(one as Polytope)).toBeCloseTo(polytopeVolume(two as Polytope), 9);
  expect(transformPolytope(BOX, translation([1, 0, 0])).box.min).toEqual([1, 0, 0]);
});
