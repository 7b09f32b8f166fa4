import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { inertiaFromMatrix } from '../../src/core/conventions.js';
import type { Inertial } from '../../src/core/inertial.js';
import { matrixFromQuat, multiplyMat3, transpose } from '../../src/core/math/mat3.js';
import { quat } from '../../src/core/math/quat.js';
import { bodyInertias } from '../../src/language/physics/body-inertia.js';
import { kinematicTree } from '../../src/language/model/kinematics.js';
import { createWorkspace } from '../../src/language/model/workspace.js';
import { loadNodeMujoco } from '../../src/pipeline/node-engines.js';
import { compileModel } from '../../src/sim/compile-model.js';
import type { MujocoEngine } from '../../src/sim/load-mujoco.js';
import { boxObj, cupObj, EL_OBJ, stlOf } from '../fixtures/concave-meshes.js';
import { memoryFiles } from '../fixtures/memory-files.js';

let engine: MujocoEngine;
beforeAll(async () => {
  engine = await loadNodeMujoco();
});

const MESHES: Readonly<Record<string, string | Uint8Array>> = {
  'cup.obj': cupObj(),
  'el.obj': EL_OBJ,
  'box.stl': stlOf(boxObj([0.1, 0.2, 0.3])),
  'inside-out.obj': boxObj([0.3, 0.2, 0.1], true),
};

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/**
 * A model in which each mesh has a file that was not used before: the engine keeps meshes by path, and gives a primitive that is fitted to one the
 * pose of an earlier `refpos` and `refquat` (MuJoCo 3.14).
 */
function withFreshMeshes(text: string): {
  readonly fresh: string;
  readonly meshes: Record<string, string | Uint8Array>;
} {
  const meshes: Record<string, string | Uint8Array> = {};
  const fresh = text.replace(/="([\w-]+\.(?:obj|stl))"/g, (_, name: string) => {
    meshes[`${++copies}-${name}`] = MESHES[name];
    return `="${copies}-${name}"`;
  });
  return { fresh, meshes };
}
let copies = 0;

/** What MuJoCo makes of a text, body by body; the message where it refuses it. */
function ask(contents: Readonly<Record<string, string | Uint8Array>>, path: string): readonly Inertial[] | string {
  const files = new Map(Object.entries(contents).map(([name, content]) => [name, bytesOf(content)]));
  const { value: model, issues } = compileModel(engine, files, path);
  if (model === undefined) return issues.map(({ message }) => message).join(' ');
  const bodies = Array.from({ length: model.nbody }, (_, body): Inertial => {
    const [w, x, y, z] = model.body_iquat.slice(4 * body, 4 * body + 4);
    const r = matrixFromQuat(quat(w, x, y, z));
    const [a, b, c] = model.body_inertia.slice(3 * body, 3 * body + 3);
    const [px, py, pz] = model.body_ipos.slice(3 * body, 3 * body + 3);
    const inertia = inertiaFromMatrix(multiplyMat3(multiplyMat3(r, [a, 0, 0, 0, b, 0, 0, 0, c]), transpose(r)));
    return { mass: model.body_mass[body], com: [px, py, pz], inertia };
  });
  model.delete();
  return bodies;
}

/** What we make of it. */
function infer(given: Readonly<Record<string, string | Uint8Array>>, path: string): readonly (Inertial | undefined)[] {
  const contents = Object.fromEntries(Object.entries(given).map(([name, c]) => [`/m/${name}`, c]));
  const files = memoryFiles(contents);
  const model = createWorkspace(files).model(`/m/${path}`);
  if (model === undefined) throw new Error('this is no model');
  const found = bodyInertias(model, files);
  return kinematicTree(model).map((body) => {
    const { inertial, isKnown } = found.get(body) ?? { isKnown: false };
    expect(isKnown, JSON.stringify(given[path])).toBe(true);
    return inertial;
  });
}

function expectSame(ours: Inertial | undefined, theirs: Inertial, text: string): void {
  const { mass, com, inertia } = ours ?? { mass: 0, com: theirs.com, inertia: undefined };
  const near = (a: number, b: number, size: number): void => {
    expect(Math.abs(a - b), `${text}\n${JSON.stringify({ ours, theirs })}`).toBeLessThan(1e-6 * size + 1e-14);
  };
  near(mass, theirs.mass, theirs.mass);
  const { xx, yy, zz } = theirs.inertia;
  // How far the body reaches about its centre.
  const reach = Math.sqrt((xx + yy + zz) / Math.max(theirs.mass, 1e-12));
  com.forEach((value, k) => {
    near(value, theirs.com[k], reach + Math.abs(theirs.com[k]));
  });
  for (const key of ['xx', 'yy', 'zz', 'xy', 'xz', 'yz'] as const)
    near(inertia?.[key] ?? 0, theirs.inertia[key], xx + yy + zz);
}

