import { beforeAll, describe, expect, it } from 'vitest';
import type { AssetFiles } from '../../src/core/asset-files.js';
import { computeBodyPoses } from '../../src/core/kinematic-tree.js';
import { compose, translation } from '../../src/core/math/pose.js';
import { writeMjcf } from '../../src/formats/mjcf/write-mjcf.js';
import { writeScene } from '../../src/formats/mjcf/write-scene.js';
import { writeMeshFiles } from '../../src/formats/obj/write-mesh-files.js';
import { loadNodeMujoco } from '../../src/pipeline/node-engines.js';
import { openSimulation } from '../../src/sim/compile-model.js';
import type { MujocoEngine } from '../../src/sim/load-mujoco.js';
import type { Simulation } from '../../src/sim/simulation.js';
import { poseDifference } from '../fixtures/drive-simulation.js';
import { storageBox } from '../fixtures/storage-box.js';

let engine: MujocoEngine;
beforeAll(async () => {
  engine = await loadNodeMujoco();
});

const assetFiles = (name = 'storage_box'): AssetFiles => {
  const asset = storageBox('free', name);
  return new Map([...writeMjcf(asset, { actuators: true }), ...writeScene(asset), ...writeMeshFiles(asset)]);
};

/** The files in a folder of their own, with a main model beside that folder. */
const inFolder = (folder: string, files: AssetFiles): [string, Uint8Array][] =>
  [...files].map(([path, bytes]) => [`${folder}/${path}`, bytes]);

function simulate(
  files: Iterable<readonly [string, Uint8Array]>,
  main: string,
  look: (s: Simulation) => void,
  entry = 'main.xml',
) {
  const { value, issues } = openSimulation(
    engine,
    new Map([...files, ['main.xml', new TextEncoder().encode(main)]]),
    entry,
  );
  expect(issues).toEqual([]);
  if (value === undefined) throw new Error('the model does not compile');
  try {
    look(value);
  } finally {
    value.dispose();
  }
}

function bodyPose(simulation: Simulation, name: string) {
  const id = simulation.find('body', name);
  if (id === undefined) throw new Error(`no body ${name}`);
  return simulation.bodyPose(id);
}

/** Expects every body at its place, moved by `offset`, and the home keyframe to put it there. */
function expectAt(simulation: Simulation, prefix: string, offset = translation([0, 0, 0]), keyframe = `${prefix}home`) {
  expect(simulation.find('key', keyframe)).toBeDefined();
  simulation.reset(keyframe);
  for (const [name, pose] of computeBodyPoses(storageBox()))
    expect(poseDifference(bodyPose(simulation, prefix + name), compose(offset, pose))).toBeLessThan(1e-9);
}

describe('NAME.xml', () => {
  it('opens on its own', () => {
    simulate(assetFiles(), '<mujoco/>', (s) => { expectAt(s, ''); }, 'storage_box.xml'); // prettier-ignore
  });

  it('is included by scene.xml beside it', () => {
    simulate(assetFiles(), '<mujoco/>', (s) => { expectAt(s, ''); }, 'scene.xml'); // prettier-ignore
  });

  it('is included by a model beside it, before or after other bodies with joints', () => {
    const include = '<include file="storage_box.xml"/>';
    const other = '<worldbody><body name="ball" pos="1 1 1"><freejoint/><geom size="0.1"/></body></worldbody>';
    for (const main of [include + other, other + include])
      simulate(assetFiles(), `<mujoco>${main}</mujoco>`, (s) => {
        expectAt(s, '');
        expect(bodyPose(s, 'ball').position).toEqual([1, 1, 1]);
      });
  });

  it('is included from the folder above', () => {
    const files = inFolder('parts', assetFiles());
    simulate(files, '<mujoco><include file="parts/storage_box.xml"/></mujoco>', (s) => { expectAt(s, ''); }); // prettier-ignore
  });

  it('is attached from the folder above, in a moved frame', () => {
    const main = `<mujoco><asset><model name="box" file="parts/storage_box.xml"/></asset><worldbody>
      <frame pos="0.5 0 1"><attach model="box" prefix="left_"/></frame></worldbody></mujoco>`;
    simulate(inFolder('parts', assetFiles()), main, (s) => {
      expectAt(s, 'left_', translation([0.5, 0, 1]));
      expect(s.find('texture', 'left_storage_box_photo')).toBeDefined();
    });
  });

  it('is attached several times, beside another asset with parts of the same names', () => {
    const main = `<mujoco><asset><model name="a" file="a/storage_box.xml"/><model name="b" file="b/crate.xml"/></asset>
      <worldbody><body name="robot"><joint name="r"/><geom size="0.1"/></body>
      <frame pos="0 0 1"><attach model="a" prefix="a1_"/></frame><frame pos="2 0 1"><attach model="a" prefix="a2_"/></frame>
      <frame pos="0 2 1"><attach model="b" prefix="b_"/></frame></worldbody></mujoco>`;
    const files = [...inFolder('a', assetFiles()), ...inFolder('b', assetFiles('crate'))];
    simulate(files, main, (s) => {
      expectAt(s, 'a1_', translation([0, 0, 1]));
      expectAt(s, 'a2_', translation([2, 0, 1]));
      expectAt(s, 'b_', translation([0, 2, 1]));
    });
  });

  it('changes nothing about the model that includes it but what it adds', () => {
    const own = `<option timestep="0.004" gravity="0 0 -1.6"/><worldbody><geom name="ground" type="plane" size="1 1 1"/></worldbody>`;
    simulate(assetFiles(), `<mujoco>${own}<include file="storage_box.xml"/></mujoco>`, (s) => {
      expect(s.timestep).toBe(0.004);
      expect([...(s.model.opt.gravity as Float64Array)]).toEqual([0, 0, -1.6]);
      expect(s.find('geom', 'floor')).toBeUndefined();
      const ground = s.find('geom', 'ground') ?? -1;
      expect(s.model.geom_contype[ground]).toBe(1);
      expect([...s.model.geom_friction.subarray(3 * ground, 3 * ground + 3)]).toEqual([1, 0.005, 0.0001]);
    });
  });

  it('is not part of the scene: no floor, light, sky, option or visual settings', () => {
    const text = new TextDecoder().decode(assetFiles().get('storage_box.xml'));
    for (const tag of ['plane', 'light', 'skybox', '<option', '<visual>', '<statistic', '<size', '<global'])
      expect(text).not.toContain(tag);
  });
});
