import { beforeAll, describe, expect, it } from 'vitest';
import type { ConvexShape } from '../../src/core/geom.js';
import { IDENTITY_POSE, translation } from '../../src/core/math/pose.js';
import { boxInertial } from '../../src/core/mesh/inertial-algebra.js';
import type { SimAsset } from '../../src/core/sim-asset.js';
import {
  contactFriction,
  contactSolref,
  restitutionFromDampingRatio,
} from '../../src/formats/mjcf/contact-parameters.js';
import { writeMjcf } from '../../src/formats/mjcf/write-mjcf.js';
import { writeScene } from '../../src/formats/mjcf/write-scene.js';
import { writeMeshFiles } from '../../src/formats/obj/write-mesh-files.js';
import { loadNodeMujoco } from '../../src/pipeline/node-engines.js';
import { openSimulation } from '../../src/sim/compile-model.js';
import type { MujocoEngine } from '../../src/sim/load-mujoco.js';
import type { Simulation } from '../../src/sim/simulation.js';
import { visualBox } from '../fixtures/box-mesh.js';

let engine: MujocoEngine;
beforeAll(async () => {
  engine = await loadNodeMujoco();
});

const HALF = 0.03;

/** A free block or ball of 6 cm, `height` above the floor. */
function block(shape: ConvexShape, height: number, surface: { friction: number; restitution: number }): SimAsset {
  return {
    name: 'block',
    title: 'Block',
    category: 'block',
    base: 'free',
    mountHeight: 0,
    dimensions: [2 * HALF, 2 * HALF, 2 * HALF],
    bodies: [
      {
        name: 'block',
        pose: translation([0, 0, HALF + height]),
        joints: [{ type: 'free', name: 'block_free' }],
        inertial: boxInertial([2 * HALF, 2 * HALF, 2 * HALF], 500),
        visuals: [{ name: 'block_visual', mesh: visualBox([HALF, HALF, HALF]), appearance: 'plain' }],
        collisions: [{ name: 'block_collision', shape, pose: IDENTITY_POSE, material: 'stuff' }],
        sites: [],
        parts: [],
      },
    ],
    materials: [{ name: 'stuff', density: 500, ...surface }],
    appearances: [{ name: 'plain', baseColor: [1, 1, 1, 1], roughness: 1, metallic: 0 }],
    textures: [],
    contactPairs: [],
    contactExclusions: [],
    keyframes: [{ name: 'home', positions: {} }],
    provenance: {},
  };
}

function simulate(asset: SimAsset, option: string, look: (simulation: Simulation) => void): void {
  const scene = new TextDecoder().decode(writeScene(asset).get('scene.xml'));
  const text = scene.replace('<option', `${option}<option`);
  const files = new Map([
    ...writeMjcf(asset),
    ...writeMeshFiles(asset),
    ['scene.xml', new TextEncoder().encode(text)],
  ] as const);
  const { value, issues } = openSimulation(engine, files, 'scene.xml');
  expect(issues).toEqual([]);
  if (value === undefined) throw new Error('the scene does not compile');
  try {
    look(value);
  } finally {
    value.dispose();
  }
}

const CUBE: ConvexShape = { kind: 'box', halfExtents: [HALF, HALF, HALF] };
const BALL: ConvexShape = { kind: 'sphere', radius: HALF };

/** Speed after the first bounce over speed before it. */
function measureRestitution(shape: ConvexShape, restitution: number): number {
  let before = 0;
  let after = 0;
  simulate(block(shape, 0.1, { friction: 0.5, restitution }), '', (simulation) => {
    for (let i = 0; i < 500; i++) {
      simulation.step();
      const speed = simulation.data.qvel[2];
      if (after === 0 && speed < before) before = speed;
      after = Math.max(after, speed);
      if (after > 0 && simulation.data.qpos[2] > HALF + 0.001 && speed < after) break;
    }
  });
  return -after / before;
}

