import { describe, expect, it } from 'vitest';
import { fitCounterbalance } from '../../../src/assemble/counterbalance.js';
import type { JointDynamics, Load } from '../../../src/assemble/joint-dynamics.js';
import { computeJointDynamics, momentAbout } from '../../../src/assemble/joint-dynamics.js';
import { handForce, handTorque } from '../../../src/core/hand-effort.js';
import type { Issue } from '../../../src/core/issue.js';
import type { Inertial } from '../../../src/core/inertial.js';
import type { Vec3 } from '../../../src/core/math/vec3.js';
import { boxInertial, transformInertial } from '../../../src/core/mesh/inertial-algebra.js';
import { translation } from '../../../src/core/math/pose.js';

const plate = (size: Vec3, centre: Vec3, density = 600): Inertial =>
  transformInertial(boxInertial(size, density), translation(centre));

/** A door 0.6 m wide, hinged along z. */
const DOOR: Load = {
  type: 'hinge',
  axis: [0, 0, 1],
  anchor: [0, 0, 0],
  range: [0, 1.9],
  restsAt: [0],
  moved: plate([0.6, 0.02, 1], [0.3, 0, 0.5]),
  reach: 0.6,
  size: 1,
};
/** The same plate as a lid that lies on its box. */
const LID: Load = { ...DOOR, axis: [0, -1, 0], moved: plate([0.6, 1, 0.02], [0.3, 0, 0]), range: [0, 1.5] };
const DRAWER: Load = {
  ...DOOR,
  type: 'slide',
  axis: [0, -1, 0],
  range: [0, 0.3],
  restsAt: [0],
  moved: plate([0.5, 0.4, 0.02], [0, 0, 0]),
  reach: 0,
};

function compute(load: Load): JointDynamics & { codes: string[] } {
  const issues: Issue[] = [];
  return { ...computeJointDynamics(load, 'joint', issues), codes: issues.map((issue) => issue.code) };
}

describe('momentAbout', () => {
  it('is the mass of what slides and m w^2 / 3 of a thin door', () => {
    expect(momentAbout(DRAWER)).toBeCloseTo(2.4, 9);
    expect(momentAbout(DOOR)).toBeCloseTo((7.2 * (0.6 ** 2 + 0.02 ** 2)) / 12 + 7.2 * 0.3 ** 2, 9);
  });
});

