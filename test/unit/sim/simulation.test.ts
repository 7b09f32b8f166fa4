import { beforeAll, describe, expect, it } from 'vitest';
import { openSimulation } from '../../../src/sim/compile-model.js';
import type { MujocoEngine } from '../../../src/sim/load-mujoco.js';
import { Simulation } from '../../../src/sim/simulation.js';
import { filesOf, startEngine } from './engine.js';

let engine: MujocoEngine;
beforeAll(async () => (engine = await startEngine()));

function open(xml: string): Simulation {
  const { value, issues } = openSimulation(engine, filesOf({ 'm.xml': xml }), 'm.xml');
  if (value === undefined) throw new Error(issues[0].message);
  return value;
}

const SLIDER = `<mujoco><compiler angle="radian"/><option gravity="0 0 0"/><worldbody>
  <body name="cart" pos="0 0 1"><joint name="rail" type="slide" axis="1 0 0" range="-1 2"/><geom type="box" size=".1 .1 .1" mass="2"/>
    <body name="pole" pos="0 0 .1"><joint name="hinge" axis="0 1 0"/><geom type="capsule" fromto="0 0 0 0 0 1" size=".02" mass="1"/></body>
  </body></worldbody><keyframe><key name="other" qpos="1 1"/><key name="home" qpos=".5 0"/></keyframe></mujoco>`;

const RESTING = `<mujoco><worldbody><geom name="floor" type="plane" size="1 1 .1"/>
  <body name="box" pos="0 0 .1"><freejoint name="free"/><geom name="cube" type="box" size=".1 .1 .1" mass="3"/></body></worldbody></mujoco>`;

describe('Simulation', () => {
  it('names things, and has empty names for the rest', () => {
    const sim = open(SLIDER);
    expect(sim.find('body', 'pole')).toBe(2);
    expect(sim.find('joint', 'rail')).toBe(0);
    expect(sim.find('joint', 'none')).toBeUndefined();
    expect(sim.find('joint', '')).toBeUndefined();
    expect(sim.nameOf('geom', 0)).toBe('');
    expect(sim.nameOf('key', 1)).toBe('home');
    expect(sim.totalMass).toBe(3);
    sim.dispose();
  });

  it('resets to the keyframe home, another, or the first pose', () => {
    const sim = open(SLIDER);
    sim.setBodyForce(1, [5, 0, 0]);
    sim.step(20);
    expect(sim.time).toBeCloseTo(0.04, 12);
    sim.reset();
    expect([sim.time, ...sim.jointPosition(0)]).toEqual([0, 0.5]);
    sim.step(20);
    expect(sim.jointPosition(0)[0]).toBe(0.5);
    sim.reset('other');
    expect([...sim.data.qpos]).toEqual([1, 1]);
    sim.reset('no such key');
    expect([...sim.data.qpos]).toEqual([0, 0]);
    sim.dispose();
  });

  it('puts joints where they are told, at rest, and bodies with them', () => {
    const sim = open(SLIDER);
    sim.data.qvel.set([3, 4]);
    sim.setJointPosition(0, 0.25);
    sim.setJointPosition(1, [Math.PI / 2]);
    sim.forward();
    expect([...sim.data.qvel]).toEqual([0, 0]);
    const pose = sim.bodyPose(2);
    expect(pose.position[0]).toBeCloseTo(0.25, 12);
    expect(pose.rotation[0]).toBeCloseTo(Math.SQRT1_2, 12);
    expect(pose.rotation[2]).toBeCloseTo(Math.SQRT1_2, 12);
    expect([sim.jointRange(0), sim.jointRange(1)]).toEqual([[-1, 2], undefined]);
    sim.dispose();
  });

  it('accelerates by the force that is applied, and stops when it is cleared', () => {
    const sim = open(RESTING.replace('<mujoco>', '<mujoco><option gravity="0 0 0"/>'));
    sim.reset();
    sim.setBodyForce(1, [0, 0, 6]);
    sim.step(100);
    // v = F t / m.
    expect(sim.data.qvel[2]).toBeCloseTo((6 * 0.2) / 3, 9);
    sim.clearForces();
    sim.step(100);
    expect(sim.data.qvel[2]).toBeCloseTo(0.4, 9);
    sim.dispose();
  });

  it('lists contacts, whose forces carry the weight', () => {
    const sim = open(RESTING);
    sim.step(500);
    const contacts = sim.contacts();
    expect(contacts).toHaveLength(4);
    for (const { geoms, distance, normal } of contacts) {
      expect(geoms.map((geom) => sim.nameOf('geom', geom))).toEqual(['floor', 'cube']);
      expect(distance).toBeLessThan(0);
      expect(normal[2]).toBeCloseTo(1, 9);
    }
    const force = contacts.reduce((sum, _, i) => sum + sim.contactForce(i), 0);
    expect(force).toBeCloseTo(3 * 9.81, 3);
    sim.dispose();
  });

  it('conserves energy in free fall', () => {
    const sim = open(RESTING.replace('pos="0 0 .1"', 'pos="0 0 9"'));
    const before = sim.energy();
    sim.step(200);
    const after = sim.energy();
    expect(after.kinetic).toBeCloseTo(0.5 * 3 * (9.81 * 0.4) ** 2, 6);
    // Semi-implicit Euler loses g dt/2 of height a step: 0.05% here.
    expect((after.kinetic + after.potential) / (before.kinetic + before.potential)).toBeCloseTo(1, 3);
    sim.dispose();
  });

  it('tells of a state that blew up, which the engine resets in silence', () => {
    const sim = open(RESTING);
    sim.data.qvel[0] = NaN;
    sim.step();
    expect(sim.warnings()).toEqual([{ name: 'bad velocity', count: 1 }]);
    sim.reset();
    expect(sim.warnings()).toEqual([]);
    sim.dispose();
  });

  it('is not misled by views that a growing heap detached', () => {
    const sim = open(RESTING);
    const size = engine.heapBytes();
    const others: Simulation[] = [];
    while (engine.heapBytes() === size) {
      others.push(open(RESTING.replace('<mujoco>', '<mujoco><size memory="20M"/>')));
    }
    sim.step(10);
    expect(sim.data.qpos).toHaveLength(7);
    expect(sim.bodyPose(1).position[2]).toBeCloseTo(0.1, 3);
    for (const other of [sim, ...others]) other.dispose();
  });

  it('may be disposed of twice', () => {
    const sim = open(RESTING);
    sim.dispose();
    sim.dispose();
    expect(sim).toBeInstanceOf(Simulation);
  });
});
