import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../../src/language/check/diagnostic.js';
import { fixFirst, lint } from '../../../fixtures/lint.js';

const found = (text: string, id: string, others: Readonly<Record<string, string>> = {}) =>
  lint(text, others, id).filter(({ code }) => code === id);
const messages = (text: string, id: string, others: Readonly<Record<string, string>> = {}): string[] =>
  found(text, id, others).map(({ message }) => message);
const GEOM = '<geom size="0.1"/>';

describe('ref/include', () => {
  const text = '<mujoco><include file="parts/arm.xml"/><worldbody><body><geom size="0.1"/></body></worldbody></mujoco>';

  it('offers the file that is nearly called so', () => {
    const others = { '/work/parts/Arm.xml': '<mujoco><option timestep="0.001"/></mujoco>' };
    const [{ message, fixes, start, end }] = found(text, 'ref/include', others);
    expect(text.slice(start, end)).toBe('parts/arm.xml');
    expect(message).toBe('There is no file parts/arm.xml beside the main model.');
    expect(applyEdits(text, fixes[0].edits)).toContain('file="parts/Arm.xml"');
  });

  it('finds files that are empty, or there already, as the engine does', () => {
    expect(messages(text, 'ref/include', { '/work/parts/arm.xml': '<mujoco><!-- --></mujoco>' })).toEqual([
      'There is no element in arm.xml: MuJoCo refuses an empty file.',
    ]);
    const twice = text.replace('<include', '<include file="parts/arm.xml"/><include');
    expect(messages(twice, 'ref/include', { '/work/parts/arm.xml': '<mujoco><option/></mujoco>' })).toEqual([
      'arm.xml is in the model already: MuJoCo reads each file once, and refuses a second time.',
    ]);
  });

  it('lets xacro read a file again, and leave one out', () => {
    const xacro = (inside: string): string =>
      `<robot name="r" xmlns:xacro="http://www.ros.org/wiki/xacro">${inside}<link name="l"/></robot>`;
    const include = '<xacro:include filename="a.xacro"/>';
    const others = { '/work/a.xacro': '<robot xmlns:xacro="x"><xacro:property name="p" value="1"/></robot>' };
    expect(found(xacro(include + include), 'ref/include', others)).toEqual([]);
    expect(found(xacro(include), 'ref/include')).toHaveLength(1);
    expect(found(xacro('<xacro:include filename="b.xacro" optional="true"/>'), 'ref/include')).toEqual([]);
    expect(found(xacro(`<xacro:if value="true">${include}</xacro:if>`), 'ref/include')[0]?.severity).toBe('warning');
  });
});

describe('ref/unused', () => {
  const model = (asset: string, geom: string, defaults = ''): string =>
    `<mujoco>${defaults}<asset>${asset}</asset><worldbody>${geom}</worldbody></mujoco>`;

  it('follows materials to textures, and leaves the sky', () => {
    const textures =
      '<texture name="sky" type="skybox" builtin="flat" width="8" height="48"/><texture name="t" type="2d" builtin="flat" width="8" height="8"/>';
    const text = model(`${textures}<material name="m" texture="t"/>`, '<geom size="0.1" material="m"/>');
    expect(found(text, 'ref/unused')).toEqual([]);
    expect(messages(text.replace(' material="m"', ''), 'ref/unused')).toEqual(['The material "m" is not used.']);
  });

  it('tells of the outermost class that nobody uses', () => {
    const classes = '<default><default class="a"><default class="b"/></default><default class="c"/></default>';
    expect(messages(model('', '<geom class="c" size="0.1"/>', classes), 'ref/unused')).toEqual([
      'The default class "a" is not used.',
    ]);
    expect(messages(model('', '<geom class="b" size="0.1"/>', classes), 'ref/unused')).toEqual([
      'The default class "c" is not used.',
    ]);
  });

  it('judges the main file alone, and no piece of a model', () => {
    const library = '<mujoco><asset><material name="m" rgba="1 1 1 1"/></asset></mujoco>';
    const text = `<mujoco><include file="lib.xml"/><worldbody><body>${GEOM}</body></worldbody></mujoco>`;
    expect(found(text, 'ref/unused', { '/work/lib.xml': library })).toEqual([]);
    expect(found(library, 'ref/unused')).toEqual([]);
  });

  it('knows what xacro uses', () => {
    const xacro = (inside: string): string =>
      `<robot name="r" xmlns:xacro="http://www.ros.org/wiki/xacro"><xacro:property name="p" value="1"/><xacro:macro name="m" params="a:=^|1"/>${inside}</robot>`;
    expect(messages(xacro('<link name="l"/>'), 'ref/unused')).toEqual([
      'The property "p" is not used.',
      'The macro "m" is not used.',
    ]);
    expect(messages(xacro('<link name="l${p}"/><xacro:m/>'), 'ref/unused')).toEqual([]);
  });
});

