import { describe, expect, it } from 'vitest';
import { fitRound, fitWheel } from '../../../src/assemble/fit-round.js';
import { shapeToMesh } from '../../../src/core/mesh/shape-mesh.js';
import { transformMesh } from '../../../src/core/mesh/transform-mesh.js';
import { translation } from '../../../src/core/math/pose.js';
import { quatFromAxisAngle, rotate } from '../../../src/core/math/quat.js';
import { meshFromVoxels } from '../../../src/core/mesh/mesh-from-voxels.js';
import { loadNodeGeometryEngine } from '../../../src/pipeline/node-engines.js';
import { box, cylinder, drawVoxels, sphere } from '../../fixtures/draw-voxels.js';

describe('fitRound', () => {
  it('knows a ball', () => {
    const ball = fitRound(shapeToMesh({ kind: 'sphere', radius: 2 }), [0, 0, 0]);
    expect(ball?.shape).toMatchObject({ kind: 'sphere' });
    expect(ball?.shape.kind === 'sphere' && ball.shape.radius).toBeCloseTo(2, 2);
  });

  it.each([
    ['z', [0, 0, 1], 0],
    ['x', [0, 1, 0], Math.PI / 2],
    ['y', [1, 0, 0], -Math.PI / 2],
  ] as const)('knows a cylinder along %s', (_, turnAxis, angle) => {
    const rotation = quatFromAxisAngle(turnAxis, angle);
    const mesh = transformMesh(shapeToMesh({ kind: 'cylinder', radius: 1, halfLength: 3 }), {
      position: [5, 5, 5],
      rotation,
    });
    const found = fitRound(mesh, [5, 5, 5]);
    if (found?.shape.kind !== 'cylinder') throw new Error('a cylinder');
    expect(found.shape.radius).toBeCloseTo(1, 2);
    expect(found.shape.halfLength).toBeCloseTo(3, 2);
    const along = rotate(found.pose.rotation, [0, 0, 1]);
    const expected = rotate(rotation, [0, 0, 1]);
    expect(Math.abs(along[0] * expected[0] + along[1] * expected[1] + along[2] * expected[2])).toBeCloseTo(1, 6);
  });

  it('knows them from voxels', async () => {
    const engine = await loadNodeGeometryEngine();
    const ball = meshFromVoxels(drawVoxels(sphere(16, 16, 16, 6)), engine).mesh;
    expect(fitRound(ball, [16, 16, 16])?.shape.kind).toBe('sphere');
    const disc = meshFromVoxels(drawVoxels(cylinder(16, 16, 7, 4, 8)), engine).mesh;
    expect(fitRound(disc, [16, 16, 6])?.shape.kind).toBe('cylinder');
  });

  it('takes nothing else for round', () => {
    expect(fitRound(shapeToMesh({ kind: 'box', halfExtents: [1, 1, 1] }), [0, 0, 0])).toBeUndefined();
    expect(fitRound(shapeToMesh({ kind: 'box', halfExtents: [1, 1, 4] }), [0, 0, 0])).toBeUndefined();
    expect(fitRound(shapeToMesh({ kind: 'capsule', radius: 1, halfLength: 3 }), [0, 0, 0])).toBeUndefined();
    const tilted = { position: [0, 0, 0] as const, rotation: quatFromAxisAngle([1, 0, 0], 0.5) };
    expect(
      fitRound(transformMesh(shapeToMesh({ kind: 'cylinder', radius: 1, halfLength: 3 }), tilted), [0, 0, 0]),
    ).toBeUndefined();
  });

  it('does not put the ball where its weight is not', () => {
    expect(fitRound(shapeToMesh({ kind: 'sphere', radius: 2 }), [0, 0, 1])).toBeUndefined();
  });
});

describe('fitWheel', () => {
  it('makes a wheel of four voxels', async () => {
    const engine = await loadNodeGeometryEngine();
    const { mesh } = meshFromVoxels(drawVoxels(box(4, 4, 4, 8, 6, 6)), engine);
    const wheel = fitWheel(mesh, [1, 0, 0], [6, 5, 5]);
    expect(wheel?.shape).toEqual({ kind: 'cylinder', radius: 1, halfLength: 2 });
    expect(wheel?.pose.position).toEqual([6, 5, 5]);
  });

  it('makes none of blades, of what turns off its middle, or about a slanted axis', () => {
    const cube = shapeToMesh({ kind: 'box', halfExtents: [1, 1, 1] });
    expect(fitWheel(transformMesh(cube, translation([0, 0, 0]), [1, 4, 1]), [1, 0, 0], [0, 0, 0])).toBeUndefined();
    expect(fitWheel(cube, [1, 0, 0], [0, 1, 0])).toBeUndefined();
    expect(fitWheel(cube, [0.6, 0.8, 0], [0, 0, 0])).toBeUndefined();
    expect(fitWheel(cube, [1, 0, 0], [0, 0, 0])?.shape.kind).toBe('cylinder');
  });
});
