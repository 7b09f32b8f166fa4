import { describe, expect, it } from 'vitest';
import { lint } from '../../../fixtures/lint.js';

const found = (text: string, id: string) => lint(text, {}, id).filter(({ code }) => code === id);

describe('num/timestep', () => {
  const model = (step: string, body: string, flag = ''): string =>
    `<mujoco><option timestep="${step}">${flag}</option><worldbody>${body}</worldbody></mujoco>`;
  const ball = '<body><freejoint/><geom size="0.1"/></body>';

  it.each([
    ['0.01', ball, 1],
    ['0.005', ball, 0],
    ['0.01', '<body><freejoint/><geom size="0.1" contype="0" conaffinity="0"/></body>', 0],
    ['0.01', '<geom size="0.1"/>', 0],
    ['0.05', '<geom size="0.1"/>', 1],
    ['0.00001', ball, 1],
  ])('%s s with %s', (step, body, count) => {
    expect(found(model(step, body), 'num/timestep')).toHaveLength(count);
  });

  it('may be long without contacts', () => {
    expect(found(model('0.01', ball, '<flag contact="disable"/>'), 'num/timestep')).toEqual([]);
  });
});

describe('num/undamped-joint', () => {
  const joint = (text: string, before = ''): string =>
    `<mujoco>${before}<worldbody><body><joint ${text}/><geom size="0.1"/></body></worldbody></mujoco>`;

  it('knows what slows a joint down, in classes too', () => {
    expect(found(joint(''), 'num/undamped-joint')).toHaveLength(1);
    expect(found(joint('damping="0"'), 'num/undamped-joint')).toHaveLength(1);
    for (const text of ['damping="1"', 'frictionloss="1"', 'armature="1"', 'type="ball"'])
      expect(found(joint(text), 'num/undamped-joint'), text).toEqual([]);
    expect(found(joint('', '<default><joint damping="1"/></default>'), 'num/undamped-joint')).toEqual([]);
  });

  it('is run where it is asked for', () => {
    expect(lint(joint(''))).toEqual([]);
  });
});

describe('num/solver-options', () => {
  const options = (...texts: string[]): string =>
    `<mujoco>${texts.map((text) => `<option ${text}/>`).join('')}</mujoco>`;

  it('looks at all options together', () => {
    expect(found(options('impratio="10"', 'cone="elliptic"'), 'num/solver-options')).toEqual([]);
    expect(found(options('impratio="10"'), 'num/solver-options')).toHaveLength(1);
    expect(found(options('iterations="1"'), 'num/solver-options')).toHaveLength(1);
    expect(found(options('iterations="5"'), 'num/solver-options')).toEqual([]);
    expect(found(options('iterations="5" solver="PGS"'), 'num/solver-options')).toHaveLength(1);
  });
});
