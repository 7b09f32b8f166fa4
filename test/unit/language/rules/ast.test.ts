import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../../src/language/check/diagnostic.js';
import { boxObj, stlOf } from '../../../fixtures/concave-meshes.js';
import { lint } from '../../../fixtures/lint.js';

type Files = Readonly<Record<string, string | Uint8Array>>;

const mesh = (attributes: string, compiler = ''): string =>
  `<mujoco>${compiler}<asset><mesh name="m" ${attributes}/></asset><worldbody><geom type="mesh" mesh="m"/></worldbody></mujoco>`;
const robot = (file: string, what = 'collision', more = ''): string =>
  `<robot name="r"><link name="l"><${what}><geometry><mesh filename="${file}"${more}/></geometry></${what}></link></robot>`;

const found = (text: string, others: Files) =>
  lint(text, others).filter(({ code }) => /^ast\/|^uni\/length/.test(code));
/** `severity rule` of the rules of files, one each. */
const said = (text: string, others: Files = {}): string[] =>
  found(text, others).map(({ severity, code }) => `${severity} ${code}`);
/** The text after the first fix of a rule. */
function fixed(text: string, others: Files): string {
  const [fix] = found(text, others).flatMap(({ fixes }) => fixes);
  return applyEdits(text, fix.edits);
}

const BOX = boxObj([0.1, 0.2, 0.3]);

describe('ast/file-missing', () => {
  it('mends capital letters and folders, as paths count there', () => {
    expect(fixed(mesh('file="box.obj"'), { '/work/Box.OBJ': BOX })).toBe(mesh('file="Box.OBJ"'));
    const inFolder = mesh('file="box.obj"', '<compiler meshdir="meshes"/>');
    expect(fixed(inFolder, { '/work/meshes/fine/box.obj': BOX })).toBe(
      mesh('file="fine/box.obj"', '<compiler meshdir="meshes"/>'),
    );
    expect(fixed(robot('box.obj'), { '/work/meshes/box.obj': BOX })).toBe(robot('meshes/box.obj'));
  });

  it('is an error where every reader wants the file, once for a package that is not there', () => {
    expect(said(mesh('file="box.obj"'))).toEqual(['error ast/file-missing']);
    expect(said(robot('box.obj'))).toEqual(['error ast/file-missing']);
    expect(said(robot('box.obj', 'visual'))).toEqual(['warning ast/file-missing']);
    const two = robot('package://far/a.stl').replace(/<link.*<\/link>/, (link) => link + link.replace('"l"', '"k"'));
    expect(said(two)).toEqual(['info ast/file-missing']);
    expect(said(robot('package://work/a.stl'))).toEqual(['error ast/file-missing']);
    expect(said(robot('package://work/a.stl'), { '/work/a.stl': stlOf(BOX) })).toEqual([]);
  });

  it('says nothing of what is computed, or on the web', () => {
    expect(said(robot('$(find arm)/a.stl'))).toEqual([]);
    expect(said(robot('https://example.org/a.stl'))).toEqual(['warning ast/path']);
  });
});

