import { beforeAll, describe, expect, it } from 'vitest';
import { assembleAsset } from '../../../src/assemble/assemble-asset.js';
import { computeBodyPoses } from '../../../src/core/kinematic-tree.js';
import { compose } from '../../../src/core/math/pose.js';
import type { GeometryEngine } from '../../../src/core/mesh/geometry-engine.js';
import { isPhysicalInertia } from '../../../src/core/mesh/inertial-algebra.js';
import { separateConvex } from '../../../src/core/mesh/separate-convex.js';
import type { SimAsset } from '../../../src/core/sim-asset.js';
import { loadNodeGeometryEngine } from '../../../src/pipeline/node-engines.js';
import { HOUSEHOLD } from '../../fixtures/household.js';
import { FIXTURES } from '../../fixtures/objects.js';

let engine: GeometryEngine;
beforeAll(async () => (engine = await loadNodeGeometryEngine()));

describe.each(Object.entries({ ...FIXTURES, ...HOUSEHOLD }))('%s', (_, make) => {
  it('has unique names, physical bodies, and no two bodies in one place', () => {
    const { asset } = assembleAsset(make(), engine, { fixedBase: 'auto' });
    const names = asset.bodies.flatMap((body) => [
      ...body.visuals.map((geom) => geom.name),
      ...body.collisions.map((geom) => geom.name),
      ...body.sites.map((site) => site.name),
      ...body.joints.map((joint) => joint.name),
    ]);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(asset.bodies.map((body) => body.name)).size).toBe(asset.bodies.length);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
    for (const body of asset.bodies) {
      expect(body.inertial?.mass).toBeGreaterThan(0);
      expect(body.inertial !== undefined && isPhysicalInertia(body.inertial.inertia)).toBe(true);
      expect(body.collisions.length).toBeGreaterThan(0);
      for (const { shape } of body.collisions)
        if (shape.kind === 'convex') expect(shape.mesh.positions.length / 3).toBeLessThanOrEqual(64);
    }
    expect(leastGap(asset)).toBeGreaterThan(0);
  });
});

/** Smallest gap between collision pieces of different bodies at rest that may collide; negative where they overlap. */
function leastGap(asset: SimAsset): number {
  const poses = computeBodyPoses(asset);
  const excluded = new Set(asset.contactExclusions.map(({ bodies }) => [...bodies].sort().join(' ')));
  let least = Infinity;
  asset.bodies.forEach((a, i) => {
    for (const b of asset.bodies.slice(i + 1)) {
      const [poseA, poseB] = [poses.get(a.name), poses.get(b.name)];
      if (poseA === undefined || poseB === undefined || excluded.has([a.name, b.name].sort().join(' '))) continue;
      for (const p of a.collisions)
        for (const q of b.collisions)
          least = Math.min(
            least,
            -separateConvex(p.shape, compose(poseA, p.pose), q.shape, compose(poseB, q.pose)).depth,
          );
    }
  });
  return least;
}
