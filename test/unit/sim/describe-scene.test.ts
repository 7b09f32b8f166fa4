import { beforeAll, describe, expect, it } from 'vitest';
import { openSimulation } from '../../../src/sim/compile-model.js';
import { AXIS_STRIDE, describeScene, POSE_STRIDE, readJointAxes, readPoses } from '../../../src/sim/describe-scene.js';
import type { MujocoEngine } from '../../../src/sim/load-mujoco.js';
import type { Simulation } from '../../../src/sim/simulation.js';
import { filesOf, startEngine, tetrahedronObj } from './engine.js';

const MODEL = `<mujoco>
  <compiler angle="radian"/>
  <asset>
    <texture name="checks" type="2d" builtin="checker" width="8" height="4" rgb1="1 0 0" rgb2="0 0 1"/>
    <material name="painted" texture="checks" rgba="1 .5 0 1" roughness=".3"/>
    <mesh name="wedge" file="meshes/wedge.obj"/>
    <hfield name="hills" nrow="3" ncol="4" size="1 2 .5 .1" elevation="0 0 0 0 0 1 1 0 0 0 0 0"/>
  </asset>
  <worldbody>
    <geom name="ground" type="hfield" hfield="hills"/>
    <body name="arm" pos="0 0 2">
      <joint name="swing" axis="0 1 0" pos="0.1 0 0" range="-1 2"/>
      <geom name="shell" type="mesh" mesh="wedge" material="painted"/>
      <body pos="1 0 0">
        <joint name="push" type="slide" axis="1 0 0" limited="false" range="-1 1"/>
        <geom type="capsule" size=".1 .2" group="3" contype="0" conaffinity="0"/>
      </body>
    </body>
    <body name="loose" pos="0 3 1"><freejoint/><geom type="box" size=".1 .2 .3"/></body>
  </worldbody>
  <keyframe><key name="home" qpos="0 .25 0 3 1 1 0 0 0"/></keyframe>
</mujoco>`;

describe('describeScene', () => {
  let engine: MujocoEngine;
  let sim: Simulation;
  beforeAll(async () => {
    engine = await startEngine();
    const files = filesOf({ 'arm.xml': MODEL, 'meshes/wedge.obj': tetrahedronObj(1) });
    const opened = openSimulation(engine, files, 'arm.xml');
    expect(opened.issues).toEqual([]);
    sim = opened.value as Simulation;
  });

  it('lists bodies, joints and geoms, with empty names where the model gives none', () => {
    const scene = describeScene(sim);
    expect(scene.bodies.map((b) => b.name)).toEqual(['world', 'arm', '', 'loose']);
    expect(scene.joints.map((j) => [j.name, j.type])).toEqual([
      ['swing', 'hinge'],
      ['push', 'slide'],
      ['', 'free'],
    ]);
    expect(scene.joints[0].range).toEqual([-1, 2]);
    expect(scene.joints[1].range).toBeUndefined();
    expect(scene.joints[2].initial).toEqual([0, 3, 1, 1, 0, 0, 0]);
    expect(scene.geoms.map((g) => g.type)).toEqual(['hfield', 'mesh', 'capsule', 'box']);
    expect(scene.geoms.map((g) => g.collides)).toEqual([true, true, false, true]);
    expect(scene.geoms[1].rgba).toEqual([1, 0.5, 0, 1]);
    expect(scene.keyframes).toEqual(['home']);
  });

  it('puts what collides of a URDF into the group of collision shapes, where something is drawn', () => {
    const shape = (kind: string): string => `<${kind}><geometry><box size="1 1 1"/></geometry></${kind}>`;
    const groupsOf = (shapes: string): number[] => {
      const text = `<robot name="r"><link name="l">${shapes}</link></robot>`;
      const { value } = openSimulation(engine, filesOf({ 'r.urdf': text }), 'r.urdf');
      const groups = value === undefined ? [] : describeScene(value, true).geoms.map(({ group }) => group);
      value?.dispose();
      return groups;
    };
    expect(groupsOf(shape('visual') + shape('collision'))).toEqual([1, 3]);
    expect(groupsOf(shape('collision'))).toEqual([0]);
  });

  it('gives mesh triangles that turn outwards, with unit normals, in the frame of the geom', () => {
    const scene = describeScene(sim);
    const mesh = scene.meshes[scene.geoms[1].mesh];
    let volume = 0;
    for (let t = 0; t < mesh.indices.length; t += 3) {
      const [a, b, c] = [0, 1, 2].map((k) =>
        mesh.positions.subarray(3 * mesh.indices[t + k], 3 * mesh.indices[t + k] + 3),
      );
      const cross = [b[1] * c[2] - b[2] * c[1], b[2] * c[0] - b[0] * c[2], b[0] * c[1] - b[1] * c[0]];
      volume += (a[0] * cross[0] + a[1] * cross[1] + a[2] * cross[2]) / 6;
    }
    expect(volume).toBeCloseTo(1 / 6, 5);
    expect(mesh.hull?.indices.length).toBe(12);
    for (let v = 0; v < mesh.normals.length; v += 3) {
      expect(Math.hypot(...mesh.normals.subarray(v, v + 3))).toBeCloseTo(1, 5);
    }
    // The file's (0, 0) is the bottom left, and the image's rows start at the top.
    const corners = new Set(
      Array.from({ length: 12 }, (_, i) => [...(mesh.uvs?.subarray(2 * i, 2 * i + 2) ?? [])].join()),
    );
    expect([...corners].sort()).toEqual(expect.arrayContaining(['0,0', '0,1', '1,0.75']));
  });

  it('turns height fields into meshes', () => {
    const scene = describeScene(sim);
    const field = scene.meshes[scene.geoms[0].mesh];
    expect(field.positions.length).toBe(36);
    expect(Math.max(...field.positions.filter((_, i) => i % 3 === 2))).toBeCloseTo(0.5, 6);
  });

  it('gives materials and textures', () => {
    const scene = describeScene(sim);
    expect(scene.materials[0]).toMatchObject({ name: 'painted', texture: 0 });
    expect(scene.materials[0].roughness).toBeCloseTo(0.3, 6);
    expect(scene.materials[0].metallic).toBeUndefined();
    expect(scene.textures[0]).toMatchObject({ name: 'checks', kind: '2d', width: 8, height: 4, channels: 3 });
    expect([...scene.textures[0].pixels.subarray(0, 3)]).toEqual([255, 0, 0]);
  });

  it('survives structured cloning', () => {
    expect(structuredClone(describeScene(sim))).toEqual(describeScene(sim));
  });

  it('reads poses and joint axes of the present state', () => {
    const poses = new Float32Array(POSE_STRIDE * sim.model.nbody);
    const axes = new Float32Array(AXIS_STRIDE * sim.model.njnt);
    sim.reset('home');
    readPoses(sim, poses);
    readJointAxes(sim, axes);
    expect([...poses.subarray(14, 21)]).toEqual([1.25, 0, 2, 1, 0, 0, 0]);
    expect(axes[0]).toBeCloseTo(0.1, 6);
    expect([...axes.subarray(3, 6)]).toEqual([0, 1, 0]);
  });
});
