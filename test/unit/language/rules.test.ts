import { describe, expect, it } from 'vitest';
import { lintFiles } from '../../../src/lint/lint-files.js';
import { describeDiagnostics, fixFirst, lint } from '../../fixtures/lint.js';
import { xmlDocuments } from '../../fixtures/xml-documents.js';

const world = (inside: string): string => `<mujoco><worldbody>${inside}</worldbody></mujoco>`;
const link = (inside: string): string => `<robot name="r"><link name="l">${inside}</link></robot>`;

describe('models that nothing is wrong with', () => {
  it('are those of the repository', async () => {
    const files = [...xmlDocuments().keys()];
    expect(files.length).toBeGreaterThan(5);
    const fail = (what: string, error: unknown): never => {
      throw new Error(what, { cause: error });
    };
    for (const { file, diagnostics } of await lintFiles(files, { onFailure: fail }))
      expect(diagnostics, file.path).toEqual([]);
  });
});

describe('syn/not-well-formed', () => {
  it('knows that MuJoCo takes instructions at the beginning alone', () => {
    const model = '<mujoco><worldbody/></mujoco>';
    expect(lint(`<?xml version="1.0"?>\n<?style a?>\n${model}`)).toEqual([]);
    expect(describeDiagnostics(`<!-- a -->\n<?style a?>\n${model}`)).toEqual(['syn/not-well-formed "<?style a?>"']);
    expect(describeDiagnostics('<mujoco><?a?><worldbody/></mujoco>')).toEqual(['syn/not-well-formed "<?a?>"']);
  });
});

describe('syn/unknown-element', () => {
  it.each([
    ['a slip', world('<bdy/>'), 'syn/unknown-element "bdy"'],
    ['an element of another section', world('<motor joint="a"/>'), 'syn/unknown-element "motor"'],
    [
      'one inside of one of the same name',
      '<mujoco><tendon><fixed><geom/></fixed></tendon></mujoco>',
      'syn/unknown-element "geom"',
    ],
  ])('finds %s', (_, text, found) => {
    expect(describeDiagnostics(text)).toContain(found);
  });

  it('says where it belongs, or what was meant, and renames both tags', () => {
    expect(lint(world('<motor joint="a"/>'))[0].message).toBe(
      '<motor> cannot stand in <worldbody>. It belongs into <default> or <actuator>.',
    );
    expect(fixFirst(world('<bdy><geom size="1"/></bdy>'), 'syn/unknown-element')).toBe(
      world('<body><geom size="1"/></body>'),
    );
  });

  it('tells of what is unknown once, and not of all that is in it', () => {
    expect(describeDiagnostics(world('<thing><part x="1"/><part/></thing>'))).toEqual(['syn/unknown-element "thing"']);
    const links = ['a', 'b', 'c'].map((name) => `<link name="${name}"><weight/></link>`).join('');
    const [told, ...others] = lint(`<robot name="r">${links}</robot>`).filter(
      ({ code }) => code === 'syn/unknown-element',
    );
    expect(others).toEqual([]);
    expect(told.message).toBe('URDF has no <weight> in <link>: it is not read. The file has 2 more of it.');
  });

  it('knows what programs read beside URDF, and takes the rest for worth knowing', () => {
    expect(lint(link('<contact><lateral_friction value="1"/></contact>'))).toEqual([]);
    expect(lint('<robot name="r"><link name="l"/><ros2_control name="c" type="system"/></robot>')).toEqual([]);
    expect(lint(link('<colision/>')).map(({ severity }) => severity)).toEqual(['warning']);
    expect(lint(link('<something_of_ours/>')).map(({ severity }) => severity)).toEqual(['info']);
  });
});

describe('syn/unknown-attribute', () => {
  it('finds it, and what was meant among those that are still free', () => {
    const text = world('<geom size="1" sise="2"/>');
    expect(lint(text)[0].message).toBe('<geom> has no attribute sise.');
    expect(fixFirst(world('<geom sise="1"/>'), 'syn/unknown-attribute')).toBe(world('<geom size="1"/>'));
    expect(fixFirst(text, 'syn/unknown-attribute')).toBe(world('<geom size="1"/>'));
  });

  it('warns where the engine overlooks it', () => {
    expect(lint(world('<frame><geom size="1" foo="1"/></frame>')).map(({ severity }) => severity)).toEqual(['warning']);
  });

  it('knows what a default class cannot set', () => {
    const text = '<mujoco><default><geom name="a"/></default></mujoco>';
    expect(lint(text).map(({ message }) => message)).toEqual(['A default class cannot set name of <geom>.']);
  });
});

