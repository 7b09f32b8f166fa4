import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { inertiaFromMatrix } from '../../src/core/conventions.js';
import { computeBodyPoses, listJoints } from '../../src/core/kinematic-tree.js';
import { matrixFromQuat, multiplyMat3, transpose } from '../../src/core/math/mat3.js';
import { transformPoint } from '../../src/core/math/pose.js';
import { quat } from '../../src/core/math/quat.js';
import { distance } from '../../src/core/math/vec3.js';
import type { SimAsset } from '../../src/core/sim-asset.js';
import { listDepthFirst } from '../../src/formats/mjcf/write-keyframes.js';
import { writeMjcf } from '../../src/formats/mjcf/write-mjcf.js';
import { writeScene } from '../../src/formats/mjcf/write-scene.js';
import { writeMeshFiles } from '../../src/formats/obj/write-mesh-files.js';
import { loadNodeMujoco } from '../../src/pipeline/node-engines.js';
import { openSimulation } from '../../src/sim/compile-model.js';
import type { MujocoEngine } from '../../src/sim/load-mujoco.js';
import type { Simulation } from '../../src/sim/simulation.js';
import { poseDifference, setPositions } from '../fixtures/drive-simulation.js';
import { randomAsset, randomPositions } from '../fixtures/random-asset.js';

let engine: MujocoEngine;
beforeAll(async () => {
  engine = await loadNodeMujoco();
});

function simulate(
  asset: SimAsset,
  look: (simulation: Simulation) => void,
  { actuators = false, entry = `${asset.name}.xml` } = {},
): void {
  const files = new Map([...writeMjcf(asset, { actuators }), ...writeScene(asset), ...writeMeshFiles(asset)]);
  const { value, issues } = openSimulation(engine, files, entry);
  expect(issues).toEqual([]);
  if (value === undefined) throw new Error('the model does not compile');
  try {
    look(value);
  } finally {
    value.dispose();
  }
}

const withPositions = randomAsset.chain((asset) =>
  fc.record({ asset: fc.constant(asset), positions: randomPositions(asset) }),
);

