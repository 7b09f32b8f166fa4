import { describe, expect, it } from 'vitest';
import { assetReferences, findAsset } from '../../../src/language/physics/asset-files.js';
import { findByName, findOtherCase, relativeTo } from '../../../src/language/physics/near-files.js';
import { createWorkspace } from '../../../src/language/model/workspace.js';
import { memoryFiles } from '../../fixtures/memory-files.js';

/** The paths that a model finds for what it names; undefined where a file is not there. */
function found(files: Readonly<Record<string, string>>, path = '/w/robot/model.xml'): (string | undefined)[] {
  const access = memoryFiles(files);
  const model = createWorkspace(access).model(path);
  if (model === undefined) throw new Error('this is no model');
  return assetReferences(model).map((reference) => findAsset(model, reference, access).path);
}

const mesh = (file: string, compiler = ''): string =>
  `<mujoco>${compiler}<asset><mesh name="m" file="${file}"/></asset><worldbody><geom type="mesh" mesh="m"/></worldbody></mujoco>`;
const robot = (file: string): string =>
  `<robot name="r"><link name="l"><collision><geometry><mesh filename="${file}"/></geometry></collision></link></robot>`;

describe('files that MJCF names', () => {
  // Each as MuJoCo 3.14 does, tried on the engine.
  it.each([
    ['beside the model', mesh('a.obj'), 'a.obj'],
    ['in meshdir', mesh('a.obj', '<compiler meshdir="d"/>'), 'd/a.obj'],
    ['in assetdir, but for meshdir', mesh('a.obj', '<compiler assetdir="e" meshdir="d"/>'), 'd/a.obj'],
    [
      'in the assetdir of a later compiler',
      mesh('a.obj', '<compiler meshdir="d"/><compiler assetdir="e"/>'),
      'e/a.obj',
    ],
    ['without folders', mesh('x/y/a.obj', '<compiler strippath="true"/>'), 'a.obj'],
    ['through folders that are not there', mesh('x/../a.obj'), 'a.obj'],
    ['with backslashes', mesh('d\\a.obj'), 'd/a.obj'],
  ])('are %s', (_, text, path) => {
    const files = { '/w/robot/model.xml': text, [`/w/robot/${path}`]: '' };
    expect(found(files)).toEqual([`/w/robot/${path}`]);
    expect(found({ '/w/robot/model.xml': text, '/w/robot/elsewhere/a.obj': '' })).toEqual([undefined]);
  });

  it('are absolute, or beside the file that includes', () => {
    expect(found({ '/w/robot/model.xml': mesh('/m/a.obj', '<compiler meshdir="d"/>'), '/m/a.obj': '' })).toEqual([
      '/m/a.obj',
    ]);
    const main = '<mujoco><include file="parts/arm.xml"/></mujoco>';
    const files = { '/w/robot/model.xml': main, '/w/robot/parts/arm.xml': mesh('a.obj') };
    expect(found({ ...files, '/w/robot/parts/a.obj': '' })).toEqual(['/w/robot/parts/a.obj']);
    expect(found({ ...files, '/w/robot/parts/a.obj': '', '/w/robot/a.obj': '' })).toEqual(['/w/robot/a.obj']);
  });

  it('are textures by texturedir, the rest by meshdir', () => {
    const text = `<mujoco><compiler meshdir="m" texturedir="t"/><asset><texture type="cube" name="s" fileright="a.png" fileleft="b.png"/>
      <hfield name="h" file="h.png" size="1 1 1 1"/></asset></mujoco>`;
    expect(found({ '/w/robot/model.xml': text, '/w/robot/t/a.png': '', '/w/robot/m/h.png': '' })).toEqual([
      '/w/robot/t/a.png',
      undefined,
      '/w/robot/m/h.png',
    ]);
  });
});

describe('files that URDF names', () => {
  const path = '/ws/src/arm_description/urdf/arm.urdf';
  it.each([
    ['a folder of its name', 'package://arm_description/meshes/a.stl', '/ws/src/arm_description/meshes/a.stl', {}],
    ['a folder beside those above', 'package://other/a.stl', '/ws/src/other/a.stl', {}],
    [
      'a manifest that says so',
      'package://arm/meshes/a.stl',
      '/ws/src/arm_description/meshes/a.stl',
      { '/ws/src/arm_description/package.xml': '<package><name>arm</name></package>' },
    ],
  ])('are in a package by %s', (_, file, where, more) => {
    expect(found({ [path]: robot(file), [where]: '', ...more }, path)).toEqual([where]);
  });

  it('are relative, or with file://', () => {
    expect(found({ [path]: robot('../m/a.stl'), '/ws/src/arm_description/m/a.stl': '' }, path)).toEqual([
      '/ws/src/arm_description/m/a.stl',
    ]);
    expect(found({ [path]: robot('file:///m/a.stl'), '/m/a.stl': '' }, path)).toEqual(['/m/a.stl']);
  });

  it('are where the settings say, and unknown where nobody says where a package is', () => {
    const access = memoryFiles({ [path]: robot('package://far/a.stl'), '/opt/far_1.2/a.stl': '' });
    const model = createWorkspace(access).model(path);
    if (model === undefined) throw new Error('this is no model');
    const [reference] = assetReferences(model);
    expect(findAsset(model, reference, access)).toEqual({ path: undefined, isPackageUnknown: true });
    const told = { ...access, packages: { far: '/opt/far_1.2' } };
    expect(findAsset(model, reference, told).path).toBe('/opt/far_1.2/a.stl');
  });
});

describe('files that were meant', () => {
  const files = memoryFiles({ '/w/r/m.xml': '', '/w/r/Meshes/Base.STL': '', '/w/meshes/visual/arm.obj': '' });
  it('have other capital letters', () => {
    expect(findOtherCase('/w/r/meshes/base.stl', files)).toBe('/w/r/Meshes/Base.STL');
    expect(findOtherCase('/w/r/Meshes/Base.STL', files)).toBeUndefined();
    expect(findOtherCase('/w/r/meshes/arm.stl', files)).toBeUndefined();
  });
  it('are in another folder', () => {
    expect(findByName('/w/r/m.xml', 'base.stl', files)).toEqual(['/w/r/Meshes/Base.STL']);
    expect(relativeTo('/w/r', '/w/meshes/visual/arm.obj')).toBe('../meshes/visual/arm.obj');
  });
});
