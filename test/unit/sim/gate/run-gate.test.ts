import { describe, expect, it } from 'vitest';
import { formatGateReport, formatQuantity } from '../../../../src/sim/gate/format-gate-report.js';
import { GATE_CHECK_NAMES } from '../../../../src/sim/gate/gate-report.js';
import { runPhysicsGate } from '../../../../src/sim/gate/run-gate.js';
import { filesOf, startEngine, tetrahedronObj } from '../engine.js';
import { box, carcass, drawer, gate, gateMjcf } from './run.js';

describe('runPhysicsGate', () => {
  it('gives the same report for the same input, and one that JSON keeps', async () => {
    const first = await gateMjcf(carcass + drawer());
    expect(await gateMjcf(carcass + drawer())).toEqual(first);
    expect(JSON.parse(JSON.stringify(first))).toEqual(first);
    expect(first).toMatchObject({ schemaVersion: 1, model: 'm.xml', engine: 'MuJoCo 3.14.0', pass: true, issues: [] });
    expect(first.checks.map((check) => check.name)).toEqual([...GATE_CHECK_NAMES]);
  });

  it('leaves nothing of its models in the engine', async () => {
    const engine = await startEngine();
    const text = `<mujoco><worldbody>${carcass}${drawer()}<body pos="0 0 .5"><freejoint/><geom size=".05"/></body></worldbody></mujoco>`;
    const run = (): Promise<unknown> => runPhysicsGate(engine, { files: filesOf({ 'm.xml': text }), mjcf: 'm.xml' });
    for (let i = 0; i < 15; i++) await run();
    const before = engine.heapBytes();
    for (let i = 0; i < 15; i++) await run();
    expect(engine.heapBytes()).toBe(before);
  });

  it('stops between checks when it is cancelled', async () => {
    const engine = await startEngine();
    const files = filesOf({ 'm.xml': '<mujoco/>' });
    const run = runPhysicsGate(engine, { files, mjcf: 'm.xml' }, { signal: { aborted: true } });
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('checks a URDF alone, with a floor where it has a free body', async () => {
    const link = (name: string): string =>
      `<link name="${name}"><inertial><mass value="1"/><inertia ixx=".002" iyy=".002" izz=".002" ixy="0" ixz="0" iyz="0"/></inertial><collision><geometry><box size=".1 .1 .1"/></geometry></collision></link>`;
    const loose = `<robot name="r"><link name="world"/>${link('a')}<joint name="j" type="floating"><parent link="world"/><child link="a"/><origin xyz="0 0 2"/></joint></robot>`;
    const report = await gate({ 'sub/r.urdf': loose }, { urdf: 'sub/r.urdf' });
    expect(report.checks.map((check) => [check.name, check.applicable, check.pass])).toEqual([
      ['load', true, true],
      ['inertia', true, true],
      ['contact', true, true],
      ['settle', true, true],
      ['joints', false, true],
      ['agree', false, true],
    ]);
    expect(report.checks[3].detail).toContain('on a floor');
  });

  it('finds the meshes of a free URDF under package:// as it does those of a fixed one', async () => {
    const loose = `<robot name="r"><link name="world"/><link name="a"><inertial><origin xyz=".1 .1 .1"/><mass value="10"/><inertia ixx=".1" iyy=".1" izz=".1" ixy="0" ixz="0" iyz="0"/></inertial><collision><geometry><mesh filename="package://wedge/meshes/w.obj"/></geometry></collision></link><joint name="j" type="floating"><parent link="world"/><child link="a"/></joint></robot>`;
    const files = { 'wedge/urdf/r.urdf': loose, 'wedge/meshes/w.obj': tetrahedronObj(0.5) };
    const report = await gate(files, { urdf: 'wedge/urdf/r.urdf' });
    expect(report.pass).toBe(true);
    expect(report.checks[3].detail).toContain('on a floor');
  });

  it('does not let defaults of the model change the floor', async () => {
    const defaults = '<default><geom contype="2" conaffinity="2" density="1" friction="0" margin=".1"/></default>';
    const report = await gateMjcf('<body pos="0 0 1"><freejoint/><geom type="box" size=".1 .1 .1" contype="1" conaffinity="1" density="500" margin="0"/></body>', defaults); // prettier-ignore
    expect(report.pass).toBe(true);
  });
});

describe('formatGateReport', () => {
  it('is a line a check, with the findings below', async () => {
    const report = await gateMjcf(`${carcass}${box('front', '.3 .01 .1', '0 -.25 .12')}${drawer()}`);
    expect(formatGateReport(report).split('\n').map((line) => line.replace(/\s+/g, ' ').trim())).toEqual([
      'pass load 0 (at most 0) Without a warning: m.xml.',
      'pass inertia 0 (at most 0) 1 body has physical inertia; 2.938 kg in all.',
      'pass contact 0 mm (at most 1 mm) 0 contacts at the home pose, none deeper than 0 mm.',
      'pass settle 0 mm (at most 50 mm) Moves 0 mm and turns 0 deg in 3 s.',
      expect.stringMatching(/^FAIL joints 25\.\d% \(at least 95%\) slide: Stops 74\.\d% .* blocked by front\.$/),
      '- agree There is one file only, so nothing to agree with.',
      'failed: joints',
    ]); // prettier-ignore
  });

  it.each([
    [0.0005, 'm', '0.5 mm'],
    [1.5, 'm', '1.5 m'],
    [1e-12, 'm', '0 mm'],
    [Math.PI, 'rad', '180 deg'],
    [0.9512, 'of range', '95.1%'],
    [2e-7, 'relative', '2e-7'],
    [NaN, 'm', 'an amount that is not finite'],
  ] as const)('writes %d %s as %s', (value, unit, text) => {
    expect(formatQuantity(value, unit)).toBe(text);
  });
});
