import { beforeAll, describe, expect, it } from 'vitest';
import { compileModel } from '../../src/sim/compile-model.js';
import type { MujocoEngine } from '../../src/sim/load-mujoco.js';
import { lint, lintCompiled } from '../fixtures/lint.js';
import { readMeshBytes } from '../../src/language/physics/read-mesh-bytes.js';
import { filesOf, startEngine, tetrahedronObj } from '../unit/sim/engine.js';

/* What the messages and pages of the rules say that MuJoCo does without a word. */

let engine: MujocoEngine;
beforeAll(async () => (engine = await startEngine()));

interface Outcome {
  readonly error: string;
  readonly limited: boolean;
  readonly equalities: number;
  readonly keyPositions: readonly number[];
  readonly geoms: number;
}

function compile(text: string): Outcome {
  const { value, issues } = compileModel(engine, filesOf({ 'model.xml': text }), 'model.xml', {
    keepUrdfStructure: false,
  });
  if (value === undefined)
    return {
      error: issues.map(({ message }) => message).join(' '),
      limited: false,
      equalities: 0,
      keyPositions: [],
      geoms: 0,
    };
  const outcome = {
    error: '',
    limited: value.njnt > 0 && Boolean((value.jnt(0) as { readonly limited: unknown }).limited),
    equalities: value.neq,
    keyPositions: [...(value as unknown as { readonly key_qpos: Iterable<number> }).key_qpos],
    geoms: value.ngeom,
  };
  value.delete();
  return outcome;
}

const GEOM = '<geom size="0.1"/>';
const body = (joints: string, before = '', after = ''): string =>
  `<mujoco>${before}<worldbody><body>${joints}${GEOM}</body></worldbody>${after}</mujoco>`;
const INERTIAL = '<inertial><mass value="1"/><inertia ixx="1" ixy="0" ixz="0" iyy="1" iyz="0" izz="1"/></inertial>';
const robot = (...joints: string[]): string =>
  `<robot name="r">${['a', 'b', 'c'].map((name) => `<link name="${name}">${INERTIAL}</link>`).join('')}${joints.join('')}</robot>`;
const joint = (name: string, child: string, inside: string, type = 'revolute'): string =>
  `<joint name="${name}" type="${type}"><parent link="a"/><child link="${child}"/>${inside}</joint>`;
const limit = (attributes: string): string => `<axis xyz="0 0 1"/><limit ${attributes} effort="1" velocity="1"/>`;

describe('limits', () => {
  it.each([
    ['inverted', body('<joint range="1 -1"/>')],
    ['with nothing between', body('<joint range="1 1"/>')],
    ['of a class, taken away', body('<joint range="0 0"/>', '<default><joint range="-1 1"/></default>')],
    ['switched off', body('<joint range="-1 1" limited="false"/>')],
    ['inverted in URDF', robot(joint('j', 'b', limit('lower="1" upper="-1"')))],
    ['missing in URDF', robot(joint('j', 'b', '<axis xyz="0 0 1"/>'))],
    ['without both ends in URDF', robot(joint('j', 'b', limit('')))],
    ['without one end in URDF', robot(joint('j', 'b', limit('upper="1"')))],
  ])('%s leave the joint unlimited', (_, text) => {
    expect(compile(text)).toMatchObject({ error: '', limited: false });
  });

  it.each([
    ['true without a range', body('<joint limited="true"/>')],
    ['true with an inverted range', body('<joint limited="true" range="1 -1"/>')],
    ['unsaid without autolimits', body('<joint range="-1 1"/>', '<compiler autolimits="false"/>')],
    ['of a ball joint that do not begin with 0', body('<joint type="ball" range="-1 1"/>')],
  ])('%s are refused', (_, text) => {
    expect(compile(text).error).not.toBe('');
  });
});

