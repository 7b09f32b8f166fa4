import { describe, expect, it } from 'vitest';
import { collectModelFiles } from '../../../src/formats/model-files/model-files.js';
import { joinPath } from '../../../src/core/paths.js';

const read = (disk: Record<string, string>) => (path: string) =>
  Promise.resolve(path in disk ? new TextEncoder().encode(disk[path]) : undefined);

describe('collectModelFiles', () => {
  it('follows includes, mesh and texture folders, and leaves comments out', async () => {
    const disk = {
      '/r/m/robot.xml': `<mujoco><compiler meshdir="assets" texturedir='tex'/><include file="parts/arm.xml"/><!-- <mesh file="no.obj"/> --></mujoco>`,
      '/r/m/parts/arm.xml': `<mujoco><asset><mesh file="arm.obj"/><texture file="a&amp;b.png"/><mesh file="gone.stl"/></asset></mujoco>`,
      '/r/m/parts/assets/arm.obj': 'wrong place: MuJoCo starts at the main model',
      '/r/m/assets/arm.obj': 'mtllib arm.mtl\nv 0 0 0',
      '/r/m/assets/arm.mtl': 'newmtl x',
      '/r/m/tex/a&b.png': 'png',
    };
    const model = await collectModelFiles('/r/m/robot.xml', read(disk));
    expect([...(model?.files.keys() ?? [])].sort()).toEqual([
      'assets/arm.mtl',
      'assets/arm.obj',
      'parts/arm.xml',
      'robot.xml',
      'tex/a&b.png',
    ]);
    expect(model?.entry).toBe('robot.xml');
    expect(model?.missing).toEqual(['gone.stl']);
  });

  it('applies the main model’s folders to included files', async () => {
    const disk = {
      '/m/robot.xml': `<mujoco><compiler assetdir="assets"/><include file="arm.xml"/></mujoco>`,
      '/m/arm.xml': `<mujoco><asset><mesh file="arm.obj"/></asset></mujoco>`,
      '/m/assets/arm.obj': 'v 0 0 0',
    };
    const model = await collectModelFiles('/m/robot.xml', read(disk));
    expect(model?.missing).toEqual([]);
    expect(model?.files.has('assets/arm.obj')).toBe(true);
  });

  it('finds package:// in the folders above and keys files from their common folder', async () => {
    const disk = {
      '/ws/src/arm_description/urdf/arm.urdf': `<robot><mesh filename="package://arm_description/meshes/a.stl"/></robot>`,
      '/ws/src/arm_description/meshes/a.stl': 'solid',
    };
    const model = await collectModelFiles('/ws/src/arm_description/urdf/arm.urdf', read(disk));
    expect(model?.entry).toBe('urdf/arm.urdf');
    expect([...(model?.files.keys() ?? [])]).toEqual(['urdf/arm.urdf', 'meshes/a.stl']);
  });

  it('survives a cycle of includes and a model that is not there', async () => {
    const disk = {
      '/a.xml': '<mujoco><include file="b.xml"/></mujoco>',
      '/b.xml': '<mujoco><include file="a.xml"/></mujoco>',
    };
    expect((await collectModelFiles('/a.xml', read(disk)))?.files.size).toBe(2);
    expect(await collectModelFiles('/c.xml', read(disk))).toBeUndefined();
  });
});

describe('joinPath', () => {
  it('resolves dots and keeps absolute paths', () => {
    expect(joinPath('/a/b', '../c/./d')).toBe('/a/c/d');
    expect(joinPath('/a', '/x/y')).toBe('/x/y');
    expect(joinPath('', 'x')).toBe('/x');
    expect(joinPath('/a', 'c:/x')).toBe('c:/x');
  });
});