describe('restitution', () => {
  it.each([0.3, 0.5, 0.7, 0.85])('a ball and a cube with e = %f rebound so within 0.06', (e) => {
    expect(Math.abs(measureRestitution(BALL, e) - e)).toBeLessThan(0.06);
    expect(Math.abs(measureRestitution(CUBE, e) - e)).toBeLessThan(0.06);
  });

  it('without restitution little comes back', () => {
    expect(measureRestitution(BALL, 0)).toBeLessThan(0.15);
  });

  it('reads back from the damping ratio', () => {
    for (const e of [0, 0.1, 0.37, 0.5, 0.9])
      expect(restitutionFromDampingRatio(contactSolref(e)[1])).toBeCloseTo(e, 3);
  });

  it('keeps the time constant above two time steps, and the spring no faster than a step can follow', () => {
    for (let e = 0; e <= 1; e += 0.05) {
      const [timeConstant, dampingRatio] = contactSolref(e);
      expect(timeConstant).toBeGreaterThanOrEqual(0.01);
      expect(timeConstant * dampingRatio).toBeGreaterThanOrEqual(0.0039);
      expect(dampingRatio).toBeGreaterThan(0);
    }
  });
});

/** How far the block slides in half a second on a slope whose tangent is `slope`, m. */
function slide(friction: number, slope: number): number {
  const angle = Math.atan(slope);
  const gravity = `<option gravity="${9.81 * Math.sin(angle)} 0 ${-9.81 * Math.cos(angle)}"/>`;
  let way = 0;
  simulate(block(CUBE, 0, { friction, restitution: 0 }), gravity, (simulation) => {
    simulation.step(250);
    way = simulation.data.qpos[0];
  });
  return way;
}

describe('friction', () => {
  it.each([0.2, 0.45, 0.9])(
    'a block with coefficient %f holds on slopes below it and slides on steeper ones',
    (friction) => {
      expect(slide(friction, 0.9 * friction)).toBeLessThan(0.004);
      const steep = 1.3 * friction;
      const angle = Math.atan(steep);
      const expected = 0.5 * 9.81 * (Math.sin(angle) - friction * Math.cos(angle)) * 0.25;
      expect(slide(friction, steep) / expected).toBeGreaterThan(0.85);
      expect(slide(friction, steep) / expected).toBeLessThan(1.15);
    },
  );

  it('is sliding, torsional and rolling, by material', () => {
    expect(contactFriction(0.6)).toEqual([0.6, 0.002, 0.0005]);
  });

  it('lets a rolling ball come to rest', () => {
    simulate(block(BALL, 0, { friction: 0.6, restitution: 0.3 }), '', (simulation) => {
      simulation.data.qvel.set([0.1, 0, 0, 0, 0.1 / HALF, 0]);
      simulation.step(5000);
      expect(Math.hypot(...simulation.data.qvel)).toBeLessThan(0.02);
    });
  });
});

describe('at rest', () => {
  it.each([0.2, 0.5, 0.75])('a cube with restitution %f that falls 5 mm on an edge comes to rest', (restitution) => {
    const asset = block(CUBE, 0.02, { friction: 0.5, restitution });
    simulate(asset, '', (simulation) => {
      simulation.setJointPosition(0, [0, 0, HALF + 0.02, Math.cos(0.1), Math.sin(0.1), 0, 0]);
      simulation.step(2000);
      expect(Math.hypot(...simulation.data.qvel)).toBeLessThan(1e-4);
    });
  });

  it.each([0, 0.4, 0.75])(
    'a block with restitution %f sinks less than 0.5 mm into the floor and lies still',
    (restitution) => {
      simulate(block(CUBE, 0, { friction: 0.5, restitution }), '', (simulation) => {
        simulation.step(1500);
        expect(HALF - simulation.data.qpos[2]).toBeLessThan(5e-4);
        expect(HALF - simulation.data.qpos[2]).toBeGreaterThan(-5e-4);
        expect(Math.hypot(...simulation.data.qvel)).toBeLessThan(1e-3);
      });
    },
  );
});