describe('the ranges of actuators, and what sensors are seen from', () => {
  const drive = (actuator: string, before = ''): string =>
    body('<joint name="j"/>', before, `<actuator>${actuator}</actuator>`).replace('<body>', '<body name="b">');
  const ranges = ['', '-1 1', '-1 0', '0 1', '1 2', '0 0', '2 1', '0.5 0.5'];
  const limited = ['<damper joint="j" kv="1"/>', '<adhesion body="b" gain="1"/>'];
  const set = (actuator: string, attributes: string): string => actuator.replace('/>', ` ${attributes}/>`);
  const activations = ['', 'dyntype="none"', 'dyntype="filter"', 'actlimited="false"', 'actlimited="true"'];

  it.each([
    ...limited.flatMap((actuator) => ranges.map((range) => drive(set(actuator, range && `ctrlrange="${range}"`)))),
    ...limited.flatMap((actuator) =>
      ranges.slice(1).map((range) => drive(actuator, `<default><general ctrlrange="${range}"/></default>`)),
    ),
    ...activations.flatMap((attributes) =>
      ['', '-1 1', '0 0', '1 -1'].map((range) =>
        drive(set('<general joint="j"/>', `${attributes} ${range && `actrange="${range}"`}`)),
      ),
    ),
    ...['motor', 'velocity', 'position'].flatMap((tag) =>
      ['', 'dyntype="filter"', 'dyntype="filter" dynprm="1"'].map((attributes) =>
        drive(`<${tag} joint="j"/>`, `<default><general actrange="-1 1" ${attributes}/></default>`),
      ),
    ),
    ...['', 'reftype="body" refname=""', 'reftype="body" refname="b"', 'reftype="body"', 'refname="b"'].map(
      (reference) =>
        body('', '', `<sensor><framepos objtype="body" objname="b" ${reference}/></sensor>`).replace(
          '<body>',
          '<body name="b">',
        ),
    ),
  ])('%s is refused where the rules find an error, and taken where they find none', (text) => {
    // Of some inverted ranges the engine says nothing: they are errors all the same, and say so.
    const errors = lint(text).filter(
      ({ severity, message }) => severity === 'error' && !message.includes('for unlimited'),
    );
    expect(errors.length > 0).toBe(compile(text).error !== '');
  });
});

describe('axes', () => {
  it('of length 1e-7 are none, twice as long they are', () => {
    expect(compile(body('<joint axis="1e-7 0 0"/>')).error).toMatch(/axis too small/i);
    expect(compile(body('<joint axis="2e-7 0 0"/>')).error).toBe('');
    expect(compile(body('<joint type="ball" axis="0 0 0"/>')).error).toBe('');
  });
});

describe('a joint that follows a fixed one, or is fixed', () => {
  it('is free of it', () => {
    const leads = joint('j', 'b', limit('lower="-1" upper="1"'));
    const follows = joint('k', 'c', `${limit('lower="-1" upper="1"')}<mimic joint="j"/>`);
    expect(compile(robot(leads, follows)).equalities).toBe(1);
    expect(compile(robot(joint('j', 'b', '', 'fixed'), follows)).equalities).toBe(0);
    expect(compile(robot(leads, joint('k', 'c', '<mimic joint="j"/>', 'fixed'))).equalities).toBe(0);
  });
});

describe('keyframes', () => {
  const keyed = (joints: string, key: string): string => body(joints, '', `<keyframe><key ${key}/></keyframe>`);

  it('that are short are filled up from the initial pose, those too long refused', () => {
    expect(
      compile(keyed('<joint type="slide" ref="0.1"/><joint type="slide" ref="0.2"/>', 'qpos="5"')).keyPositions,
    ).toEqual([5, 0.2]);
    expect(compile(keyed('<joint/>', 'qpos="1 2"')).error).toMatch(/invalid qpos size/i);
    expect(compile(keyed('<joint/>', 'ctrl="1"')).error).toMatch(/invalid ctrl size/i);
  });

  it('have quaternions of length 1, and none of length zero', () => {
    expect(compile(keyed('<freejoint/>', 'qpos="0 0 0 2 0 0 0"')).keyPositions.slice(3)).toEqual([1, 0, 0, 0]);
    expect(compile(keyed('<freejoint/>', 'qpos="0 0 0 0 0 0 0"')).keyPositions.slice(3)).toEqual([1, 0, 0, 0]);
  });

  it('are judged before copies are made', () => {
    const copies = (qpos: string): string =>
      `<mujoco><worldbody><replicate count="3"><body><joint/>${GEOM}</body></replicate></worldbody><keyframe><key qpos="${qpos}"/></keyframe></mujoco>`;
    expect(compile(copies('1 2 3')).error).toMatch(/invalid qpos size/i);
    expect(compile(copies('1')).error).toBe('');
  });
});