describe('ref/wrong-kind', () => {
  const model = (joint: string, rest: string): string =>
    `<mujoco><worldbody><body><joint name="j" ${joint}/>${GEOM}<body><joint name="h" range="-9 9"/>${GEOM}<site name="s"/></body></body></worldbody>${rest}</mujoco>`;

  it.each([
    ['a sensor of limits without limits', model('', '<sensor><jointlimitpos joint="j"/></sensor>'), 'j'],
    ['a coupled ball joint', model('type="ball"', '<equality><joint joint1="h" joint2="j"/></equality>'), 'j'],
    ['refsite without site', model('', '<actuator><motor joint="j" refsite="s"/></actuator>'), 'refsite="s"'],
    ['half a slider-crank', model('', '<actuator><motor cranksite="s" cranklength="1"/></actuator>'), 'cranksite="s"'],
    [
      'a tendon around a box',
      '<mujoco><worldbody><site name="a"/><site name="b" pos="1 0 0"/><geom name="g" type="box" size="1 1 1"/></worldbody><tendon><spatial><site site="a"/><geom geom="g"/><site site="b"/></spatial></tendon></mujoco>',
      'g',
    ],
    ['a mesh without a mesh', '<mujoco><worldbody><geom type="mesh"/></worldbody></mujoco>', 'type="mesh"'],
  ])('finds %s', (_, text, place) => {
    expect(found(text, 'ref/wrong-kind').map(({ start, end }) => text.slice(start, end))).toEqual([place]);
  });

  it('offers what suits', () => {
    const text = model('type="ball"', '<sensor><jointvel joint="j"/></sensor>');
    expect(fixFirst(text, 'ref/wrong-kind')).toContain('<jointvel joint="h"/>');
  });

  it('takes what the engine takes', () => {
    for (const text of [
      model('type="ball"', '<actuator><motor joint="j" gear="1 0 0"/></actuator>'),
      model('type="ball" range="0 90"', '<sensor><jointlimitpos joint="j"/></sensor>'),
      model('', '<actuator><position joint="h" inheritrange="1"/></actuator>'),
    ])
      expect(found(text, 'ref/wrong-kind'), text).toEqual([]);
  });
});

describe('names', () => {
  it('are made plain everywhere', () => {
    const text = `<mujoco><worldbody><body name="b"><joint name="left knee"/>${GEOM}</body></worldbody><actuator><motor name="m" joint="left knee"/></actuator></mujoco>`;
    const [{ fixes }] = found(text, 'ref/name-style');
    expect(applyEdits(text, fixes[0].edits)).toBe(text.replaceAll('left knee', 'left_knee'));
    expect(messages(text.replace('name="b"', 'name="a.b"'), 'ref/name-style')[0]).toBe(
      'Other programs read "a.b" as a_b.',
    );
  });

  it('are given by the body', () => {
    const text = `<mujoco><worldbody><body name="leg"><joint type="slide"/><joint type="slide" axis="1 0 0"/>${GEOM}</body></worldbody></mujoco>`;
    expect(found(text, 'ref/unnamed').map(({ fixes }) => fixes[0].title)).toEqual([
      'Name it leg_slide',
      'Name it leg_slide_2',
    ]);
  });
});