function compare(written: string, path = 'model.xml'): string {
  const { fresh: text, meshes } = withFreshMeshes(written);
  const theirs = ask({ ...meshes, [path]: text }, path);
  if (typeof theirs === 'string') return theirs;
  // To make nothing weigh ten kilograms the engine divides by almost zero.
  if (theirs.every(({ mass }) => mass === 0)) return '';
  const ours = infer({ ...meshes, [path]: text }, path);
  // The root of a URDF is a body below the world.
  const shift = path.endsWith('.urdf') ? 1 : 0;
  expect(ours.length + shift, text).toBe(theirs.length);
  ours.forEach((one, i) => {
    expectSame(one, theirs[i + shift], text);
  });
  return '';
}

const length = fc.integer({ min: 5, max: 60 }).map((n) => n / 100);
const coordinate = fc.integer({ min: -100, max: 100 }).map((n) => n / 50);
const angle = fc.integer({ min: -180, max: 180 });
const three = (one: fc.Arbitrary<number>): fc.Arbitrary<string> => fc.tuple(one, one, one).map((v) => v.join(' '));
const maybe = (name: string, value: fc.Arbitrary<string | number | boolean>): fc.Arbitrary<string> =>
  fc.option(value, { nil: undefined }).map((text) => (text === undefined ? '' : ` ${name}="${text}"`));

const orientation = fc.oneof(
  fc.constant(''),
  three(angle).map((text) => ` euler="${text}"`),
  fc.tuple(three(coordinate), fc.integer({ min: 1, max: 4 })).map(([text, w]) => ` quat="${w} ${text}"`),
  fc.tuple(three(coordinate), angle).map(([text, a]) => ` axisangle="${text.replace('0', '1')} ${a}"`),
  fc.constantFrom(' xyaxes="1 1 0 -1 1 1"', ' zaxis="1 -2 3"', ' zaxis="0 0 -1"'),
);
const pose = fc.tuple(maybe('pos', three(coordinate)), orientation).map((parts) => parts.join(''));

const ends = fc.tuple(three(coordinate), length).map(
  ([from, n]) =>
    ` fromto="${from} ${from
      .split(' ')
      .map((v, k) => Number(v) + n * (k - 0.5))
      .join(' ')}"`,
);

const primitive = fc
  .tuple(
    fc.constantFrom('sphere', 'capsule', 'cylinder', 'ellipsoid', 'box'),
    three(length),
    pose,
    fc.option(ends, { nil: undefined }),
    fc.boolean(),
  )
  .map(([type, size, place, fromto, isShell]) => {
    const where = type === 'sphere' || fromto === undefined ? place : fromto;
    return `type="${type}" size="${size}"${where}${isShell && type !== 'ellipsoid' ? ' shellinertia="true"' : ''}`;
  });
const meshGeom = fc
  .tuple(
    fc.constantFrom('m0', 'm1', 'm2'),
    fc.constantFrom('mesh', 'mesh', 'box', 'sphere', 'capsule', 'cylinder', 'ellipsoid'),
    pose,
  )
  .map(([mesh, type, place]) => `type="${type}" mesh="${mesh}"${place}`);

const geom = fc
  .tuple(
    fc.oneof(primitive, primitive, meshGeom),
    maybe('mass', fc.constantFrom(0, 1, 2.5)),
    maybe('density', fc.constantFrom(0, 500, 7850)),
    maybe('group', fc.integer({ min: 0, max: 3 })),
    maybe('class', fc.constantFrom('light', 'heavy')),
    maybe('contype', fc.constant('0')),
  )
  .map((parts) => `<geom ${parts.join('')}/>`);

const around = (inside: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    inside,
    inside,
    fc.tuple(pose, inside).map(([place, xml]) => `<frame${place}>${xml}</frame>`),
    fc
      .tuple(fc.integer({ min: 1, max: 4 }), three(coordinate), three(angle), inside)
      .map(
        ([n, offset, euler, xml]) => `<replicate count="${n}" offset="${offset}" euler="${euler}">${xml}</replicate>`,
      ),
  );

const inertial = fc
  .tuple(
    three(coordinate),
    fc.integer({ min: 1, max: 9 }),
    three(fc.integer({ min: 4, max: 7 })),
    fc.boolean(),
    orientation,
  )
  .map(([pos, mass, diagonal, isFull, turn]) =>
    isFull
      ? `<inertial pos="${pos}" mass="${mass}" fullinertia="${diagonal} 0.3 -0.2 0.5"/>`
      : `<inertial pos="${pos}" mass="${mass}" diaginertia="${diagonal}"${turn}/>`,
  );