describe('an OBJ of several objects', () => {
  const cube = (x: number): string => {
    const corners = [0, 1].flatMap((a) => [0, 1].flatMap((b) => [0, 1].map((c) => `v ${x + a} ${b} ${c}`)));
    return `${corners.join('\n')}\n`;
  };
  const faces = (first: number): string =>
    ['1 2 4 3', '5 7 8 6', '1 5 6 2', '3 4 8 7', '1 3 7 5', '2 6 8 4']
      .map(
        (face) =>
          `f ${face
            .split(' ')
            .map((corner) => String(Number(corner) + first))
            .join(' ')}\n`,
      )
      .join('');
  const massOf = (obj: string, mode: string): number => {
    const text = `<mujoco><asset><mesh name="m" file="m.obj" inertia="${mode}"/></asset><worldbody><body><geom type="mesh" mesh="m" density="1"/></body></worldbody></mujoco>`;
    const { value } = compileModel(engine, filesOf({ 'model.xml': text, 'm.obj': obj }), 'model.xml');
    const mass = value?.body_mass[1] ?? Number.NaN;
    value?.delete();
    return mass;
  };

  it.each([
    ['o', `o a\n${cube(0)}${faces(0)}o b\n${cube(3)}${faces(8)}`, 12],
    ['g, one called as the other', `${cube(0)}${cube(3)}g a\n${faces(0)}g a\n${faces(8)}`, 12],
    ['the first without a name', `${cube(0)}${faces(0)}\to b\n${cube(3)}${faces(8)}`, 12],
    ['an empty one first', `o a\ng b\n${cube(0)}${faces(0)}${cube(3)}${faces(8)}`, 0],
    ['materials only', `${cube(0)}${cube(3)}usemtl a\n${faces(0)}usemtl b\n${faces(8)}`, 0],
    ['g without a name', `${cube(0)}${cube(3)}${faces(0)}g\n${faces(8)}`, 0],
  ])('%s: is read as its first, but for its vertices', (_, obj, leftOut) => {
    const facts = readMeshBytes('.obj', new TextEncoder().encode(obj));
    expect(facts).toMatchObject({ leftOut });
    expect(massOf(obj, 'exact')).toBeCloseTo(leftOut > 0 ? 1 : 2, 6);
    expect(massOf(obj, 'convex')).toBeCloseTo(4, 6);
  });
});

describe('what the engine says', () => {
  const broken = INERTIAL.replace('ixx="1"', 'ixx="3"');
  const called = (name: string): string =>
    `<robot name="r"><link name="a">${INERTIAL}</link>${joint('j', 'b', limit('lower="-1" upper="1"'))}<link name="b">${broken}</link></robot>`.replace(
      'name="j"',
      `name="${name}"`,
    );

  it.each([
    ['as the link', called('b')],
    ['as another', called('j')],
  ])('of a link is not told twice, with a joint called %s', async (_, text) => {
    expect(compile(text).error).toMatch(/A \+ B/);
    const errors = (await lintCompiled(text)).filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code }) => code)).toEqual(['ine/triangle']);
  });
});

describe('a URDF', () => {
  it.each([
    ['two files of one name', 'collision', 'a/m.obj', '', true],
    ['the same file', 'collision', 'b/m.obj', '', false],
    ['another scale', 'collision', 'a/m.obj', 'scale="2 2 2"', false],
    ['one that is only drawn', 'visual', 'a/m.obj', '', false],
  ])('has meshes that are called as their files: %s', (_, kind, file, scale, isTaken) => {
    const shape = (tag: string, name: string, more = ''): string =>
      `<${tag}><geometry><mesh filename="${name}" ${more}/></geometry></${tag}>`;
    const text = `<robot name="r"><link name="l">${INERTIAL}${shape(kind, file)}${shape('collision', 'b/m.obj', scale)}</link></robot>`;
    const files = { 'model.xml': text, 'a/m.obj': tetrahedronObj(0.1), 'b/m.obj': tetrahedronObj(0.4) };
    const { value } = compileModel(engine, filesOf(files), 'model.xml', { keepUrdfStructure: false });
    if (value === undefined) throw new Error('it does not compile');
    const sizes = [...value.geom_rbound].map((radius) => radius.toFixed(4));
    value.delete();
    const isSmall = sizes.length === 2 && sizes[0] === sizes[1] && file === 'a/m.obj';
    expect(isSmall).toBe(isTaken);
    expect(lint(text).some(({ code }) => code === 'port/urdf-import-loss')).toBe(isTaken);
  });

  it('loses its visuals, unless told otherwise', () => {
    const visual = '<visual><geometry><box size="1 1 1"/></geometry></visual>';
    const text = `<robot name="r"><link name="a">${INERTIAL}${visual}</link></robot>`;
    expect(compile(text).geoms).toBe(0);
    const told = text.replace('<link', '<mujoco><compiler discardvisual="false"/></mujoco><link');
    expect(compile(told).geoms).toBe(1);
  });

  it('may have several roots', () => {
    expect(compile(robot()).error).toBe('');
  });
});