describe('syn/bad-value', () => {
  it.each([
    ['a word for a number', world('<geom size="big"/>'), '"big"'],
    ['commas', world('<geom size="1" pos="0, 0, 1"/>'), '"0, 0, 1"'],
    ['too many numbers', world('<geom size="1" pos="0 0 1 2"/>'), '"0 0 1 2"'],
    ['too few', world('<geom size="1" pos="0 0"/>'), '"0 0"'],
    ['a broken number', world('<geom size="1" pos="0 0 1e"/>'), '"1e"'],
    ['a part of a whole number', world('<geom size="1" group="1.5"/>'), '"1.5"'],
    ['a word that is none', world('<geom size="1" type="cube"/>'), '"cube"'],
    ['another word than true or false', '<mujoco><compiler autolimits="yes"/></mujoco>', '"yes"'],
    [
      'a type of joint that URDF has not',
      '<robot name="r"><link name="a"/><link name="b"><inertial><mass value="1"/><inertia ixx="1" ixy="0" ixz="0" iyy="1" iyz="0" izz="1"/></inertial></link><joint name="j" type="hinge"><parent link="a"/><child link="b"/></joint></robot>',
      '"hinge"',
    ],
  ])('finds %s', (_, text, found) => {
    expect(describeDiagnostics(text)).toEqual([`syn/bad-value ${found}`]);
  });

  it('replaces commas, keeps what fits, and offers the word that was meant', () => {
    expect(fixFirst(world('<geom size="1" pos="0, 0,1"/>'), 'syn/bad-value')).toBe(
      world('<geom size="1" pos="0 0 1"/>'),
    );
    expect(fixFirst(world('<geom size="1" pos="0 0 1 2"/>'), 'syn/bad-value')).toBe(
      world('<geom size="1" pos="0 0 1"/>'),
    );
    expect(fixFirst(world('<geom size="1" type="spere"/>'), 'syn/bad-value')).toBe(
      world('<geom size="1" type="sphere"/>'),
    );
  });

  it('leaves to xacro what xacro makes', () => {
    const text =
      '<robot name="r" xmlns:xacro="http://www.ros.org/wiki/xacro"><xacro:property name="a" value="arm"/><xacro:property name="m" value="2"/><link name="${a}"><inertial><mass value="${2 * m}"/></inertial></link></robot>';
    expect(lint(text)).toEqual([]);
  });
});

describe('syn/value-out-of-range', () => {
  it.each([
    ['negative damping', world('<body><joint damping="-1"/><geom size="1"/></body>'), ['error']],
    ['a time step of zero', '<mujoco><option timestep="0"/></mujoco>', ['error']],
    ['a colour of 255', world('<geom size="1" rgba="255 0 0 1"/>'), ['warning']],
    ['no rotation', world('<geom size="1" quat="0 0 0 0"/>'), ['error']],
    [
      'negative mass in URDF',
      link('<inertial><mass value="-1"/><inertia ixx="1" ixy="0" ixz="0" iyy="1" iyz="0" izz="1"/></inertial>'),
      ['error'],
    ],
    ['no negative coefficient of a polynomial', world('<body><joint damping="1 -0.1"/><geom size="1"/></body>'), []],
    [
      'no off-diagonal inertia',
      link('<inertial><mass value="1"/><inertia ixx="1" ixy="-0.1" ixz="0" iyy="1" iyz="0" izz="1"/></inertial>'),
      [],
    ],
  ])('finds %s', (_, text, severities) => {
    expect(lint(text).map(({ severity }) => severity)).toEqual(severities);
  });
});

describe('comments for the rules', () => {
  const wrong = '<geom size="1" foo="1"/>';

  it('switch one off for the next line, or for what follows, with a reason', () => {
    expect(lint(world(`<!-- lint-disable-next-line syn/unknown-attribute: our loader reads it -->\n${wrong}`))).toEqual(
      [],
    );
    expect(
      lint(world(`<!-- lint-disable syn/unknown-attribute: our loader reads it -->\n\n${wrong}\n${wrong}`)),
    ).toEqual([]);
    expect(
      lint(world('<!-- lint-disable-next-line syn/unknown-attribute: why -->\n<geom size="1"\n  foo="1"/>')),
    ).toEqual([]);
    expect(
      describeDiagnostics(world(`<!-- lint-disable-next-line syn/unknown-attribute: why -->\n\n${wrong}`)),
    ).toEqual(['syn/unknown-attribute "foo"']);
  });

  it('are asked for a reason, and for a rule that there is', () => {
    expect(
      lint(world(`<!-- lint-disable-next-line syn/unknown-attribute -->\n${wrong}`)).map(({ code }) => code),
    ).toEqual(['lint/directive']);
    expect(lint(world('<!-- lint-disable syn/nothing: why -->')).map(({ message }) => message)).toEqual([
      'There is no rule syn/nothing.',
    ]);
  });
});
