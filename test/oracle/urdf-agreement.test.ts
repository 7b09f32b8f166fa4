import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Inertial } from '../../src/core/inertial.js';
import { inertiaFromMatrix } from '../../src/core/conventions.js';
import type { JointPositions } from '../../src/core/kinematic-tree.js';
import { computeBodyPoses, listJoints } from '../../src/core/kinematic-tree.js';
import { matrixFromQuat, multiplyMat3, transpose } from '../../src/core/math/mat3.js';
import type { Pose } from '../../src/core/math/pose.js';
import { compose, IDENTITY_POSE, invert } from '../../src/core/math/pose.js';
import type { Quat } from '../../src/core/math/quat.js';
import { quat } from '../../src/core/math/quat.js';
import { combineInertials, transformInertial } from '../../src/core/mesh/inertial-algebra.js';
import type { SimAsset } from '../../src/core/sim-asset.js';
import { writeMeshFiles } from '../../src/formats/obj/write-mesh-files.js';
import { writeUrdf } from '../../src/formats/urdf/write-urdf.js';
import { loadNodeMujoco } from '../../src/pipeline/node-engines.js';
import { openSimulation } from '../../src/sim/compile-model.js';
import type { MujocoEngine } from '../../src/sim/load-mujoco.js';
import { mountFiles } from '../../src/sim/model-folder.js';
import type { Simulation } from '../../src/sim/simulation.js';
import { poseDifference } from '../fixtures/drive-simulation.js';
import { randomAsset, randomPositions } from '../fixtures/random-asset.js';
import { storageBox } from '../fixtures/storage-box.js';

let engine: MujocoEngine;
beforeAll(async () => {
  engine = await loadNodeMujoco();
});

function simulate(asset: SimAsset, look: (simulation: Simulation) => void): void {
  const files = new Map([...writeUrdf(asset), ...writeMeshFiles(asset)]);
  const { value, issues } = openSimulation(engine, files, `${asset.name}.urdf`);
  expect(issues).toEqual([]);
  if (value === undefined) throw new Error('the model does not compile');
  try {
    look(value);
  } finally {
    value.dispose();
  }
}

function idOf(simulation: Simulation, kind: 'body' | 'joint', name: string): number {
  const id = simulation.find(kind, name);
  if (id === undefined) throw new Error(`no ${kind} ${name}`);
  return id;
}

/** Angles of hinges about x, y, z in this order that make the rotation: R = Rx(a) Ry(b) Rz(c). */
function ballAngles(q: Quat): [number, number, number] {
  const m = matrixFromQuat(q);
  return [Math.atan2(-m[5], m[8]), Math.asin(Math.max(-1, Math.min(1, m[2]))), Math.atan2(-m[1], m[0])];
}

/** The URDF's poses are relative to a base that is its root link, since a root has no pose. */
const rootPose = (asset: SimAsset, poses: ReadonlyMap<string, Pose>): Pose => {
  const alone = asset.base === 'free' && asset.bodies.filter((b) => b.parent === undefined).length === 1;
  return alone ? (poses.get(asset.bodies[0].name) ?? IDENTITY_POSE) : IDENTITY_POSE;
};

function setPositions(simulation: Simulation, asset: SimAsset, positions: JointPositions): void {
  for (const { body, joint } of listJoints(asset)) {
    const position = positions[joint.name];
    if (joint.type === 'free') {
      const id = simulation.find('joint', joint.name);
      // The root link of a URDF stands still.
      if (id === undefined) continue;
      const { position: p, rotation } = compose(body.pose, position as Pose);
      simulation.setJointPosition(id, [...p, ...rotation]);
    } else if (joint.type === 'ball') {
      const angles = ballAngles(position as Quat);
      ['x', 'y', 'z'].forEach((axis, k) => {
        const id = idOf(simulation, 'joint', `${joint.name}_${axis}`);
        const [low, high] = simulation.jointRange(id) ?? [-Math.PI, Math.PI];
        expect(angles[k]).toBeGreaterThanOrEqual(low - 1e-9);
        expect(angles[k]).toBeLessThanOrEqual(high + 1e-9);
        simulation.setJointPosition(id, angles[k]);
      });
    } else simulation.setJointPosition(idOf(simulation, 'joint', joint.name), position as number);
  }
  simulation.forward();
}

