import { describe, expect, it } from 'vitest';
import { boxObj, cupObj } from '../../../fixtures/concave-meshes.js';
import { fixFirst, lint } from '../../../fixtures/lint.js';

const GEOM = '<geom type="box" size="0.2 0.05 0.05"/>';
const body = (inside: string, before = ''): string =>
  `<mujoco>${before}<worldbody><body name="arm"><joint/>${inside}</body></worldbody></mujoco>`;
const inertial = (tensor: string, mass = 4): string => `<inertial pos="0 0 0" mass="${mass}" ${tensor}/>`;
const COLLISION = '<collision><geometry><box size="0.4 0.1 0.1"/></geometry></collision>';
const robot = (inside: string, type = 'continuous', after = ''): string =>
  `<robot name="r"><link name="base"/><link name="arm">${inside}</link><joint name="j" type="${type}"><parent link="base"/><child link="arm"/><axis xyz="0 0 1"/></joint>${after}</robot>`;
const urdf = (mass: number, ...[xx, yy, zz, xy = 0]: number[]): string =>
  `<inertial><mass value="${mass}"/><inertia ixx="${xx}" iyy="${yy}" izz="${zz}" ixy="${xy}" ixz="0" iyz="0"/></inertial>`;

/** `severity rule "text"` of the rules of inertia, one each. */
const said = (text: string, others: Readonly<Record<string, string | Uint8Array>> = {}): string[] =>
  lint(text, others)
    .filter(({ code }) => code.startsWith('ine/'))
    .map(
      ({ severity, code, start, end, file }) => `${severity} ${code} ${JSON.stringify(file.text.slice(start, end))}`,
    );

describe('ine/missing', () => {
  it('knows what is fixed to a body, made by a class, or in a frame', () => {
    expect(said(body(''))).toEqual(['error ine/missing "body"']);
    expect(said(body('<body><geom size="0.1"/></body>'))).toEqual([]);
    expect(said(body('<frame><frame><body><geom size="0.1"/></body></frame></frame>'))).toEqual([]);
    expect(said(body('<body><joint/><geom size="0.1"/></body>'))).toEqual(['error ine/missing "body"']);
    const massless = '<default><geom mass="0"/></default>';
    expect(said(body('<geom size="0.1"/>', massless))).toEqual(['error ine/missing "body"']);
    expect(said(body('<geom size="0.1" mass="1"/>', massless))).toEqual([]);
  });

  it('knows the settings of the compiler', () => {
    expect(said(body('<geom size="0.1" group="3"/>', '<compiler inertiagrouprange="0 2"/>'))).toEqual([
      'error ine/missing "body"',
    ]);
    expect(said(body('', '<compiler boundmass="0.1" boundinertia="0.001"/>'))).toEqual([]);
    expect(said(body(GEOM, '<compiler inertiafromgeom="false"/>'))).toEqual(['error ine/missing "body"']);
  });

  it('says nothing of what it cannot know: meshes that are not there, attached models, pieces of models', () => {
    const mesh = '<asset><mesh name="m" file="m.obj"/></asset>';
    expect(said(body('<geom type="mesh" mesh="m"/>', mesh))).toEqual([]);
    expect(said(body('<composite type="cable" count="3 1 1" size="1"/>'))).toEqual([]);
  });

  it('computes mass and inertia from the shapes', () => {
    const text = body('<geom type="box" size="0.2 0.05 0.05" mass="0"/>');
    // A box of 0.4 x 0.1 x 0.1 m of 1050 kg/m^3: 4.2 kg.
    expect(fixFirst(text, 'ine/missing')).toContain('mass="4.2" diaginertia="0.007 0.0595 0.0595"/>');
    const link = fixFirst(robot(COLLISION), 'ine/missing', 2);
    expect(link).toContain('<mass value="31.4"/>');
    expect(said(link)).toEqual([]);
  });

  it('of a mesh takes what is in its file', () => {
    const mesh = '<asset><mesh name="m" file="m.obj" inertia="exact"/></asset>';
    const others = { '/work/m.obj': boxObj([0.2, 0.05, 0.05]) };
    const [first] = lint(body('<geom type="mesh" mesh="m" density="0"/>', mesh), others);
    expect(first.fixes[0].edits[0].text).toContain('mass="4.2"');
  });
});

