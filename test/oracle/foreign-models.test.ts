import { beforeAll, describe, expect, it } from 'vitest';
import type { AssetFiles } from '../../src/core/asset-files.js';
import { computeBodyPoses } from '../../src/core/kinematic-tree.js';
import { transformPoint } from '../../src/core/math/pose.js';
import { combineInertials, transformInertial } from '../../src/core/mesh/inertial-algebra.js';
import type { SimAsset } from '../../src/core/sim-asset.js';
import { distance } from '../../src/core/math/vec3.js';
import { readMjcf } from '../../src/formats/mjcf/read-mjcf.js';
import { writeMjcf } from '../../src/formats/mjcf/write-mjcf.js';
import { writeMeshFiles } from '../../src/formats/obj/write-mesh-files.js';
import { writeObj } from '../../src/formats/obj/write-obj.js';
import { readUrdf } from '../../src/formats/urdf/read-urdf.js';
import { loadNodeMujoco } from '../../src/pipeline/node-engines.js';
import { openSimulation } from '../../src/sim/compile-model.js';
import type { MujocoEngine } from '../../src/sim/load-mujoco.js';
import type { Simulation } from '../../src/sim/simulation.js';
import { octahedron } from '../fixtures/box-mesh.js';

let engine: MujocoEngine;
beforeAll(async () => {
  engine = await loadNodeMujoco();
});

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function simulate<T>(files: AssetFiles, path: string, look: (simulation: Simulation) => T): T {
  const { value, issues } = openSimulation(engine, files, path);
  expect(issues).toEqual([]);
  if (value === undefined) throw new Error('the model does not compile');
  try {
    return look(value);
  } finally {
    value.dispose();
  }
}

/** What MuJoCo makes of a model: centre of each geom in the world by name, limits by joint, and the whole's mass. */
function measure(simulation: Simulation, geoms: readonly string[], joints: readonly string[]) {
  const centres = geoms.map((name) => {
    const id = simulation.find('geom', name);
    if (id === undefined) throw new Error(`no geom ${name}`);
    const p = simulation.data.geom_xpos;
    return [p[3 * id], p[3 * id + 1], p[3 * id + 2]] as const;
  });
  const ranges = joints.map((name) => simulation.jointRange(simulation.find('joint', name) ?? -1));
  return { centres, ranges, mass: simulation.totalMass };
}

const wholeOf = (asset: SimAsset) => {
  const poses = computeBodyPoses(asset);
  return combineInertials(
    asset.bodies.flatMap((body) => {
      const pose = poses.get(body.name);
      return body.inertial === undefined || pose === undefined ? [] : [transformInertial(body.inertial, pose)];
    }),
  );
};

/** Reads the MJCF, writes it again, and compares the two in MuJoCo, at rest and with every joint moved. */
function compareInMujoco(text: string, extra: AssetFiles = new Map()): { asset: SimAsset; codes: string[] } {
  const files = new Map([...extra, ['model.xml', encode(text)]]);
  const { value: asset, issues } = readMjcf(text, files);
  if (asset === undefined) throw new Error('nothing was read');
  const geoms = asset.bodies.flatMap((body) =>
    body.collisions.filter((g) => g.shape.kind !== 'convex').map((g) => g.name),
  );
  const joints = asset.bodies.flatMap((body) => body.joints.filter((j) => j.type !== 'free').map((j) => j.name));
  const look = (simulation: Simulation) => {
    const rest = measure(simulation, geoms, joints);
    for (const name of joints) {
      const id = simulation.find('joint', name) ?? -1;
      const [at] = simulation.jointPosition(id);
      const moved = simulation.jointType(id) === 'ball' ? [Math.cos(0.1), Math.sin(0.1), 0, 0] : at + 0.2;
      simulation.setJointPosition(id, moved);
    }
    simulation.forward();
    return { rest, moved: measure(simulation, geoms, joints) };
  };
  const before = simulate(files, 'model.xml', look);
  const written = new Map([...writeMjcf(asset), ...writeMeshFiles(asset)]);
  const after = simulate(written, `${asset.name}.xml`, look);
  for (const key of ['rest', 'moved'] as const) {
    before[key].centres.forEach((centre, i) => {
      expect(distance(after[key].centres[i], centre), `${geoms[i]} ${key}`).toBeLessThan(1e-6);
    });
    expect(after[key].mass).toBeCloseTo(before[key].mass, 6);
  }
  return { asset, codes: [...new Set(issues.map((issue) => `${issue.severity} ${issue.code}`))] };
}