/** Mass properties of one body of the compiled model, in the world. */
function bodyInertial({ model, data }: Simulation, id: number): Inertial {
  const q = [0, 1, 2, 3].map((k) => model.body_iquat[4 * id + k]);
  const r = matrixFromQuat(quat(q[0], q[1], q[2], q[3]));
  const [a, b, c] = [0, 1, 2].map((k) => model.body_inertia[3 * id + k]);
  const inertia = inertiaFromMatrix(multiplyMat3(multiplyMat3(r, [a, 0, 0, 0, b, 0, 0, 0, c]), transpose(r)));
  const com = [0, 1, 2].map((k) => model.body_ipos[3 * id + k]);
  const p = data.xpos;
  const x = data.xquat;
  const pose: Pose = {
    position: [p[3 * id], p[3 * id + 1], p[3 * id + 2]],
    rotation: quat(x[4 * id], x[4 * id + 1], x[4 * id + 2], x[4 * id + 3]),
  };
  return transformInertial({ mass: model.body_mass[id], com: [com[0], com[1], com[2]], inertia }, pose);
}

const withPositions = randomAsset.chain((asset) =>
  fc.record({ asset: fc.constant(asset), positions: randomPositions(asset) }),
);

describe('URDF in MuJoCo', () => {
  it('moves as the asset does', () => {
    fc.assert(
      fc.property(withPositions, ({ asset, positions }) => {
        simulate(asset, (simulation) => {
          setPositions(simulation, asset, positions);
          const poses = computeBodyPoses(asset, positions);
          const toRoot = invert(rootPose(asset, poses));
          for (const [name, pose] of poses)
            expect(
              poseDifference(simulation.bodyPose(idOf(simulation, 'body', name)), compose(toRoot, pose)),
            ).toBeLessThan(1e-6);
        });
      }),
      { seed: 11, numRuns: 60 },
    );
  });

  it('has the mass properties of the whole at rest to 1e-6, and no moving link without mass', () => {
    fc.assert(
      fc.property(randomAsset, (asset) => {
        simulate(asset, (simulation) => {
          const poses = computeBodyPoses(asset);
          const toRoot = invert(rootPose(asset, poses));
          const expected = combineInertials(
            asset.bodies.flatMap((body) =>
              body.inertial === undefined
                ? []
                : [transformInertial(body.inertial, compose(toRoot, poses.get(body.name) ?? IDENTITY_POSE))],
            ),
          );
          const ids = Array.from({ length: simulation.model.nbody - 1 }, (_, i) => i + 1);
          for (const id of ids) expect(simulation.model.body_mass[id]).toBeGreaterThan(0);
          const actual = combineInertials(ids.map((id) => bodyInertial(simulation, id)));
          if (expected === undefined || actual === undefined) throw new Error('no mass');
          expect(Math.abs(actual.mass / expected.mass - 1)).toBeLessThan(1e-6);
          actual.com.forEach((c, k) => {
            expect(Math.abs(c - expected.com[k])).toBeLessThan(1e-6);
          });
          const size = expected.inertia.xx + expected.inertia.yy + expected.inertia.zz;
          for (const key of ['xx', 'yy', 'zz', 'xy', 'xz', 'yz'] as const)
            expect(Math.abs(actual.inertia[key] - expected.inertia[key])).toBeLessThan(1e-6 * size);
        });
      }),
      { seed: 12, numRuns: 60 },
    );
  });

  it('keeps limits, damping, dry friction and effort', () => {
    fc.assert(
      fc.property(randomAsset, (asset) => {
        simulate(asset, (simulation) => {
          const { model } = simulation;
          for (const { joint } of listJoints(asset)) {
            if (joint.type !== 'hinge' && joint.type !== 'slide') continue;
            const id = idOf(simulation, 'joint', joint.name);
            const unlimited = joint.type === 'slide' ? [-1000, 1000] : undefined;
            expect(simulation.jointRange(id)).toEqual(joint.range ?? unlimited);
            expect(model.dof_damping[model.jnt_dofadr[id]]).toBe(joint.damping);
            expect(model.dof_frictionloss[model.jnt_dofadr[id]]).toBe(joint.frictionLoss);
            expect(model.jnt_actfrcrange[2 * id + 1]).toBe(joint.effortLimit);
          }
        });
      }),
      { seed: 13, numRuns: 40 },
    );
  });

  it('keeps visuals, which do not collide, and collision shapes', () => {
    simulate(storageBox('fixed'), ({ model }) => {
      const collides = [...model.geom_contype.subarray(0, model.ngeom)].map((v) => v !== 0);
      expect(collides.filter((v) => !v)).toHaveLength(6);
      // Four walls, lid, drawer, knob, marble, a capsule of three shapes, and one mesh.
      expect(collides.filter((v) => v)).toHaveLength(12);
    });
  });
});