describe('ine/mass, ine/not-pd and ine/triangle', () => {
  it('tell apart what moves and what does not', () => {
    expect(said(robot(urdf(0, 0, 0, 0) + COLLISION))).toEqual(['error ine/mass "0"']);
    expect(said(robot(urdf(0, 0, 0, 0), 'fixed'))).toEqual(['info ine/mass "0"']);
    expect(said(robot(urdf(1, 0, 0, 0)))).toEqual(['error ine/not-pd "inertia"']);
    expect(said(robot(urdf(1, 0, 0, 0), 'fixed'))).toEqual(['info ine/not-pd "inertia"']);
    expect(said(robot(urdf(1, 1, 1, 1, 2), 'fixed'))).toEqual(['error ine/not-pd "inertia"']);
    expect(said(robot(urdf(1, 1, 1, 3), 'fixed'))).toEqual(['error ine/triangle "inertia"']);
  });

  it('compare as the engine does, to the last bit', () => {
    expect(said(body(inertial('diaginertia="0.7 0.1 0.8"')))).toEqual(['error ine/triangle "0.7 0.1 0.8"']);
    expect(said(body(inertial('diaginertia="0.5 0.25 0.75"')))).toEqual([]);
    expect(said(robot(urdf(1, 1, 1, 2.0001)))).toEqual(['warning ine/triangle "inertia"']);
  });

  it('leave alone what the compiler mends, and say so elsewhere', () => {
    const text = body(inertial('diaginertia="1 1 3"'), '<compiler balanceinertia="true"/>');
    expect(said(text)).toEqual(['info ine/ignored "1 1 3"']);
  });

  it('offer the nearest tensor that a body can have', () => {
    const fixed = fixFirst(body(inertial('diaginertia="1 1 3"')), 'ine/triangle');
    expect(said(fixed)).toEqual([]);
    expect(fixed).toContain('diaginertia="1.5');
    const full = fixFirst(body(inertial('fullinertia="1 1 1 2 0 0"')), 'ine/not-pd');
    expect(said(full)).toEqual([]);
  });
});

describe('what is judged by shapes', () => {
  it('counts those that are fixed to the body too', () => {
    const far = '<body pos="3 0 0"><geom size="0.1"/></body>';
    expect(said(body(inertial('diaginertia="4 4 4"') + GEOM))).toEqual(['warning ine/implausible "4 4 4"']);
    expect(said(body(inertial('diaginertia="4 4 4"') + GEOM + far))).toEqual([]);
    const outside = `<inertial pos="1 0 0" mass="4" diaginertia="0.007 0.06 0.06"/>${GEOM}`;
    expect(said(body(outside))).toEqual(['warning ine/com-outside "1 0 0"']);
    expect(said(body(outside + far))).toEqual([]);
  });

  it('does not judge markers, planes and meshes that are not there', () => {
    expect(said(body(`${inertial('diaginertia="1e-7 1e-7 1e-7"', 0.1)}<geom size="0.005"/>`))).toEqual([]);
    const mesh = '<asset><mesh name="m" file="m.obj"/></asset>';
    expect(said(body(`${inertial('diaginertia="4 4 4"')}<geom type="mesh" mesh="m"/>`, mesh))).toEqual([]);
  });

  it('knows a mesh that is not convex', () => {
    const mesh = '<asset><mesh name="m" file="cup.obj" scale="0.1 0.1 0.1"/></asset>';
    const text = body('<geom type="mesh" mesh="m"/>', mesh);
    const others = { '/work/cup.obj': cupObj() };
    const found = lint(text, others).filter(({ code }) => code === 'ine/mesh-inertia-mode');
    expect(found.map(({ message }) => message)).toEqual([
      'The mesh is not convex: the default inertia="legacy" gives it 3.2 times the mass that it has.',
    ]);
  });
});

describe('ine/visual-adds-mass', () => {
  const visual = '<geom type="box" size="0.2 0.05 0.05" contype="0" conaffinity="0" group="2"/>';
  it('wants another geom that weighs, no inertial, and a group that counts', () => {
    expect(said(body(GEOM + visual))).toEqual(['warning ine/visual-adds-mass "geom"']);
    expect(said(body(visual))).toEqual([]);
    expect(said(body(inertial('diaginertia="0.007 0.06 0.06"') + GEOM + visual))).toEqual([]);
    expect(said(body(GEOM + visual, '<compiler inertiagrouprange="0 1"/>'))).toEqual([]);
    expect(said(body(GEOM + visual.replace(' group="2"', '')))).toEqual([]);
  });
});