/** A body with others in it, `depth` levels. */
const body = (depth: number): fc.Arbitrary<string> =>
  fc
    .tuple(
      pose,
      maybe('childclass', fc.constantFrom('light', 'heavy')),
      fc.option(inertial, { nil: '', freq: 2 }),
      fc.array(around(around(geom)), { maxLength: 3 }),
      depth > 0 ? fc.array(body(depth - 1), { maxLength: 2 }) : fc.constant([]),
    )
    .map(
      ([place, childclass, own, geoms, children]) =>
        `<body${place}${childclass}>${own}${geoms.join('')}${children.join('')}</body>`,
    );

const mesh = (name: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...Object.keys(MESHES)),
      maybe('inertia', fc.constantFrom('legacy', 'exact', 'convex', 'shell')),
      maybe('scale', fc.constantFrom('0.1 0.1 0.1', '-0.2 0.2 0.2', '0.1 0.2 0.3')),
      maybe('refpos', three(coordinate)),
      maybe('refquat', fc.constant('1 0.5 0.2 -0.3')),
    )
    .map(([file, ...rest]) => `<mesh name="${name}" file="${file}"${rest.join('')}/>`);

const compiler = fc
  .tuple(
    maybe('angle', fc.constantFrom('degree', 'radian')),
    maybe('eulerseq', fc.constantFrom('xyz', 'ZYX', 'zxz')),
    maybe('inertiafromgeom', fc.constantFrom('auto', 'true', 'false')),
    maybe('inertiagrouprange', fc.constantFrom('0 1', '2 5')),
    maybe('boundmass', fc.constantFrom('0.5')),
    maybe('boundinertia', fc.constantFrom('0.05')),
    maybe('balanceinertia', fc.boolean()),
    maybe('settotalmass', fc.constantFrom('10')),
  )
  .map((parts) => `<compiler${parts.join('')}/>`);

const DEFAULTS = `<default>
    <geom density="900"/>
    <default class="light"><geom density="50" size="0.1 0.2 0.3" group="1"/></default>
    <default class="heavy"><geom mass="3"/></default>
  </default>`;

const mjcf = fc
  .tuple(
    compiler,
    compiler,
    mesh('m0'),
    mesh('m1'),
    mesh('m2'),
    fc.array(geom, { maxLength: 1 }),
    fc.array(around(body(1)), { minLength: 1, maxLength: 2 }),
  )
  .map(
    ([first, second, m0, m1, m2, world, bodies]) =>
      `<mujoco>${first}${second}${DEFAULTS}<asset>${m0}${m1}${m2}</asset><worldbody>${world.join('')}${bodies.join('')}</worldbody></mujoco>`,
  )
  // Copies of bodies are bodies of their own, which are not in our tree.
  .filter((text) => !/<replicate(?:(?!<\/replicate>).)*<body/.test(text));

describe('mass, centre and inertia of bodies', () => {
  it('are those that MuJoCo computes of random models', () => {
    const refused = new Map<string, number>();
    let compared = 0;
    fc.assert(
      fc.property(mjcf, (text) => {
        const message = compare(text);
        if (message === '') compared++;
        else refused.set(message, (refused.get(message) ?? 0) + 1);
      }),
      { numRuns: 300, endOnFailure: true },
    );
    // Inside out and exact at once, mostly.
    expect(compared, JSON.stringify([...refused])).toBeGreaterThan(200);
  });

  it('are those of links', () => {
    const link = (name: string, inside: string): string => `<link name="${name}">${inside}</link>`;
    const origin = '<origin xyz="0.1 0.2 -0.3" rpy="0.3 -0.4 1.2"/>';
    const shapes = [
      '<box size="0.1 0.2 0.3"/>',
      '<sphere radius="0.2"/>',
      '<cylinder radius="0.1" length="0.5"/>',
      '<mesh filename="cup.obj" scale="0.1 0.1 0.2"/>',
      '<mesh filename="box.stl"/>',
    ];
    const links = [
      link(
        'base',
        '<inertial><mass value="2"/><inertia ixx="1" iyy="1.5" izz="1.2" ixy="0.1" ixz="0" iyz="0"/></inertial>',
      ),
      link(
        'tilted',
        `<inertial>${origin}<mass value="2"/><inertia ixx="1" iyy="1.5" izz="1.2" ixy="0.1" ixz="-0.2" iyz="0.3"/></inertial>`,
      ),
      ...shapes.map((shape, i) =>
        link(
          `l${i}`,
          `<collision>${origin}<geometry>${shape}</geometry></collision><visual><geometry>${shape}</geometry></visual>`,
        ),
      ),
      link('two', shapes.map((shape) => `<collision><geometry>${shape}</geometry></collision>`).join('')),
    ];
    const names = ['tilted', ...shapes.map((_, i) => `l${i}`), 'two'];
    const joints = names.map(
      (name) => `<joint name="to_${name}" type="continuous"><parent link="base"/><child link="${name}"/></joint>`,
    );
    expect(compare(`<robot name="r">${links.join('')}${joints.join('')}</robot>`, 'robot.urdf')).toBe('');
  });
});
