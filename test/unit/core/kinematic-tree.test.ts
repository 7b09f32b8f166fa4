import { describe, expect, it } from 'vitest';
import type { Body } from '../../../src/core/body.js';
import { collectSubtree, computeBodyPoses, listJoints } from '../../../src/core/kinematic-tree.js';
import { IDENTITY_POSE, translation } from '../../../src/core/math/pose.js';
import { IDENTITY_QUAT, quatFromAxisAngle } from '../../../src/core/math/quat.js';

const dynamics = { damping: 0, frictionLoss: 0, armature: 0, effortLimit: 1, velocityLimit: 1 };
const body = (name: string, parent: string | undefined, rest: Partial<Body>): Body => ({
  name,
  ...(parent === undefined ? {} : { parent }),
  pose: IDENTITY_POSE,
  joints: [],
  visuals: [],
  collisions: [],
  sites: [],
  parts: [],
  ...rest,
});

const bodies = [
  body('base', undefined, { pose: translation([1, 0, 0]) }),
  body('cap', 'base', {
    pose: translation([0, 0, 2]),
    joints: [
      { type: 'slide', name: 'lift', axis: [0, 0, 1], range: [0, 1], ...dynamics },
      { type: 'hinge', name: 'turn', axis: [0, 0, 1], ...dynamics },
    ],
  }),
  body('pin', 'cap', { pose: translation([1, 0, 0]) }),
  body('ball', undefined, { joints: [{ type: 'free', name: 'ball_free' }] }),
];

describe('kinematic tree', () => {
  it('adds the joints of a body in order, slide carrying hinge', () => {
    const poses = computeBodyPoses({ bodies }, { lift: 0.5, turn: Math.PI / 2 });
    const pin = poses.get('pin');
    expect(pin?.position[0]).toBeCloseTo(1, 12);
    expect(pin?.position[1]).toBeCloseTo(1, 12);
    expect(pin?.position[2]).toBeCloseTo(2.5, 12);
  });

  it('moves a free body by its displacement', () => {
    const pose = { position: [0, 0, 3] as const, rotation: quatFromAxisAngle([0, 0, 1], 1) };
    expect(computeBodyPoses({ bodies }, { ball_free: pose }).get('ball')).toEqual(pose);
    expect(computeBodyPoses({ bodies }).get('ball')?.rotation).toEqual(IDENTITY_QUAT);
  });

  it('lists subtrees and joints', () => {
    expect(collectSubtree(bodies, 'cap').map((b) => b.name)).toEqual(['cap', 'pin']);
    expect(listJoints({ bodies }).map(({ joint }) => joint.name)).toEqual(['lift', 'turn', 'ball_free']);
  });

  it('a body before its parent is a bug', () => {
    expect(() => computeBodyPoses({ bodies: [bodies[2]] })).toThrow(/before its parent/);
  });
});
