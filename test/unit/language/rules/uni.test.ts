import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../../src/language/check/diagnostic.js';
import { fixFirst, lint } from '../../../fixtures/lint.js';

const hinge = (range: string): string => `<body><joint range="${range}"/><geom size="0.1"/></body>`;
const model = (inside: string, compiler = '<compiler autolimits="true"/>'): string =>
  `<mujoco>${compiler}<worldbody>${inside}</worldbody></mujoco>`;
const found = (text: string, id: string) => lint(text).filter(({ code }) => code === id);
const robot = (inside: string, type = 'revolute'): string =>
  `<robot name="r"><link name="a"/><link name="b"/><joint name="j" type="${type}"><parent link="a"/><child link="b"/>${inside}</joint></robot>`;
const limit = (text: string): string => `<axis xyz="0 0 1"/><limit ${text} effort="1" velocity="1"/>`;

describe('uni/angle', () => {
  it('takes small ranges for radians, and writes them in degrees or changes the unit', () => {
    const text = model(hinge('-1.5708 1.5708') + hinge('0 3.1416'));
    expect(found(text, 'uni/angle')).toHaveLength(1);
    expect(fixFirst(text, 'uni/angle')).toContain('<compiler autolimits="true" angle="radian"/>');
    const degrees = fixFirst(text, 'uni/angle', 1);
    expect(degrees).toContain('range="-90.0002 90.0002"');
    expect(degrees).toContain('range="0 180"');
  });

  it('does not offer to change the unit where other angles are plainly degrees', () => {
    const text = model(`<body euler="0 90 0">${hinge('-1.57 1.57')}<geom size="0.1"/></body>`);
    expect(found(text, 'uni/angle')[0]?.fixes.map(({ title }) => title)).toEqual(['Write these ranges in degrees']);
  });

  it('leaves small and whole ranges, slides, and what turns further', () => {
    for (const inside of [
      hinge('-5 5'),
      hinge('-0.2 0.2'),
      hinge('-1.57 1.57') + hinge('-90 90'),
      '<body><joint type="slide" range="-1.5 1.5"/><geom size="0.1"/></body>',
    ])
      expect(found(model(inside), 'uni/angle'), inside).toEqual([]);
  });

  it('is a hint in what may be a piece of another model', () => {
    expect(found(model(hinge('-1.57 1.57'), ''), 'uni/angle').map(({ severity }) => severity)).toEqual(['hint']);
  });

  it('takes many turns for degrees, and no limit for none', () => {
    const radian = '<compiler angle="radian"/>';
    expect(fixFirst(model(hinge('-180 180'), radian), 'uni/angle')).toContain('range="-3.14159 3.14159"');
    expect(found(model(hinge('-1e6 1e6'), radian), 'uni/angle')).toEqual([]);
    expect(found(robot(limit('lower="-6.28" upper="6.28"')), 'uni/angle')).toEqual([]);
    expect(fixFirst(robot(limit('lower="-90" upper="90"')), 'uni/angle')).toContain('lower="-1.5708" upper="1.5708"');
    const turned = robot(`<origin xyz="0 0 0" rpy="90 0 0"/>${limit('lower="-1" upper="1"')}`);
    expect(fixFirst(turned, 'uni/angle')).toContain('rpy="1.5708 0 0"');
  });
});

describe('uni/scale-mismatch', () => {
  const part = (tag: string, scale: string, origin = ''): string =>
    `<${tag}>${origin}<geometry><mesh filename="a.stl"${scale}/></geometry></${tag}>`;
  const link = (inside: string): string => `<robot name="r"><link name="l">${inside}</link></robot>`;

  it('copies the scale of what is seen', () => {
    const text = link(part('visual', ' scale="0.001 0.001 0.001"') + part('collision', ''));
    expect(fixFirst(text, 'uni/scale-mismatch')).toContain(
      '<collision><geometry><mesh filename="a.stl" scale="0.001 0.001 0.001"/>',
    );
  });

  it('finds another place, but not by rounding, nor where a mesh is there several times', () => {
    const at = (xyz: string): string => `<origin xyz="${xyz}"/>`;
    const pair = (one: string, other: string): string =>
      link(part('visual', '', at(one)) + part('collision', '', at(other)));
    expect(found(pair('0 0 0.1', '0 0 0.2'), 'uni/scale-mismatch')).toHaveLength(1);
    expect(found(pair('0 0 0.1', '0 0 0.1004'), 'uni/scale-mismatch')).toEqual([]);
    const twice =
      part('visual', '', at('0 0 1')) + part('visual', '', at('0 0 2')) + part('collision', '', at('0 0 1'));
    expect(found(link(twice), 'uni/scale-mismatch')).toEqual([]);
  });

  it('compares two meshes of one file in MJCF', () => {
    const text = (scale: string): string =>
      `<mujoco><asset><mesh name="v" file="a.stl"/><mesh name="c" file="a.stl" scale="${scale}"/></asset><worldbody><body><geom type="mesh" mesh="v" contype="0" conaffinity="0"/><geom type="mesh" mesh="c"/></body></worldbody></mujoco>`;
    expect(found(text('2 2 2'), 'uni/scale-mismatch')).toHaveLength(1);
    expect(found(text('1 1 1'), 'uni/scale-mismatch')).toEqual([]);
  });
});

describe('uni/magnitude', () => {
  const gravity = (text: string): string => `<mujoco><option gravity="${text}"/></mujoco>`;

  it.each(['0 0 -9.81', '0 0 -9.8', '0 0 -10', '0 0 0', '0 -9.81 0', '0 0 -1.62', '0 0 -3.71'])(
    'takes gravity %s',
    (text) => {
      expect(found(gravity(text), 'uni/magnitude')).toEqual([]);
    },
  );

  it('turns gravity round', () => {
    const text = gravity('0 0 9.81');
    const [{ fixes }] = found(text, 'uni/magnitude');
    expect(applyEdits(text, fixes[0].edits)).toBe(gravity('0 0 -9.81'));
  });

  it('makes continuous what has no limit', () => {
    expect(fixFirst(robot(limit('lower="-1e16" upper="1e16"')), 'uni/magnitude')).toContain('type="continuous"');
    expect(found(robot(limit('lower="0" upper="2000"'), 'prismatic'), 'uni/magnitude')).toHaveLength(1);
    expect(found(robot(limit('lower="-1" upper="1"')), 'uni/magnitude')).toEqual([]);
  });
});
