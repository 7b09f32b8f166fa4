import { beforeAll, describe, expect, it } from 'vitest';
import { assembleAsset } from '../../../src/assemble/assemble-asset.js';
import type { CollisionGeom } from '../../../src/core/geom.js';
import type { Joint } from '../../../src/core/joint.js';
import type { JointPosition } from '../../../src/core/kinematic-tree.js';
import { collectSubtree, computeBodyPoses } from '../../../src/core/kinematic-tree.js';
import { compose } from '../../../src/core/math/pose.js';
import { quatFromAxisAngle } from '../../../src/core/math/quat.js';
import type { GeometryEngine } from '../../../src/core/mesh/geometry-engine.js';
import { loadGeometryEngine } from '../../../src/core/mesh/geometry-engine.js';
import { separateConvex } from '../../../src/core/mesh/separate-convex.js';
import type { SimAsset } from '../../../src/core/sim-asset.js';
import { FIXTURES } from '../../fixtures/objects.js';

/** Positions at which a joint is looked at. */
const SAMPLES = 15;

/** From end to end of the range; a turn without end once round; a ball to five angles about each axis. */
function samplePositions(joint: Joint): JointPosition[] {
  if (joint.type === 'free') return [];
  if (joint.type === 'ball') {
    const most = joint.maxAngle ?? Math.PI;
    return ([[1, 0, 0], [0, 1, 0], [0, 0, 1]] as const).flatMap((axis) =>
      [-1, -0.5, 0, 0.5, 1].map((share) => quatFromAxisAngle(axis, share * most)),
    ); // prettier-ignore
  }
  const [low, high] = joint.range ?? [-Math.PI, Math.PI];
  return Array.from({ length: SAMPLES }, (_, i) => low + ((high - low) * i) / (SAMPLES - 1));
}

/** The deepest overlap of two bodies' pieces, m, of those pairs of bodies that `isPair` picks. */
function deepest(
  asset: SimAsset,
  positions: Record<string, JointPosition>,
  isPair: (a: string, b: string) => boolean,
): { depth: number; between: string } {
  const poses = computeBodyPoses(asset, positions);
  const placed = asset.bodies.map(({ name, collisions }) => ({
    name,
    pieces: collisions.map((geom: CollisionGeom) => ({
      geom,
      pose: compose(poses.get(name) ?? expect.fail(name), geom.pose),
    })),
  }));
  let worst = { depth: -Infinity, between: '' };
  placed.forEach((a, i) => {
    placed.slice(i + 1).forEach((b) => {
      if (!isPair(a.name, b.name)) return;
      for (const p of a.pieces)
        for (const q of b.pieces) {
          const { depth } = separateConvex(p.geom.shape, p.pose, q.geom.shape, q.pose);
          if (depth > worst.depth) worst = { depth, between: `${p.geom.name} and ${q.geom.name}` };
        }
    });
  });
  return worst;
}

describe.each(Object.entries(FIXTURES))('collision pieces of %s', (_, draw) => {
  let engine: GeometryEngine;
  let asset: SimAsset;
  /** Rounding of the asset's lengths and of single precision. */
  let noise: number;
  beforeAll(async () => {
    engine = await loadGeometryEngine();
    ({ asset } = assembleAsset(draw(), engine, { fixedBase: 'auto' }));
    noise = 2e-6 * Math.max(...asset.dimensions);
  });

  it('need no exclusion and do not overlap at rest', () => {
    expect(asset.contactExclusions).toEqual([]);
    const { depth, between } = deepest(asset, {}, () => true);
    expect([between, depth < noise]).toEqual([between, true]);
  });

  it('do not meet along the range of any joint', () => {
    const loose = new Set(
      asset.bodies.slice(1).filter((body) => body.joints.some(({ type }) => type === 'free')).map(({ name }) => name),
    ); // prettier-ignore
    for (const body of asset.bodies) {
      const moved = new Set(collectSubtree(asset.bodies, body.name).map(({ name }) => name));
      // What moves along does not come nearer; what lies loose is pushed aside.
      const isPair = (a: string, b: string): boolean => moved.has(a) !== moved.has(b) && !loose.has(a) && !loose.has(b);
      for (const joint of body.joints)
        for (const position of samplePositions(joint)) {
          const { depth, between } = deepest(asset, { [joint.name]: position }, isPair);
          expect([between, position, depth < noise]).toEqual([between, position, true]);
        }
    }
  });
});
