import { beforeAll, describe, expect, it } from 'vitest';
import { findVendorElement } from '../../src/schema/urdf/urdf-vendors.js';
import { URDF } from '../../src/schema/urdf/urdf-vocabulary.js';
import vendors from '../../src/schema/urdf/vendors.json' with { type: 'json' };
import { compileModel } from '../../src/sim/compile-model.js';
import type { MujocoEngine } from '../../src/sim/load-mujoco.js';
import { elementAt, elementsOf } from '../unit/schema/walk-vocabulary.js';
import { filesOf, startEngine } from '../unit/sim/engine.js';

/* What the vocabulary and its help say of MuJoCo is what MuJoCo does. */

let engine: MujocoEngine;
beforeAll(async () => (engine = await startEngine()));

const INERTIAL =
  '<inertial><origin xyz="0 0 0"/><mass value="1"/><inertia ixx="1" ixy="0" ixz="0" iyy="1" iyz="0" izz="1"/></inertial>';
const COLLISION = '<collision><geometry><box size="1 1 1"/></geometry></collision>';
const BASE = `<link name="a">${INERTIAL}</link>`;
const AXIS = '<axis xyz="0 0 1"/>';
const LIMIT = '<limit lower="-1" upper="1" effort="5" velocity="2"/>';

const link = (inside = INERTIAL): string => `<link name="b">${inside}</link>`;
const joint = (inside = AXIS + LIMIT, type = 'revolute'): string =>
  `<joint name="j" type="${type}"><parent link="a"/><child link="b"/>${inside}</joint>`;
const robot = (inside: string): string => `<robot name="r">${inside}</robot>`;
const model = (joints = joint(), b = link()): string => robot(BASE + b + joints);

interface Outcome {
  readonly timestep: number;
  readonly userData: number;
  readonly error: string | undefined;
  readonly bodies: number;
  readonly geoms: number;
  readonly limited: boolean;
  readonly axis: readonly number[];
  readonly pose: readonly number[];
  readonly force: readonly number[];
  readonly equalities: number;
  readonly masses: readonly number[];
}

/** Compiles as the engine does by itself: without our changes to the structure. */
function compile(text: string): Outcome | { readonly error: string } {
  const { value, issues } = compileModel(engine, filesOf({ 'r.urdf': text }), 'r.urdf', { keepUrdfStructure: false });
  if (value === undefined) return { error: issues.map((issue) => issue.message).join(' ') };
  const outcome = {
    error: undefined,
    timestep: (value.opt as { readonly timestep: number }).timestep,
    userData: value.nuserdata,
    bodies: value.nbody,
    geoms: value.ngeom,
    limited: value.njnt > 0 && Boolean((value.jnt(0) as { readonly limited: unknown }).limited),
    axis: [...value.jnt_axis],
    pose: [...value.body_pos, ...value.body_quat],
    force: [...value.jnt_actfrcrange],
    equalities: value.neq,
    masses: [...value.body_mass],
  };
  value.delete();
  return outcome;
}