describe('ast/format', () => {
  it.each([
    ['a format that is not read', mesh('file="a.dae"'), { '/work/a.dae': '<COLLADA/>' }],
    ['a pointer of Git LFS', mesh('file="a.obj"'), { '/work/a.obj': 'version https://git-lfs.github.com/spec/v1\n' }],
    ['an STL in text form', mesh('file="a.stl"'), { '/work/a.stl': 'solid a\nendsolid a\n' }],
    ['a file that is cut off', mesh('file="a.stl"'), { '/work/a.stl': stlOf(BOX).slice(0, 300) }],
    ['a face without its vertices', mesh('file="a.obj"'), { '/work/a.obj': `${BOX}\nf 1 2 99` }],
    [
      'an image that is no PNG',
      '<mujoco><asset><texture name="t" type="2d" file="a.png"/></asset><worldbody><geom size="1"/></worldbody></mujoco>',
      { '/work/a.png': 'GIF89a' },
    ],
  ])('finds %s', (_, text, others) => {
    expect(said(text, others)).toEqual(['error ast/format']);
  });

  it('takes what MuJoCo takes, and in URDF what it does not look at', () => {
    expect(said(mesh('file="a.obj"'), { '/work/a.obj': BOX })).toEqual([]);
    expect(said(mesh('file="a.STL"'), { '/work/a.STL': stlOf(BOX) })).toEqual([]);
    expect(said(robot('a.dae', 'visual'), { '/work/a.dae': '' })).toEqual([]);
    expect(said(robot('a.stl', 'visual'), { '/work/a.stl': 'solid a' })).toEqual([]);
    expect(said(robot('a.stl', 'visual'), { '/work/a.stl': 'no mesh at all' })).toEqual(['warning ast/format']);
    expect(said(robot('a.dae'), { '/work/a.dae': '' })).toEqual(['info ast/format']);
    const next = BOX.split('\n')
      .filter((line) => line.startsWith('f'))
      .join('\n');
    expect(said(mesh('file="a.obj"'), { '/work/a.obj': `${BOX}\no other\n${next}\n` })).toEqual(['warning ast/format']);
    const apart = `${BOX}\no other\n${boxObj([1, 1, 1]).replaceAll('v ', 'v 9')}`;
    expect(lint(mesh('file="a.obj"'), { '/work/a.obj': apart }).map(({ code }) => code)).toEqual(['ast/format']);
    expect(said(mesh('file="a.obj"'), { '/work/a.obj': `o box\ng box\n${BOX}\n` })).toEqual([]);
    const materials = BOX.replace('\nf', '\nusemtl red\nf').replace(/\nf(?=[^\n]*$)/, '\nusemtl blue\nf');
    expect(said(mesh('file="a.obj"'), { '/work/a.obj': materials })).toEqual(['info ast/format']);
  });
});

describe('ast/mesh-invalid and uni/length', () => {
  it('refuse what is flat where MuJoCo looks at it', () => {
    const flat = { '/work/a.obj': 'v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nf 1 2 3\nf 1 3 4\n' };
    const drawn = (more: string): string =>
      mesh(`file="a.obj"${more}`).replace('<geom', '<geom contype="0" conaffinity="0"');
    expect(said(mesh('file="a.obj"'), flat)).toEqual(['error ast/mesh-invalid']);
    expect(said(mesh('file="a.obj" inertia="shell"'), flat)).toEqual(['error ast/mesh-invalid']);
    expect(said(drawn(''), flat)).toEqual(['error ast/mesh-invalid']);
    expect(fixed(drawn(''), flat)).toBe(drawn(' inertia="shell"'));
    expect(said(drawn(' inertia="shell"'), flat)).toEqual([]);
    expect(said(robot('a.obj'), flat)).toEqual(['error ast/mesh-invalid']);
    expect(said(robot('a.obj', 'visual'), flat)).toEqual([]);
  });

  it('look at the mesh as it is used', () => {
    const inwards = { '/work/a.obj': boxObj([0.1, 0.2, 0.3], true) };
    expect(said(mesh('file="a.obj"'), inwards)).toEqual(['warning ast/mesh-invalid']);
    expect(said(mesh('file="a.obj" inertia="exact"'), inwards)).toEqual(['error ast/mesh-invalid']);
    const millimetres = { '/work/a.stl': stlOf(boxObj([100, 200, 300])) };
    const arm = (more: string): string =>
      `${robot('a.stl', 'collision', more).replace('</robot>', '')}<link name="b"/><joint name="j" type="continuous"><parent link="l"/><child link="b"/></joint></robot>`;
    expect(said(arm(''), millimetres)).toEqual(['warning uni/length']);
    expect(said(arm(' scale="0.001 0.001 0.001"'), millimetres)).toEqual([]);
    expect(fixed(arm(''), millimetres)).toBe(arm(' scale="0.001 0.001 0.001"'));
    // Scenery may be that large.
    expect(said(robot('a.stl'), millimetres)).toEqual([]);
  });
});

describe('ast/path', () => {
  it('mends what holds on one machine only', () => {
    const file = { '/work/meshes/a.obj': BOX };
    expect(fixed(mesh('file="/work/meshes/a.obj"'), file)).toBe(mesh('file="meshes/a.obj"'));
    expect(fixed(robot('file:///work/meshes/a.obj'), file)).toBe(robot('meshes/a.obj'));
    expect(fixed(mesh('file="meshes\\a.obj"'), file)).toBe(mesh('file="meshes/a.obj"'));
    expect(said(mesh('file="a.obj"', '<compiler meshdir="/work/meshes"/>'), file)).toEqual(['warning ast/path']);
    expect(said(mesh('file="../work/meshes/a.obj"'), file)).toEqual([]);
  });
});
