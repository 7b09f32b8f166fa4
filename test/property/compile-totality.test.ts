import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openSimulation } from '../../src/sim/compile-model.js';
import type { MujocoEngine } from '../../src/sim/load-mujoco.js';
import { filesOf, startEngine, tetrahedronObj } from '../unit/sim/engine.js';

const MJCF = `<mujoco><compiler angle="radian"/><asset><mesh name="m" file="m.obj"/><material name="a" rgba="1 0 0 1"/></asset>
<worldbody><geom type="plane" size="1 1 .1"/><body name="b" pos="0 0 1"><joint name="j" axis="0 1 0" range="-1 1"/><geom type="mesh" mesh="m" material="a"/>
<body name="c"><joint type="slide"/><geom type="box" size=".1 .1 .1" mass="2"/></body></body></worldbody>
<actuator><position joint="j" kp="5"/></actuator><keyframe><key name="home" qpos="0 0"/></keyframe></mujoco>`;
const URDF = `<robot name="r"><link name="a"><inertial><mass value="1"/><inertia ixx="1" iyy="1" izz="1" ixy="0" ixz="0" iyz="0"/></inertial>
<visual><geometry><mesh filename="package://p/m.dae"/></geometry></visual><collision><geometry><mesh filename="package://p/m.obj"/></geometry></collision></link>
<link name="b"><inertial><mass value="1"/><inertia ixx="1" iyy="1" izz="1" ixy="0" ixz="0" iyz="0"/></inertial></link>
<joint name="j" type="revolute"><parent link="a"/><child link="b"/><axis xyz="0 0 1"/><limit lower="-1" upper="1" effort="1" velocity="1"/></joint></robot>`;

const odd = fc.constantFrom('0', '-1', '1e300', 'nan', 'inf', '"', '<', '/>', '<!--', 'x', '1 2 3', '', '99999999999');
/** A place as a fraction of the text, what is taken out there, and what comes in. */
const edit = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(12), odd);

describe('compileModel on any text', () => {
  let engine: MujocoEngine;
  beforeAll(async () => (engine = await startEngine()));

  it('gives a model or an issue, never an exception, and stays sound', () => {
    fc.assert(
      fc.property(fc.constantFrom(MJCF, URDF), fc.array(edit, { minLength: 1, maxLength: 3 }), (base, edits) => {
        const text = edits.reduce<string>((t, [at, cut, put]) => {
          const i = Math.floor(at * t.length);
          return t.slice(0, i) + put + t.slice(i + cut);
        }, base);
        const files = filesOf({ 'm.xml': text, 'm.obj': tetrahedronObj(1) });
        const { value, issues } = openSimulation(engine, files, 'm.xml');
        value?.reset();
        value?.step(5);
        value?.dispose();
        expect(value !== undefined || issues.some((issue) => issue.severity === 'error')).toBe(true);
        expect(issues.every((issue) => issue.message.length > 5)).toBe(true);
      }),
      { seed: 11, numRuns: 500 },
    );
    expect(engine.isSound()).toBe(true);
  });
});
