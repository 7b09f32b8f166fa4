import { describe, expect, it } from 'vitest';
import { tetrahedronObj } from '../engine.js';
import { checkOf, gate, gateMjcf, mjcf } from './run.js';

const BALL = '<body><freejoint/><geom size=".1"/></body>';

describe('gate: load', () => {
  it('passes models that compile, with meshes, and counts what they hold', async () => {
    const text = mjcf('<body name="b"><freejoint/><geom type="mesh" mesh="a"/></body>', '<asset><mesh name="a" file="meshes/a.obj"/></asset>'); // prettier-ignore
    const load = checkOf(await gate({ 'm.xml': text, 'meshes/a.obj': tetrahedronObj(0.5) }), 'load');
    expect(load).toMatchObject({ pass: true, applicable: true, value: 0, limit: 0 });
    expect(load.items[0].numbers).toMatchObject({ bodies: 1, joints: 1, geoms: 1 });
  });

  it('fails a model that does not compile, with the line, and leaves the other checks out', async () => {
    const report = await gate({ 'm.xml': '<mujoco>\n<worldbody><geom foo="1"/></worldbody></mujoco>' });
    expect(report.pass).toBe(false);
    expect(checkOf(report, 'load').detail).toContain('line 2');
    expect(report.checks.slice(1).every((check) => !check.applicable && check.pass && check.value === null)).toBe(true);
    expect(report.issues[0].code).toBe('schema-violation');
  });

  it.each([
    ['scene', { mjcf: 'm.xml', scene: 'bad.xml' }],
    ['URDF', { mjcf: 'm.xml', urdf: 'bad.xml' }],
    ['GLB', { mjcf: 'm.xml', glb: 'bad.xml' }],
    ['GLB that is not there', { mjcf: 'm.xml', glb: 'none.glb' }],
  ])('fails when the %s does not load although the MJCF does', async (_, input) => {
    const report = await gate({ 'm.xml': mjcf(BALL), 'bad.xml': '<bad/>' }, input);
    const load = checkOf(report, 'load');
    expect(load.pass).toBe(false);
    expect(load.items.map((item) => item.pass)).toEqual([true, false]);
  });

  it('fails a home pose that is not finite', async () => {
    const report = await gateMjcf(BALL, '', '<keyframe><key name="home" qpos="0 0 nan 1 0 0 0"/></keyframe>');
    expect(checkOf(report, 'load')).toMatchObject({ pass: false });
    expect(checkOf(report, 'load').detail).toContain('not finite');
    expect(() => JSON.stringify(report)).not.toThrow();
    expect(JSON.stringify(report)).not.toContain('NaN');
  });
});