describe('readMjcf of models that others wrote', () => {
  it('understands classes, degrees, Euler angles, frames, fromto, anchors and mass from geoms', () => {
    const { asset } = compareInMujoco(`<mujoco model="arm">
      <compiler angle="degree" eulerseq="zyx"/>
      <default>
        <geom density="500" friction="0.7"/>
        <default class="link"><geom type="capsule" size="0.02" rgba="1 0 0 1"/><joint damping="0.3" range="-90 45" limited="true"/>
          <default class="thin"><geom size="0.01"/></default></default>
      </default>
      <worldbody>
        <light pos="0 0 3"/><geom name="floor" type="plane" size="1 1 1"/>
        <body name="base" pos="0 0 0.5" euler="10 20 30">
          <geom name="base_geom" type="box" size="0.1 0.1 0.05" mass="2"/>
          <frame pos="0 0 0.05" axisangle="0 1 0 90">
            <geom name="stub" type="cylinder" size="0.03 0.05"/>
            <body name="upper" childclass="link" pos="0.1 0 0" zaxis="1 0 1">
              <joint name="shoulder" axis="0 1 0" pos="0 0 -0.02"/>
              <geom name="upper_geom" fromto="0 0 0 0 0 0.3"/>
              <body name="lower" pos="0 0 0.3" xyaxes="0 1 0 -1 0 0">
                <joint name="elbow" type="hinge" axis="0 2 0" range="0 120"/>
                <geom name="lower_geom" class="thin" fromto="0 0 0 0.2 0 0.1"/>
                <body name="tip" pos="0.2 0 0.1"><joint name="wrist" type="ball" range="0 60"/>
                  <geom name="tip_geom" type="sphere" size="0.02"/></body>
              </body>
            </body>
          </frame>
        </body>
      </worldbody>
    </mujoco>`);
    expect(asset.base).toBe('fixed');
    const upper = asset.bodies.find((body) => body.name === 'upper');
    expect(upper?.joints).toMatchObject([{ type: 'hinge', damping: 0.3, range: [-Math.PI / 2, Math.PI / 4] }]);
    expect(asset.bodies.find((body) => body.name === 'tip')?.joints).toMatchObject([{ maxAngle: Math.PI / 3 }]);
    expect(asset.materials).toMatchObject([{ friction: 0.7 }]);
  });

  it('puts bodies that hang in the world by joints on one base, with what stands there', () => {
    const { asset, codes } = compareInMujoco(
      `<mujoco model="cart"><worldbody>
      <geom name="rail" type="box" size="1 0.02 0.02" pos="0 0 0.5"/>
      <body name="cart" pos="0 0 0.5"><joint name="slider" type="slide" axis="1 0 0" range="-1 1"/>
        <geom name="cart_geom" type="box" size="0.1 0.1 0.05" mass="1"/>
        <body name="pole"><joint name="pivot" axis="0 1 0"/><geom name="pole_geom" type="capsule" fromto="0 0 0 0 0 0.6" size="0.02" mass="0.1"/></body>
      </body>
    </worldbody></mujoco>`,
    );
    expect(asset.bodies.map((body) => [body.name, body.parent])).toEqual([['base', undefined], ['cart', 'base'], ['pole', 'cart']]); // prettier-ignore
    expect(asset.base).toBe('fixed');
    expect(codes).toContain('warning model-structure');
  });

  it('reads meshes from files and from vertices, scaled, and takes the hull of hollow ones', () => {
    const mesh = writeObj(octahedron([0.1, 0.2, 0.3]), { name: 'o' });
    const { asset, codes } = compareInMujoco(
      `<mujoco model="meshes"><compiler meshdir="geometry" angle="radian"/>
       <asset><mesh name="rock" file="rock.obj" scale="2 1 1" refpos="0.1 0 0" refquat="0 1 0 0"/>
         <mesh name="wedge" vertex="0 0 0  0.1 0 0  0 0.1 0  0 0 0.1"/></asset>
       <worldbody><body name="stone"><freejoint/><geom name="stone_geom" type="mesh" mesh="rock" density="2000"/>
         <geom name="ball" size="0.05" pos="0 0 0.4"/></body>
         <body name="chip" pos="1 0 0"><freejoint/><geom name="chip_geom" type="mesh" mesh="wedge"/><geom name="dot" size="0.01"/></body></worldbody></mujoco>`,
      new Map([['geometry/rock.obj', encode(mesh)]]),
    );
    expect(asset.bodies.map((body) => body.collisions.map((geom) => geom.shape.kind))).toEqual([['convex', 'sphere'], ['convex', 'sphere']]); // prettier-ignore
    expect(codes).toEqual([]);
  });

  it('follows includes and keeps springs, reference positions and keyframes', () => {
    const part = `<mujoco><worldbody><body name="door"><joint name="hinge" axis="0 0 1" range="0.5 2" ref="0.7" stiffness="3" springref="1"/>
      <geom name="door_geom" type="box" size="0.2 0.01 0.4" pos="0.2 0 0"/></body></worldbody></mujoco>`;
    const { asset } = compareInMujoco(
      `<mujoco model="whole"><compiler angle="radian"/><include file="parts/door.xml"/><keyframe><key name="open" qpos="1.7"/></keyframe></mujoco>`,
      new Map([['parts/door.xml', encode(part)]]),
    );
    const [joint] = asset.bodies[1].joints;
    if (joint.type !== 'hinge') throw new Error('no hinge');
    expect(joint.range?.map((x) => Number(x.toFixed(9)))).toEqual([-0.2, 1.3]);
    expect(joint.spring?.reference).toBeCloseTo(0.3, 12);
  });

  it('takes the nearest limit as the rest position where 0 is outside the range', () => {
    const { asset, codes } = compareShifted(`<mujoco model="box"><compiler angle="degree"/><worldbody><body name="box">
      <geom name="box_geom" type="box" size="0.1 0.1 0.1"/><body name="lid" pos="0 0.1 0.1"><joint name="lid_hinge" axis="-1 0 0" range="30 110"/>
      <geom name="lid_geom" type="box" size="0.1 0.1 0.01" pos="0 -0.1 0"/></body></body></worldbody></mujoco>`);
    const [joint] = asset.bodies[1].joints;
    if (joint.type !== 'hinge') throw new Error('no hinge');
    expect(joint.range?.[0]).toBe(0);
    expect(joint.range?.[1]).toBeCloseTo((80 * Math.PI) / 180, 12);
    expect(codes).toContain('warning model-structure');
  });

  it('names everything that an asset cannot hold', () => {
    const { issues } = readMjcf(
      `<mujoco><extension><plugin plugin="x"/></extension><worldbody><body name="a" mocap="true" gravcomp="1">
       <freejoint/><geom type="hfield" hfield="h"/><geom type="mesh" mesh="nothing"/><camera/><geom size="-0" /></body></worldbody>
       <tendon><spatial/></tendon><equality><weld/></equality><actuator><motor/></actuator><sensor><gyro site="x"/></sensor>
       <contact><exclude body1="a" body2="zz"/></contact></mujoco>`,
      new Map(),
    );
    expect(issues.map((issue) => issue.message).join('\n')).toMatchInlineSnapshot(`
      "An asset cannot hold a mocap body.
      An asset cannot hold gravity compensation.
      An asset cannot hold a geom of type hfield.
      There is no mesh named nothing.
      A camera belongs to a scene or a controller, not to the asset.
      The attribute size has the value "-0", which cannot be read.
      An asset cannot hold plugins.
      An asset cannot hold tendons.
      An asset cannot hold equality constraints.
      <actuator> belongs to a scene or a controller, not to the asset.
      A sensor belongs to a scene or a controller, not to the asset.
      An asset cannot hold a contact rule about a and zz."
    `);
  });
});