describe('computeJointDynamics', () => {
  it('scales with the inertia that it moves', () => {
    const [light, heavy] = [compute(DOOR), compute({ ...DOOR, moved: plate([0.6, 0.04, 1], [0.3, 0, 0.5]) })];
    expect(heavy.frictionLoss / light.frictionLoss).toBeCloseTo(2, 1);
    expect(heavy.damping).toBeGreaterThan(light.damping);
    expect(light.armature).toBeCloseTo(0.01 * momentAbout(DOOR), 9);
  });

  it('gives no spring to what gravity does not pull, however heavy', () => {
    // A steel door of a strong room on its upright hinge, drawn ajar: half a ton, and no torque of gravity about the hinge.
    const heavy = compute({ ...DOOR, range: [-1, 1], moved: plate([0.6, 0.1, 1], [0.3, 0, 0.5], 7850) });
    expect(heavy.spring).toBeUndefined();
    expect(heavy.codes).toEqual([]);
    // What holds it in a house out of level stays a share of what a hand gives.
    expect(heavy.frictionLoss).toBeCloseTo((1.25 * handTorque(1, 0.6)) / 4, 6);
    expect(heavy.effortLimit).toBeLessThanOrEqual(handTorque(1, 0.6));
  });

  it('says so where gravity is more than a hand, and there is no range for a spring', () => {
    const { type, anchor, restsAt, reach, size } = DOOR;
    const moved = plate([0.6, 0.1, 1], [0.3, 0, 0.5], 7850);
    const flap = compute({ type, anchor, restsAt, reach, size, axis: [0, 1, 0], moved });
    expect(flap.spring).toBeUndefined();
    expect(flap.codes).toEqual(['heavy-joint']);
  });

  it('lets a hand open a door, and holds it on a floor that is 2 degrees off', () => {
    const { frictionLoss, effortLimit, codes } = compute(DOOR);
    expect(frictionLoss).toBeGreaterThanOrEqual(7.2 * 9.81 * 0.3 * Math.sin((2 * Math.PI) / 180));
    expect(effortLimit).toBeLessThanOrEqual(handTorque(1, 0.6));
    expect(effortLimit).toBeGreaterThan(2 * frictionLoss);
    expect(codes).toEqual([]);
  });

  it('needs no friction to hold what lies on its stop', () => {
    const light = { ...LID, moved: plate([0.3, 0.2, 0.004], [0.15, 0, 0]), reach: 0.3, size: 0.4 };
    const pull = light.moved.mass * 9.81 * 0.15;
    expect(compute(light).frictionLoss).toBeLessThan(0.2 * pull);
    expect(compute(light)).not.toHaveProperty('spring');
  });

  it('holds what gravity would move off its rest position', () => {
    const open = {
      ...LID,
      range: [-0.8, 0.7] as const,
      moved: plate([0.3, 0.2, 0.002], [0.15, 0, 0]),
      reach: 0.3,
      size: 0.4,
    };
    expect(compute(open).frictionLoss).toBeGreaterThan(1.2 * open.moved.mass * 9.81 * 0.15);
  });

  it('balances a lid that is too heavy for a hand', () => {
    const { spring, effortLimit, frictionLoss, codes } = compute(LID);
    expect(codes).toContain('counterbalanced');
    if (spring === undefined) throw new Error('a spring');
    const gravity = (q: number): number => -7.2 * 9.81 * 0.3 * Math.cos(q) * 1;
    const rest = (q: number): number => gravity(q) + spring.stiffness * (spring.reference - q);
    // Closed it stays closed; everywhere a hand moves it.
    expect(rest(0)).toBeLessThan(0);
    for (const q of [0, 0.5, 1, 1.5]) expect(Math.abs(rest(q)) + frictionLoss).toBeLessThan(handTorque(1, 0.6));
    expect(effortLimit).toBeLessThanOrEqual(handTorque(1, 0.6));
  });

  it('carries a heavy sash, and says so when even that is too much', () => {
    const sash = { ...DRAWER, axis: [0, 0, 1] as const, moved: plate([0.8, 0.8, 0.05], [0, 0, 0]) };
    expect(compute(sash)).toMatchObject({ codes: ['counterbalanced'] });
    expect(handForce(1)).toBe(50);
  });

  it('keeps feather-light parts tame', () => {
    const key = { ...DRAWER, moved: plate([0.01, 0.01, 0.005], [0, 0, 0]), size: 0.3, range: [-0.003, 0] as const };
    const { armature } = compute(key);
    // A hand's whole force for one step of 2 ms: no more than four times a hand's speed of 1 m/s.
    expect((handForce(0.3) * 0.002) / (armature + key.moved.mass)).toBeLessThanOrEqual(4 + 1e-9);
  });

  it('gives finite positive numbers for the smallest and largest things', () => {
    for (const scale of [1e-3, 1, 20]) {
      for (const base of [DOOR, LID, DRAWER, { ...DOOR, type: 'ball' as const }]) {
        const moved = plate([0.6 * scale, 0.02 * scale, scale], [0.3 * scale, 0, 0.5 * scale]);
        const result = compute({ ...base, moved, reach: 0.6 * scale, size: scale });
        for (const value of [
          result.damping,
          result.frictionLoss,
          result.armature,
          result.effortLimit,
          result.velocityLimit,
        ]) {
          expect(Number.isFinite(value)).toBe(true);
          expect(value).toBeGreaterThan(0);
        }
      }
    }
  });
});

describe('fitCounterbalance', () => {
  it('cancels a constant load', () => {
    const positions = [0, 0.25, 0.5, 0.75, 1];
    const peak = (f: (q: number) => number): number => Math.max(...positions.map((q) => Math.abs(f(q))));
    const { stiffness, reference } = fitCounterbalance(positions, () => -100, peak);
    expect(stiffness).toBeGreaterThan(0);
    for (const q of positions) expect(Math.abs(stiffness * (reference - q) - 100)).toBeLessThan(6);
  });
});
