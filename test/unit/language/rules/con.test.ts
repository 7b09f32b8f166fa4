import { describe, expect, it } from 'vitest';
import { cupObj, stlOf } from '../../../fixtures/concave-meshes.js';
import { fixFirst, lint } from '../../../fixtures/lint.js';

const world = (inside: string, before = '', after = ''): string =>
  `<mujoco>${before}<worldbody>${inside}</worldbody>${after}</mujoco>`;
const FLOOR = '<geom type="plane" size="1 1 1"/>';

/** `severity rule "text"` of the rules of contact, one each. */
const said = (text: string, others: Readonly<Record<string, string | Uint8Array>> = {}): string[] =>
  lint(text, others)
    .filter(({ code }) => code.startsWith('con/'))
    .map(
      ({ severity, code, start, end, file }) => `${severity} ${code} ${JSON.stringify(file.text.slice(start, end))}`,
    );

describe('con/no-collision', () => {
  const drawn = '<geom size="0.1" contype="0" conaffinity="0" group="2"/>';
  it('knows pairs, what is fixed to a body, and models in which nothing collides', () => {
    const loose = `${FLOOR}<body name="b"><joint/>${drawn}</body>`;
    expect(said(world(loose))).toEqual(['warning con/no-collision "body"']);
    expect(said(world(loose.replace(FLOOR, '')))).toEqual([]);
    expect(said(world(`${FLOOR}<body><joint/>${drawn}<body><geom size="0.1"/></body></body>`))).toEqual([]);
    const named = loose.replace('<geom size', '<geom name="g" size').replace('<geom type', '<geom name="f" type');
    expect(said(world(named, '', '<contact><pair geom1="f" geom2="g"/></contact>'))).toEqual([]);
    // Somebody took care that a primitive does not collide.
    expect(said(world(loose.replace(' group="2"', '')))).toEqual([]);
  });

  it('adds the box around what is drawn', () => {
    const fixed = fixFirst(world(`${FLOOR}<body><joint/>${drawn}</body>`), 'con/no-collision');
    expect(fixed).toContain(
      '<geom type="box" size="0.1 0.1 0.1" pos="0 0 0" contype="1" conaffinity="1" group="3" mass="0"/>',
    );
    expect(said(fixed)).toEqual([]);
  });
});

describe('con/mask-never-matches', () => {
  it('leaves alone robots without a floor, and models without contacts', () => {
    const ball = '<body><freejoint/><geom size="0.1" contype="2" conaffinity="2"/></body>';
    expect(said(world(FLOOR + ball))).toEqual(['info con/mask-never-matches "2"']);
    expect(said(world(ball))).toEqual([]);
    expect(said(world(FLOOR + ball + ball))).toEqual([]);
    const silent = '<default><geom contype="0" conaffinity="1"/></default>';
    expect(said(world(`${FLOOR}<body><joint/><geom size="0.1"/></body>`, silent))).toEqual([]);
  });
});

describe('con/hull-fills-cavity and con/heavy-mesh', () => {
  const link = (visual: string, collision: string): string =>
    `<robot name="r"><link name="cup"><visual><geometry><mesh filename="${visual}"/></geometry></visual><collision><geometry><mesh filename="${collision}"/></geometry></collision></link></robot>`;
  const others = { '/work/cup.stl': stlOf(cupObj()), '/work/fine.obj': cupObj(300), '/work/hull.obj': cupObj(8) };

  it('measure the mesh that collides', () => {
    expect(said(link('hull.obj', 'cup.stl'), others)).toEqual(['warning con/hull-fills-cavity "cup.stl"']);
    expect(said(link('cup.stl', ''), others)).toEqual([]);
  });

  it('tell the same fine mesh for both', () => {
    expect(said(link('fine.obj', 'fine.obj'), others)).toContain('info con/heavy-mesh "fine.obj"');
    expect(said(link('hull.obj', 'fine.obj'), others)).not.toContain('info con/heavy-mesh "fine.obj"');
  });
});

describe('con/friction-no-effect', () => {
  const geom = (more: string): string => world(`${FLOOR}<body><freejoint/><geom size="0.1" ${more}/></body>`);
  it('looks at the largest condim of the model, and past the defaults', () => {
    expect(said(geom('friction="1 0.1 0.1"'))).toEqual(['info con/friction-no-effect "1 0.1 0.1"']);
    expect(said(geom('friction="1 0.005 0.0001"'))).toEqual([]);
    expect(said(geom('friction="1 0.1 0.1" condim="6"'))).toEqual([]);
    expect(said(world(`<geom type="plane" size="1 1 1" condim="6"/><geom size="0.1" friction="1 0.1 0.1"/>`))).toEqual(
      [],
    );
  });
});

describe('con/solref', () => {
  const geom = (more: string, before = ''): string => world(`<geom size="0.1" ${more}/>`, before);
  it('knows both formats, the time step, and its switch', () => {
    expect(said(geom('solref="0.02 1"'))).toEqual([]);
    expect(said(geom('solref="-1000 -10"'))).toEqual([]);
    expect(said(geom('solref="-1000 0"'))).toEqual([]);
    expect(said(geom('solref="0.02 -1"'))).toEqual(['warning con/solref "0.02 -1"']);
    expect(said(geom('solref="0.005 1"', '<option timestep="0.005"/>'))).toEqual(['warning con/solref "0.005 1"']);
    expect(said(geom('solref="0.004 1"'))).toEqual([]);
    expect(said(geom('solref="0.001 1"', '<option><flag refsafe="disable"/></option>'))).toEqual([]);
    expect(fixFirst(geom('solref="0.001 1"'), 'con/solref')).toContain('solref="0.004 1"');
  });

  it('knows where shares begin and end', () => {
    expect(said(geom('solimp="0 1 0.01"'))).toEqual([]);
    expect(said(geom('solimp="0.9 1.1 0.01"'))).toEqual(['warning con/solref "1.1"']);
    expect(said(geom('solimp="0.9 0.95 0.001 0.5 0.5"'))).toEqual(['warning con/solref "0.5"']);
  });
});

describe('con/pair-exclude-noop', () => {
  const two = (parent: string): string =>
    `<body name="a">${parent}<geom size="0.1"/><body name="b" pos="1 0 0"><joint/><geom size="0.1"/></body></body>`;
  const exclude = (a: string, b: string): string => `<contact><exclude body1="${a}" body2="${b}"/></contact>`;
  it('knows that the child of a fixed body collides with it', () => {
    expect(said(world(two(''), '', exclude('a', 'b')))).toEqual([]);
    expect(said(world(two('<joint/>'), '', exclude('a', 'b')))).toHaveLength(1);
    const off = '<option><flag filterparent="disable"/></option>';
    expect(said(world(two('<joint/>'), off, exclude('a', 'b')))).toEqual([]);
    expect(said(world(two('<joint/>'), '', exclude('b', 'b')))[0]).toContain('warning');
  });
});