function compareShifted(text: string): { asset: SimAsset; codes: string[] } {
  const { value: asset, issues } = readMjcf(text, new Map());
  if (asset === undefined) throw new Error('nothing was read');
  const lid = asset.bodies[1];
  const expected = simulate(new Map([['m.xml', encode(text)]]), 'm.xml', (simulation) => {
    simulation.setJointPosition(0, (30 * Math.PI) / 180);
    simulation.forward();
    const p = simulation.data.geom_xpos;
    return [p[3], p[4], p[5]] as const;
  });
  const pose = computeBodyPoses(asset).get('lid');
  if (pose === undefined) throw new Error('no lid');
  expect(distance(transformPoint(pose, lid.collisions[0].pose.position), expected)).toBeLessThan(1e-9);
  return { asset, codes: issues.map((issue) => `${issue.severity} ${issue.code}`) };
}

describe('readUrdf of robots that others wrote', () => {
  const robot = `<robot name="arm">
    <material name="blue"><color rgba="0 0 1 1"/></material>
    <link name="base_link"><visual><geometry><box size="0.2 0.2 0.1"/></geometry><material name="blue"/></visual>
      <collision><origin xyz="0 0 0.05" rpy="0.1 0.2 0.3"/><geometry><box size="0.2 0.2 0.1"/></geometry></collision>
      <inertial><origin xyz="0 0 0.05" rpy="0 0 1"/><mass value="3"/><inertia ixx="0.02" ixy="0" ixz="0" iyy="0.03" iyz="0" izz="0.04"/></inertial></link>
    <link name="arm_link"><collision><origin xyz="0 0 0.2"/><geometry><cylinder radius="0.03" length="0.4"/></geometry></collision>
      <inertial><mass value="1"/><inertia ixx="0.01" ixy="0" ixz="0" iyy="0.01" iyz="0" izz="0.002"/></inertial></link>
    <link name="tool"><collision><geometry><sphere radius="0.05"/></geometry></collision></link>
    <joint name="shoulder" type="revolute"><parent link="base_link"/><child link="arm_link"/><origin xyz="0 0 0.1" rpy="0.3 -0.4 0.5"/>
      <axis xyz="0 1 1"/><limit lower="-1" upper="2" effort="20" velocity="3"/><dynamics damping="0.2" friction="0.1"/></joint>
    <joint name="mount" type="fixed"><parent link="arm_link"/><child link="tool"/><origin xyz="0 0 0.4"/></joint>
    <gazebo reference="tool"><mu1>0.25</mu1></gazebo>
  </robot>`;

  it('agrees with MuJoCo on poses, mass and inertia', () => {
    const { value: asset, issues } = readUrdf(robot, new Map());
    if (asset === undefined) throw new Error('nothing was read');
    expect(issues.map((issue) => issue.code)).toEqual(['model-assumed']);
    simulate(new Map([['arm.urdf', encode(robot)]]), 'arm.urdf', (simulation) => {
      for (const angle of [0, 1.3]) {
        simulation.setJointPosition(0, angle);
        simulation.forward();
        for (const [name, pose] of computeBodyPoses(asset, { shoulder: angle })) {
          const body = simulation.bodyPose(simulation.find('body', name) ?? -1);
          expect(distance(body.position, pose.position)).toBeLessThan(1e-9);
        }
      }
      expect(wholeOf(asset)?.mass).toBeCloseTo(simulation.totalMass, 6);
    });
    expect(asset.base).toBe('fixed');
    expect(asset.bodies.map((body) => body.parent)).toEqual([undefined, 'base_link', 'arm_link']);
    expect(asset.materials.map((m) => m.friction)).toEqual([1, 0.25]);
    expect(asset.appearances.map((a) => a.name)).toEqual(['blue']);
  });

  it('names what is wrong with a robot and reads the rest', () => {
    const bad = `<robot name="bad"><link name="a"/><link name="a"/><link name="b"><collision><geometry><box size="0 1 1"/></geometry></collision></link><link name="c"/><link name="d"/><link name="e"/>
      <joint name="j" type="revolute"><parent link="a"/><child link="b"/><axis xyz="0 0 0"/><limit lower="1" upper="0" effort="0" velocity="1"/><mimic joint="q"/></joint>
      <joint name="k" type="planar"><parent link="a"/><child link="c"/></joint>
      <joint name="l" type="fixed"><parent link="b"/><child link="c"/></joint>
      <joint name="m" type="fixed"><parent link="zz"/><child link="c"/></joint>
      <joint name="n" type="fixed"><parent link="d"/><child link="e"/></joint><joint name="o" type="fixed"><parent link="e"/><child link="d"/></joint>
      <joint name="p" type="fixed"/></robot>`;
    const { value, issues } = readUrdf(bad, new Map());
    expect(value?.bodies.map((body) => body.name)).toEqual(['a', 'b', 'c']);
    expect(issues.map((issue) => issue.message).join('\n')).toMatchInlineSnapshot(`
      "The link has no name of its own.
      The attribute size has the value "0 1 1", which cannot be read.
      The attribute limit has the value "1 to 0", which cannot be read.
      The file does not say how strongly or how fast the joint may be driven.
      The attribute axis has the value "0 0 0", which cannot be read.
      An asset cannot hold a joint that follows another.
      An asset cannot hold a joint of type planar.
      The link c hangs on another joint already.
      There is no link zz.
      It does not say which links it joins.
      Its joints lead round in a circle."
    `);
  });
});
