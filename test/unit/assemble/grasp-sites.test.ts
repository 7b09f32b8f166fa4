import { expect, it } from 'vitest';
import { makeGraspSite } from '../../../src/assemble/grasp-sites.js';
import { quatFromAxisAngle, rotate } from '../../../src/core/math/quat.js';
import { translation } from '../../../src/core/math/pose.js';
import { shapeToMesh } from '../../../src/core/mesh/shape-mesh.js';
import { transformMesh } from '../../../src/core/mesh/transform-mesh.js';

const OBJECT = { min: [-1, -1, 0], max: [1, 1, 2] } as const;
const bar = (position: readonly [number, number, number], halfExtents: readonly [number, number, number]) =>
  transformMesh(shapeToMesh({ kind: 'box', halfExtents }), translation(position));

it('stands on the front of a handle, z outwards, x along it', () => {
  const site = makeGraspSite('s', bar([0.2, -0.95, 1], [0.3, 0.05, 0.04]), translation([0, 0, 0]), OBJECT);
  if (site === undefined) throw new Error('a site');
  site.pose.position.forEach((v, k) => {
    expect(v).toBeCloseTo([0.2, -1, 1][k], 6);
  });
  rotate(site.pose.rotation, [0, 0, 1]).forEach((v, k) => {
    expect(v).toBeCloseTo([0, -1, 0][k], 6);
  });
  expect(Math.abs(rotate(site.pose.rotation, [1, 0, 0])[0])).toBeCloseTo(1, 6);
});

it('stands on top of a lid rather than on its edge', () => {
  const site = makeGraspSite('s', bar([0, 0, 1.95], [1, 1, 0.05]), translation([0, 0, 0]), OBJECT);
  expect(site?.pose.position[2]).toBeCloseTo(2, 6);
});

it('is given in the body frame', () => {
  const frame = { position: [0, 0, 1] as const, rotation: quatFromAxisAngle([0, 0, 1], Math.PI / 2) };
  // In the body frame the handle is at -x; in the asset frame, a quarter turn on, at -y.
  const site = makeGraspSite('s', bar([-0.95, 0, 0], [0.05, 0.3, 0.04]), frame, OBJECT);
  site?.pose.position.forEach((v, k) => {
    expect(v).toBeCloseTo([-1, 0, 0][k], 6);
  });
  rotate(site?.pose.rotation ?? frame.rotation, [0, 0, 1]).forEach((v, k) => {
    expect(v).toBeCloseTo([-1, 0, 0][k], 6);
  });
});

it('is undefined without points', () => {
  const nothing = { positions: new Float32Array(), indices: new Uint32Array() };
  expect(makeGraspSite('s', nothing, translation([0, 0, 0]), OBJECT)).toBeUndefined();
});
