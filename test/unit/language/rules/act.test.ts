import { describe, expect, it } from 'vitest';
import { fixFirst, lint } from '../../../fixtures/lint.js';

const model = (actuator: string, joint = 'range="-90 90" damping="1"', before = ''): string =>
  `<mujoco>${before}<worldbody><body><joint name="j" ${joint}/><geom size="0.1"/></body></worldbody><actuator>${actuator}</actuator></mujoco>`;

/** `severity rule "text"` of the rules of actuators, one each. */
const said = (text: string): string[] =>
  lint(text)
    .filter(({ code }) => code.startsWith('act/'))
    .map(({ severity, code, start, end }) => `${severity} ${code} ${JSON.stringify(text.slice(start, end))}`);

describe('act/range-inverted', () => {
  it('finds every kind of range, in classes too, and says what happens', () => {
    expect(said(model('<motor joint="j" ctrlrange="1 -1"/>'))).toEqual(['error act/range-inverted "1 -1"']);
    expect(said(model('<motor joint="j" ctrlrange="-1 1" forcerange="2 1"/>'))).toEqual([
      'error act/range-inverted "2 1"',
    ]);
    expect(said(model('', 'actuatorfrcrange="1 -1"'))).toEqual(['error act/range-inverted "1 -1"']);
    const classes = '<default><motor ctrlrange="1 -1"/></default>';
    expect(said(model('<motor joint="j"/>', '', classes))).toContain('error act/range-inverted "1 -1"');
    const [flagged] = lint(model('<motor joint="j" ctrllimited="true" ctrlrange="1 -1"/>'));
    expect(flagged.message).toBe('ctrlrange goes from 1 down to -1: MuJoCo refuses it.');
  });

  it('leaves alone what is switched off, and the range that takes that of a class away', () => {
    expect(said(model('<motor joint="j" ctrlrange="1 -1" ctrllimited="false"/>'))).not.toContain(
      'error act/range-inverted "1 -1"',
    );
    expect(said(model('<motor joint="j" ctrlrange="-1 1" forcerange="0 0"/>'))).toEqual([]);
  });

  it('swaps the two', () => {
    expect(fixFirst(model('<motor joint="j" ctrlrange="1 -1"/>'), 'act/range-inverted')).toContain('ctrlrange="-1 1"');
  });
});

describe('act/ctrlrange', () => {
  it('compares in radians, with a slack of a hundredth, for a gear of 1', () => {
    expect(said(model('<position joint="j" kp="9" ctrlrange="-1.58 1.58"/>'))).toEqual([]);
    expect(said(model('<position joint="j" kp="9" ctrlrange="-90 90"/>'))).toEqual(['info act/ctrlrange "-90 90"']);
    expect(said(model('<position joint="j" kp="9" ctrlrange="-90 90" gear="50"/>'))).toEqual([]);
  });

  it('knows ranges of classes, and those of the joint', () => {
    const classes = '<default><position ctrlrange="-1 1"/></default>';
    expect(said(model('<position joint="j" kp="9"/>', 'range="-90 90" damping="1"', classes))).toEqual([]);
    expect(said(model('<position joint="j" kp="9" inheritrange="1"/>'))).toEqual([]);
    expect(fixFirst(model('<position joint="j" kp="9"/>'), 'act/ctrlrange')).toContain('kp="9" inheritrange="1"/>');
  });
});

describe('act/underdamped', () => {
  const servo = '<position joint="j" kp="9" inheritrange="1"/>';
  it('knows all that damps', () => {
    expect(said(model(servo, 'range="-90 90"'))).toEqual(['warning act/underdamped "position"']);
    expect(said(model(servo, 'range="-90 90" frictionloss="1"'))).toEqual([]);
    expect(said(model(`${servo}<velocity joint="j" kv="1" ctrlrange="-1 1"/>`, 'range="-90 90"'))).toEqual([]);
    const classes = '<default><position kv="1"/></default>';
    expect(said(model(servo, 'range="-90 90"', classes))).toEqual([]);
  });
});

describe('act/gain-invalid', () => {
  it('finds zeros', () => {
    expect(said(model('<motor joint="j" ctrlrange="-1 1" gear="0 0 0 0 0 0"/>'))).toEqual([
      'warning act/gain-invalid "0 0 0 0 0 0"',
    ]);
    expect(said(model('<motor joint="j" ctrlrange="-1 1" gear="0 1"/>'))).toEqual([]);
  });
});

describe('rules of URDF', () => {
  const robot = (limit: string, more = '', type = 'revolute'): string =>
    `<robot name="r"><link name="a"/><link name="b"/><joint name="j" type="${type}"><parent link="a"/><child link="b"/><axis xyz="0 0 1"/><limit lower="-1" upper="1" ${limit}/>${more}</joint></robot>`;
  it('tell an effort of zero once, and not of joints that follow another', () => {
    expect(said(robot('effort="0" velocity="0"'))).toEqual(['warning act/effort-velocity "0"']);
    expect(said(robot('effort="0" velocity="1"', '<mimic joint="j"/>'))).toEqual([]);
    expect(said(robot('effort="5" velocity="1"'))).toEqual([]);
  });

  it('know the words of transmissions, with and without their prefix', () => {
    const text = (word: string): string =>
      robot('effort="5" velocity="1"').replace(
        '</robot>',
        `<transmission name="t"><type>transmission_interface/SimpleTransmission</type><joint name="j"><hardwareInterface>${word}</hardwareInterface></joint><actuator name="m"/></transmission></robot>`,
      );
    expect(said(text('EffortJointInterface'))).toEqual([]);
    expect(said(text('our_package/OurInterface'))).toEqual([]);
    expect(said(text(' hardware_interface/EfortJointInterface '))).toEqual([
      'warning act/transmission "hardware_interface/EfortJointInterface"',
    ]);
    expect(fixFirst(text('hardware_interface/EfortJointInterface'), 'act/transmission')).toBe(
      text('hardware_interface/EffortJointInterface'),
    );
  });
});