describe('MuJoCo and the URDF vocabulary', () => {
  // A document with an element of every kind that MuJoCo reads.
  const complete = model(
    joint('<origin xyz="0 0 0" rpy="0 0 0"/><axis xyz="0 0 1"/><limit lower="-1" upper="1" effort="1" velocity="1"/>'),
    link(
      INERTIAL +
        COLLISION +
        '<collision><geometry><cylinder radius="1" length="1"/></geometry></collision>' +
        '<collision><geometry><sphere radius="1"/></geometry></collision>' +
        '<collision><geometry><capsule radius="1" length="1"/></geometry></collision>' +
        '<visual><geometry><box size="1 1 1"/></geometry><material name="m"><color rgba="1 0 0 1"/></material></visual>',
    ),
  );

  it('refuses what lacks a required attribute, but for the few that it does not read', () => {
    expect(compile(complete).error).toBeUndefined();
    const forgiven: string[] = [];
    let checked = 0;
    for (const { id, tag, attributes } of elementsOf(URDF)) {
      for (const { name, required } of attributes.values()) {
        const lacking = complete.replace(new RegExp(`(<${tag}\\b[^>]*?) ${name}="[^"]*"`), '$1');
        if (required !== true || lacking === complete || id.startsWith('transmission')) continue;
        checked += 1;
        if (compile(lacking).error === undefined) forgiven.push(`${id} ${name}`);
      }
    }
    expect(checked).toBeGreaterThan(18);
    expect(forgiven.sort()).toEqual([
      'limit effort',
      'limit velocity',
      'material name',
      'robot name',
      'visual_material name',
    ]);
  });

  it('knows every type of joint, and no other', () => {
    const type = elementAt(URDF, ['robot', 'joint']).attributes.get('type')?.value;
    const types = type?.kind === 'enum' ? type.values : [];
    expect(types).toHaveLength(7);
    for (const word of types) expect(compile(model(joint('', word))).error, word).toBeUndefined();
    expect(compile(model(joint('', 'universal'))).error).toContain('joint type');
  });

  it('takes the defaults that are written down', () => {
    const bare = compile(model(joint(LIMIT)));
    const axis = elementAt(URDF, ['robot', 'joint', 'axis']).attributes.get('xyz')?.default ?? '';
    const origin = [...elementAt(URDF, ['robot', 'joint', 'origin']).attributes.values()]
      .map((a) => `${a.name}="${a.default ?? ''}"`)
      .join(' ');
    expect(compile(model(joint(`<axis xyz="${axis}"/>${LIMIT}`)))).toEqual(bare);
    expect(compile(model(joint(`<origin ${origin}/>${LIMIT}`)))).toEqual(bare);
    expect(compile(model(joint(LIMIT + AXIS)))).not.toEqual(bare);
  });

  it.each([
    ['a continuous joint keeps its limits', joint(AXIS + LIMIT, 'continuous'), { limited: true }],
    ['one end alone is no limit', joint('<limit upper="1" effort="1" velocity="1"/>'), { limited: false }],
    ['an inverted limit is none', joint('<limit lower="1" upper="-1" effort="1" velocity="1"/>'), { limited: false }],
    [
      'no effort is no limit of force',
      joint('<limit lower="-1" upper="1" effort="0" velocity="1"/>'),
      { force: [0, 0] },
    ],
    [
      'quat_xyzw is not read',
      joint('<origin quat_xyzw="0 0 1 0"/>'),
      { pose: [0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0] },
    ],
    ['a mimic of nothing is dropped', joint(`${AXIS}<mimic joint="zz"/>`), { equalities: 0, error: undefined }],
  ])('%s', (_, joints, expected) => {
    expect(compile(model(joints))).toMatchObject(expected);
  });

  it.each([
    ['visuals are dropped', link(INERTIAL + COLLISION.replaceAll('collision', 'visual')), { geoms: 0 }],
    ['mass comes from collision shapes', link(COLLISION), { masses: [0, 1000] }],
    [
      'an undeclared material is no error',
      link(`${INERTIAL}<visual><geometry><box size="1 1 1"/></geometry><material name="zz"/></visual>`),
      { error: undefined },
    ],
  ])('%s', (_, b, expected) => {
    expect(compile(model(joint(), b))).toMatchObject(expected);
  });

  it('refuses a joint that mimics itself, a zero axis and a moving link without mass', () => {
    expect(compile(model(joint('<mimic joint="j"/>'))).error).toContain('repeated');
    expect(compile(model(joint('<axis xyz="0 0 0"/>'))).error).toContain('too small in joint');
    expect(compile(model(joint(), link(''))).error).toContain('bodies must be larger');
  });

  it('reads compiler, option and size of its own extension, each once, and nothing else', () => {
    const extended = (inside: string) => compile(robot(`<mujoco>${inside}</mujoco>${BASE}${link()}${joint()}`));
    expect(extended('<option timestep="0.01"/>')).toMatchObject({ timestep: 0.01 });
    expect(extended('<size nuserdata="5"/>')).toMatchObject({ userData: 5 });
    expect(extended('<compiler settotalmass="7"/>')).toMatchObject({ masses: [0, 7] });
    expect(extended('<compiler angle="degree" eulerseq="zyx"/>')).toEqual(compile(model()));
    expect(extended('<worldbody><body/></worldbody><actuator><motor joint="j"/></actuator>')).toEqual(compile(model()));
    expect(extended('<option/><option/>').error).toContain('epeated');
  });

  it('passes over what single programs read, but for shapes', () => {
    const plain = compile(model());
    const parents: Readonly<Record<string, (inside: string) => string>> = {
      robot: (inside) => robot(BASE + link() + joint() + inside),
      link: (inside) => model(joint(), link(INERTIAL + inside)),
      transmission: (inside) => robot(`${BASE}${link()}${joint()}<transmission name="t">${inside}</transmission>`),
      material: (inside) => robot(`${BASE}${link()}${joint()}<material name="m">${inside}</material>`),
    };
    let checked = 0;
    for (const [id, entry] of Object.entries(vendors.elements)) {
      const tag = ((entry as { tag?: string }).tag ?? id).replace('*', 'x');
      for (const parent of entry.in) {
        if (!(parent in parents)) continue;
        checked += 1;
        expect(findVendorElement(parent, tag), tag).toBeDefined();
        expect(compile(parents[parent](`<${tag} name="x"/>`)), tag).toEqual(plain);
      }
    }
    expect(checked).toBeGreaterThan(30);
    expect(compile(model(joint(), link(COLLISION.replace('box size="1 1 1"', 'plane')))).error).toBeDefined();
  });
});
