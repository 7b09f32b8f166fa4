import { describe, expect, it } from 'vitest';
import type { BodyFrame } from '../../../src/assemble/body-frames.js';
import { frameBodies, restFrame } from '../../../src/assemble/body-frames.js';
import type { BodyPlan } from '../../../src/assemble/plan-bodies.js';
import type { JointMotion } from '../../../src/assemble/resolve-motion.js';
import type { Issue } from '../../../src/core/issue.js';
import { compose, transformPoint } from '../../../src/core/math/pose.js';
import { quatFromAxisAngle } from '../../../src/core/math/quat.js';
import type { Vec3 } from '../../../src/core/math/vec3.js';
import { add, scale, subtract } from '../../../src/core/math/vec3.js';

const BASE: BodyPlan = { groups: [0], parts: [0], motion: { kind: 'base' } };

function frame(
  motions: readonly JointMotion[],
  centres: readonly Vec3[] = [],
): { frames: BodyFrame[]; issues: Issue[] } {
  const issues: Issue[] = [];
  const plans = [
    BASE,
    ...motions.map((motion, i): BodyPlan => ({ groups: [i + 1], parts: [i + 1], parent: i, motion })),
  ];
  const all = plans.map((_, i): Vec3 => centres[i] ?? [0, 0, 0]);
  return { frames: frameBodies(plans, [undefined, ...motions], all, issues), issues };
}

const near = (a: Vec3, b: Vec3): void => {
  for (let k = 0; k < 3; k++) expect(a[k]).toBeCloseTo(b[k], 9);
};

describe('frameBodies', () => {
  it('puts a hinge body on its axis, along the asset axes', () => {
    const { frames, issues } = frame([{ kind: 'hinge', direction: [0, 0, 1], position: [1, 2, 3], range: [-1, 1] }]);
    expect(frames[1].pose).toEqual({ position: [1, 2, 3], rotation: frames[0].pose.rotation });
    expect(frames[1].joints).toEqual([{ type: 'hinge', axis: [0, 0, 1], range: [-1, 1] }]);
    expect(issues).toEqual([]);
  });

  it('puts a sliding body on its middle', () => {
    const { frames } = frame(
      [{ kind: 'slide', direction: [1, 0, 0], range: [0, 2] }],
      [
        [0, 0, 0],
        [4, 5, 6],
      ],
    );
    near(frames[1].pose.position, [4, 5, 6]);
  });

  it('poses children relative to their parents', () => {
    const { frames } = frame([
      { kind: 'hinge', direction: [0, 0, 1], position: [1, 0, 0], range: [-1, 1] },
      { kind: 'hinge', direction: [0, 1, 0], position: [3, 1, 0] },
    ]);
    near(frames[2].pose.position, [2, 1, 0]);
    expect(frames[2].joints).toEqual([{ type: 'hinge', axis: [0, 1, 0] }]);
  });

  it('gives a loose body a free joint', () => {
    const plans: BodyPlan[] = [BASE, { groups: [1], parts: [1], motion: { kind: 'free' } }];
    const frames = frameBodies(
      plans,
      [undefined, undefined],
      [
        [0, 0, 0],
        [1, 1, 1],
      ],
      [],
    );
    expect(frames[1]).toMatchObject({ joints: [{ type: 'free' }], pose: { position: [1, 1, 1] } });
  });
});

describe('a rest pose outside the limits', () => {
  it('turns a hinge to the nearer limit and measures from there', () => {
    const range = [Math.PI / 6, (110 * Math.PI) / 180] as const;
    const { frames, issues } = frame([{ kind: 'hinge', direction: [0, 0, 1], position: [1, 0, 0], range }]);
    expect(issues).toMatchObject([{ code: 'rest-outside-range', where: 'group_1' }]);
    expect(frames[1].joints).toEqual([{ type: 'hinge', axis: [0, 0, 1], range: [0, range[1] - range[0]] }]);
    // A point of the part drawn at (2, 0, 0) now rests where 30 degrees about (1, 0, 0) take it.
    const drawn: Vec3 = [2, 0, 0];
    const rest = transformPoint(frames[1].pose, subtract(drawn, frames[1].anchor));
    near(rest, [1 + Math.cos(range[0]), Math.sin(range[0]), 0]);
  });

  it('shifts a slide', () => {
    const { frames } = frame(
      [{ kind: 'slide', direction: [0, 1, 0], range: [-0.5, -0.2] }],
      [
        [0, 0, 0],
        [1, 1, 1],
      ],
    );
    near(frames[1].pose.position, [1, 0.8, 1]);
    const [slide] = frames[1].joints;
    expect(slide.type === 'slide' && slide.range?.[1]).toBeCloseTo(0, 12);
    expect(slide.type === 'slide' && slide.range?.[0]).toBeCloseTo(-0.3, 12);
  });

  it('takes along what hangs on it', () => {
    const { frames } = frame([
      { kind: 'hinge', direction: [0, 0, 1], position: [0, 0, 0], range: [Math.PI / 2, 2] },
      { kind: 'hinge', direction: [1, 0, 0], position: [2, 0, 0], range: [0, 1] },
    ]);
    near(restFrame(frames[2]).position, [0, 2, 0]);
    // The child's axis turns with its parent: in its own frame it is as drawn.
    expect(frames[2].joints).toEqual([{ type: 'hinge', axis: [1, 0, 0], range: [0, 1] }]);
  });

  it('keeps the direction of a slide that carries a turned hinge', () => {
    const motion: JointMotion = {
      kind: 'hinge-slide',
      direction: [0, 0, 1],
      position: [1, 0, 0],
      range: [Math.PI / 2, Math.PI],
      slideDirection: [1, 0, 0],
      slideRange: [0.5, 2],
    };
    const { frames } = frame([motion]);
    const [slide, hinge] = frames[1].joints;
    if (slide.type !== 'slide' || hinge.type !== 'hinge') throw new Error('a slide, then a hinge');
    near(frames[1].pose.position, [1.5, 0, 0]);
    // Sliding on by 1 from rest moves the body along x of the asset.
    const moved = compose(frames[1].pose, {
      position: scale(slide.axis, 1),
      rotation: quatFromAxisAngle([0, 0, 1], 0),
    });
    near(moved.position, add(frames[1].pose.position, [1, 0, 0]));
    expect(slide.range).toEqual([0, 1.5]);
    expect(hinge.range).toEqual([0, Math.PI / 2]);
  });
});