describe('URDF as MuJoCo reads the file itself', () => {
  it('keeps bodies, visuals and folders by the settings in the file', () => {
    const asset = storageBox('free');
    const folder = mountFiles(engine.mj.FS, new Map([...writeUrdf(asset), ...writeMeshFiles(asset)]));
    const { value: model, printed } = engine.capture(() =>
      engine.guard(() => engine.mj.MjModel.from_xml_path(folder.resolve('storage_box.urdf'))),
    );
    // World, six bodies, one link for the slide of the knob and two for the ball.
    expect([model.nbody, model.ngeom, model.njnt]).toEqual([1 + 6 + 3, 18, 2 + 1 + 1 + 2 + 3]);
    expect(printed).toEqual([]);
    model.delete();
    folder.remove();
  });
});

describe('URDF structure', () => {
  const urdf = (asset: SimAsset): string => new TextDecoder().decode(writeUrdf(asset).get(`${asset.name}.urdf`));
  const { bodies, ...rest } = storageBox('free');
  const alone: SimAsset = { ...rest, bodies: bodies.filter((body) => body.name !== 'marble') };

  it('makes a free base that stands alone the root, and hangs anything else on the world', () => {
    expect(urdf(alone)).not.toContain('name="world"');
    expect(urdf(storageBox('free'))).toMatch(/<joint name="box_free" type="floating">[^]*?<parent link="world"\/>/);
    expect(urdf(storageBox('fixed'))).toMatch(/<joint name="box_fixed" type="fixed">[^]*?<parent link="world"\/>/);
  });

  it('has floating joints below the world only', () => {
    for (const text of [urdf(storageBox('free')), urdf(storageBox('fixed'))])
      for (const [, parent] of text.matchAll(/type="floating">[^]*?<parent link="(\w+)"\/>/g))
        expect(parent).toBe('world');
  });

  it('gives every link but the world mass, and friction to every link that collides', () => {
    const text = urdf(storageBox('fixed'));
    const links = [...text.matchAll(/<link name="(\w+)"(\/>|>[^]*?<\/link>)/g)];
    expect(links.map(([, name]) => name)).toHaveLength(1 + 6 + 3);
    for (const [, name, content] of links) expect(content.includes('<mass value="')).toBe(name !== 'world');
    expect(text.match(/<gazebo reference="\w+">/g)).toHaveLength(6);
  });

  it('leads a slide and hinge through a link with 1% of the mass', () => {
    const text = urdf(storageBox('fixed'));
    expect(text).toMatch(/<joint name="knob_slide" type="prismatic">[^]*?<child link="knob_slide_link"\/>/);
    expect(text).toMatch(/<joint name="knob_hinge" type="continuous">[^]*?<parent link="knob_slide_link"\/>/);
    const mass = (link: string): number =>
      Number(new RegExp(`<link name="${link}">[^]*?<mass value="([^"]+)"`).exec(text)?.[1]);
    expect(mass('knob_slide_link') / (mass('knob') + mass('knob_slide_link'))).toBeCloseTo(0.01, 12);
  });

  it('says the parts, their materials and their affordance', () => {
    const text = urdf(storageBox('fixed'));
    expect(text).toMatch(
      /<part body="drawer" id="2" name="drawer" material="wood" affordance="1" description="Slides out\."\/>/,
    );
    expect(text).toMatch(/<material name="wood" density="600" /);
  });
});
