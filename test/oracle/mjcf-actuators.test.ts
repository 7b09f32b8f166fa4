import { beforeAll, describe, expect, it } from 'vitest';
import { writeMjcf } from '../../src/formats/mjcf/write-mjcf.js';
import { writeMeshFiles } from '../../src/formats/obj/write-mesh-files.js';
import { loadNodeMujoco } from '../../src/pipeline/node-engines.js';
import { openSimulation } from '../../src/sim/compile-model.js';
import type { MujocoEngine } from '../../src/sim/load-mujoco.js';
import type { Simulation } from '../../src/sim/simulation.js';
import { storageBox } from '../fixtures/storage-box.js';

let engine: MujocoEngine;
beforeAll(async () => {
  engine = await loadNodeMujoco();
});

function withServos(look: (simulation: Simulation) => void): void {
  const asset = storageBox('fixed');
  const files = new Map([...writeMjcf(asset, { actuators: true }), ...writeMeshFiles(asset)]);
  const { value } = openSimulation(engine, files, 'storage_box.xml');
  if (value === undefined) throw new Error('the model does not compile');
  try {
    look(value);
  } finally {
    value.dispose();
  }
}

const idOf = (simulation: Simulation, kind: 'joint' | 'actuator', name: string): number =>
  simulation.find(kind, name) ?? -1;

describe('position servos', () => {
  it('exist for every hinge and slide, and only when asked for', () => {
    withServos((simulation) => {
      for (const name of ['lid_hinge', 'drawer_slide', 'knob_slide', 'knob_hinge'])
        expect(idOf(simulation, 'actuator', name)).toBeGreaterThanOrEqual(0);
      expect(simulation.model.nu).toBe(4);
    });
    const plain = new TextDecoder().decode(writeMjcf(storageBox()).get('storage_box.xml'));
    expect(plain).not.toContain('<actuator>');
  });

  it.each([
    ['drawer_slide', 0.1, 0.003],
    ['lid_hinge', 1.2, 0.15],
    ['knob_hinge', 2, 0.05],
  ])('move %s to %f and stop there', (name, target, tolerance) => {
    withServos((simulation) => {
      const joint = idOf(simulation, 'joint', name);
      simulation.data.ctrl[idOf(simulation, 'actuator', name)] = target;
      let highest = 0;
      for (let i = 0; i < 1500; i++) {
        simulation.step();
        highest = Math.max(highest, simulation.jointPosition(joint)[0]);
      }
      expect(Math.abs(simulation.jointPosition(joint)[0] - target)).toBeLessThan(tolerance);
      expect(highest).toBeLessThan(target * 1.1);
      expect(Math.abs(simulation.data.qvel[simulation.model.jnt_dofadr[joint]])).toBeLessThan(5e-3);
    });
  });

  it('never pull harder than the joint may be driven', () => {
    withServos((simulation) => {
      const actuator = idOf(simulation, 'actuator', 'drawer_slide');
      simulation.data.ctrl[actuator] = 0.12;
      simulation.step();
      const forces = simulation.data.actuator_force as Float64Array;
      expect(Math.abs(forces[actuator])).toBeLessThanOrEqual(30);
      expect(Math.abs(forces[actuator])).toBeGreaterThan(20);
    });
  });

  it('hold the positions of a keyframe', () => {
    withServos((simulation) => {
      simulation.reset('open');
      simulation.step(500);
      expect(simulation.jointPosition(idOf(simulation, 'joint', 'drawer_slide'))[0]).toBeGreaterThan(0.115);
    });
  });
});

describe('touch sensors', () => {
  it('feel what presses on a grasp site', () => {
    withServos((simulation) => {
      const sensors = (): Float64Array => simulation.data.sensordata as Float64Array;
      expect(simulation.model.nsensor).toBe(2);
      simulation.step(10);
      expect([...sensors()]).toEqual([0, 0]);
      // The marble, 16 g, lies down on the front edge of the lid.
      simulation.setJointPosition(idOf(simulation, 'joint', 'marble_free'), [0, -0.14, 0.2201, 1, 0, 0, 0]);
      simulation.step(60);
      expect(sensors()[0]).toBeGreaterThan(0.1);
      expect(sensors()[1]).toBe(0);
    });
  });
});