describe('MJCF in MuJoCo', () => {
  it('moves as the asset does', () => {
    fc.assert(
      fc.property(withPositions, fc.boolean(), ({ asset, positions }, actuators) => {
        simulate(
          asset,
          (simulation) => {
            setPositions(simulation, asset, positions);
            for (const [name, pose] of computeBodyPoses(asset, positions)) {
              const body = simulation.find('body', name);
              if (body === undefined) throw new Error(`no body ${name}`);
              expect(poseDifference(simulation.bodyPose(body), pose)).toBeLessThan(1e-6);
            }
          },
          { actuators },
        );
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('has the mass, centre of mass and inertia of every body', () => {
    fc.assert(
      fc.property(randomAsset, (asset) => {
        simulate(asset, (simulation) => {
          const { model } = simulation;
          for (const { name, inertial } of asset.bodies) {
            const id = simulation.find('body', name);
            if (id === undefined || inertial === undefined) throw new Error(`no body ${name}`);
            expect(model.body_mass[id]).toBeCloseTo(inertial.mass, 9);
            const com = [0, 1, 2].map((k) => model.body_ipos[3 * id + k]);
            com.forEach((c, k) => {
              expect(c).toBeCloseTo(inertial.com[k], 12);
            });
            const q = [0, 1, 2, 3].map((k) => model.body_iquat[4 * id + k]);
            const r = matrixFromQuat(quat(q[0], q[1], q[2], q[3]));
            const [a, b, c] = [0, 1, 2].map((k) => model.body_inertia[3 * id + k]);
            const tensor = inertiaFromMatrix(multiplyMat3(multiplyMat3(r, [a, 0, 0, 0, b, 0, 0, 0, c]), transpose(r)));
            const size = Math.max(a, b, c);
            for (const key of ['xx', 'yy', 'zz', 'xy', 'xz', 'yz'] as const)
              expect(Math.abs(tensor[key] - inertial.inertia[key])).toBeLessThan(1e-6 * size);
          }
        });
      }),
      { seed: 2, numRuns: 60 },
    );
  });

  it('draws every vertex where the asset has it, although MuJoCo recentres meshes', () => {
    fc.assert(
      fc.property(randomAsset, (asset) => {
        simulate(asset, (simulation) => {
          const { model, data } = simulation;
          const poses = computeBodyPoses(asset);
          for (const body of asset.bodies)
            for (const visual of body.visuals) {
              const geom = simulation.find('geom', visual.name);
              const pose = poses.get(body.name);
              if (geom === undefined || pose === undefined) throw new Error(`no geom ${visual.name}`);
              const mesh = model.geom_dataid[geom];
              const start = model.mesh_vertadr[mesh];
              const x = data.geom_xpos.subarray(3 * geom, 3 * geom + 3);
              const m = data.geom_xmat.subarray(9 * geom, 9 * geom + 9);
              const drawn = Array.from({ length: model.mesh_vertnum[mesh] }, (_, i) => {
                const v = model.mesh_vert.subarray(3 * (start + i), 3 * (start + i) + 3);
                const row = (k: number): number => m[3 * k] * v[0] + m[3 * k + 1] * v[1] + m[3 * k + 2] * v[2] + x[k];
                return [row(0), row(1), row(2)] as const;
              });
              const { positions } = visual.mesh;
              for (let i = 0; i < positions.length; i += 3) {
                const p = transformPoint(pose, [positions[i], positions[i + 1], positions[i + 2]]);
                expect(Math.min(...drawn.map((d) => distance(d, p)))).toBeLessThan(1e-6);
              }
            }
        });
      }),
      { seed: 3, numRuns: 30 },
    );
  });

  it('has the limits and dynamics of every joint', () => {
    fc.assert(
      fc.property(randomAsset, (asset) => {
        simulate(asset, (simulation) => {
          const { model } = simulation;
          for (const { joint } of listJoints(asset)) {
            const id = simulation.find('joint', joint.name);
            if (id === undefined) throw new Error(`no joint ${joint.name}`);
            expect(simulation.jointType(id)).toBe(joint.type);
            if (joint.type === 'free') continue;
            const range = joint.type === 'ball' ? ballRange(joint.maxAngle) : joint.range;
            expect(simulation.jointRange(id)).toEqual(range);
            const dof = model.jnt_dofadr[id];
            expect(model.dof_damping[dof]).toBe(joint.damping);
            expect(model.dof_frictionloss[dof]).toBe(joint.frictionLoss);
            expect(model.dof_armature[dof]).toBe(joint.armature);
            if (joint.type !== 'ball') expect(model.jnt_stiffness[id]).toBe(joint.spring?.stiffness ?? 0);
          }
        });
      }),
      { seed: 4, numRuns: 60 },
    );
  });

  it('opens each keyframe at its positions', () => {
    fc.assert(
      fc.property(randomAsset, fc.boolean(), (asset, actuators) => {
        simulate(
          asset,
          (simulation) => {
            for (const keyframe of asset.keyframes) {
              simulation.reset(keyframe.name);
              const expected = computeBodyPoses(asset, keyframe.positions);
              for (const [name, pose] of expected) {
                const body = simulation.find('body', name);
                if (body === undefined) throw new Error(`no body ${name}`);
                expect(poseDifference(simulation.bodyPose(body), pose)).toBeLessThan(1e-6);
              }
            }
          },
          { actuators },
        );
      }),
      { seed: 5, numRuns: 40 },
    );
  });

  it('has one body order with the asset, depth first', () => {
    fc.assert(
      fc.property(randomAsset, (asset) => {
        simulate(asset, (simulation) => {
          const names = listDepthFirst(asset).map((body) => body.name);
          expect(names.map((name) => simulation.find('body', name))).toEqual(names.map((_, i) => i + 1));
        });
      }),
      { seed: 6, numRuns: 20 },
    );
  });

  it('stands in its scene, mountHeight above the floor', () => {
    fc.assert(
      fc.property(randomAsset, (asset) => {
        simulate(
          asset,
          (simulation) => {
            const floor = simulation.find('geom', 'floor');
            if (floor === undefined) throw new Error('no floor');
            expect(simulation.data.geom_xpos[3 * floor + 2]).toBeCloseTo(-asset.mountHeight, 12);
            for (const [name, pose] of computeBodyPoses(asset)) {
              const body = simulation.find('body', name);
              if (body === undefined) throw new Error(`no body ${name}`);
              expect(poseDifference(simulation.bodyPose(body), pose)).toBeLessThan(1e-6);
            }
          },
          { entry: 'scene.xml' },
        );
      }),
      { seed: 7, numRuns: 15 },
    );
  });
});

const ballRange = (maxAngle: number | undefined): readonly [number, number] | undefined =>
  maxAngle === undefined ? undefined : [0, maxAngle];
