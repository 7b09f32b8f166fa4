import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { countVoxels } from '../../../../src/core/voxel-grid.js';
import { readPhysxRun } from '../../../../src/formats/physx-mobility/read-physx-run.js';
import { findContractBreach } from '../../../fixtures/find-contract-breach.js';
import { makeCoordinateNpy, makeNpy } from '../../../fixtures/npy-bytes.js';

const INFO = [
  'Name: Box',
  'Category: Box',
  'Dimension: 30*20*15',
  'Parts: ',
  'l_0: Body, 5, Wood, 0.7 g/cm^3, 10, 0.3, An open box.',
  'l_1: Lid, 1, Wood, 0.7 g/cm^3, 10, 0.3, A lid.',
  'Group_info: ',
  "group_0: ['l_0']; Type: E; Param: N/A",
  "group_1: ['l_1']; Type: C relative to group_0; Param: direction: [1, 0, 0], axis position (in voxel grid): [0, 24.0, 16.0], revolute range (degree): [0, 90]",
].join('\n');

/** A triangle in the unit cube with texture coordinates. */
const OBJ =
  'mtllib material.mtl\nv -0.5 -0.5 -0.5\nv 0.5 -0.5 -0.5\nv -0.5 0.25 0\nvt 0 0\nvt 1 0\nvt 0 1\nusemtl material_0\nf 1/1 2/2 3/3\n';

const folder = (entries: Record<string, string | Uint8Array>): Map<string, Uint8Array> =>
  new Map(
    Object.entries(entries).map(([path, data]) => [
      path,
      typeof data === 'string' ? new TextEncoder().encode(data) : data,
    ]),
  );

const codesOf = (files: Map<string, Uint8Array>): string[] => readPhysxRun(files).issues.map((issue) => issue.code);

describe('readPhysxRun', () => {
  it('reads the replies of all rounds', () => {
    const { value, issues } = readPhysxRun(
      folder({ 'basic_info.txt': INFO, 'coord_0.txt': '0-99', 'coord_1.txt': '200 202-204' }),
    );
    expect(value.name).toBe('Box');
    expect(value.parts.map(({ geometry }) => (geometry?.kind === 'voxels' ? countVoxels(geometry.grid) : 0))).toEqual([
      100, 4,
    ]);
    expect(value.groups[1]).toMatchObject({ parent: 0, motion: { kind: 'hinge', position: [0, 24, 16] } });
    expect(issues).toEqual([]);
  });

  it('reads the arrays where the replies are missing: coordinates or indices', () => {
    const { value, issues } = readPhysxRun(
      folder({
        'run/basic_info.txt': INFO,
        'run/ind_0.npy': makeCoordinateNpy([[1, 2, 3], [31, 31, 31], [32, 0, 0], [0, -1, 0]]),
        'run/ind_1.npy': makeNpy('<i4', '2,', new Uint8Array(Int32Array.of(5, 99999).buffer)),
      }),
    ); // prettier-ignore
    const [body, lid] = value.parts.map((part) =>
      part.geometry?.kind === 'voxels' ? part.geometry.grid.occupied : new Uint8Array(),
    );
    expect([body[(1 << 10) | (2 << 5) | 3], body[32767], lid[5]]).toEqual([1, 1, 1]);
    expect(body.reduce((a, b) => a + b) + lid.reduce((a, b) => a + b)).toBe(3);
    expect(issues.map(({ code, where }) => `${code} ${where}`)).toEqual([
      'voxel-out-of-range ind_0.npy',
      'voxel-out-of-range ind_1.npy',
    ]);
  });

  it('prefers the meshes, in grid units, and leaves sample.glb', () => {
    const files = folder({
      'basic_info.txt': INFO,
      'coord_0.txt': '0-99',
      'coord_1.txt': '1',
      'objs/1/1.obj': OBJ,
      'sample.glb': 'glTF',
    });
    const { value, issues } = readPhysxRun(files);
    const lid = value.parts[1].geometry;
    // p -> 32 (p + 0.5): the cube's corner is the grid's origin, its middle is 16.
    expect(lid?.kind === 'mesh' ? [...lid.mesh.positions] : []).toEqual([0, 0, 0, 32, 0, 0, 0, 24, 16]);
    expect(value.parts[0].geometry?.kind).toBe('voxels');
    expect(issues.map((issue) => issue.code)).toEqual(['run-glb-ignored']);
  });

  it('keeps the texture of a part, top row first', async () => {
    const png = await sharp({ create: { width: 4, height: 2, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const files = folder({
      'basic_info.txt': INFO,
      'objs/1/1.obj': OBJ,
      'objs/1/material.mtl': 'newmtl material_0\nKd 1 1 1\nmap_Kd material_0.png\n',
      'objs/1/material_0.png': png,
    });
    const { value } = readPhysxRun(files);
    expect(value.textures.map(({ name, width, height }) => ({ name, width, height }))).toEqual([
      { name: 'part_1', width: 4, height: 2 },
    ]);
    const lid = value.parts[1].geometry;
    expect(lid?.kind === 'mesh' ? lid.texture : '').toBe('part_1');
    expect(lid?.kind === 'mesh' ? [...(lid.mesh.uvs ?? [])] : []).toEqual([0, 1, 1, 1, 0, 0]);
  });

  it.each([
    ['is missing', {}, 'the file is missing'],
    ['is no PNG', { 'objs/1/material_0.png': 'JFIF' }, 'it is no PNG'],
  ])('says when a texture %s', (_, extra, why) => {
    const files = folder({
      'basic_info.txt': INFO,
      'objs/1/1.obj': OBJ,
      'objs/1/material.mtl': 'map_Kd material_0.png\n',
      ...extra,
    });
    const issue = readPhysxRun(files).issues.find(({ code }) => code === 'texture-unusable');
    expect(issue?.message).toContain(why);
  });

  it('says which parts have no shape, and leaves broken files out', () => {
    const files = folder({
      'basic_info.txt': INFO,
      'coord_0.txt': 'I cannot see this part.',
      'ind_1.npy': makeNpy('<i8', '1, 1, 1', new Uint8Array(8)),
      'objs/1/1.obj': 'v 0 0 0\n',
      'objs/5/5.obj': OBJ,
    });
    const { value, issues } = readPhysxRun(files);
    expect(value.parts.every((part) => part.geometry === undefined)).toBe(true);
    expect(issues.map((issue) => issue.code)).toEqual(
      expect.arrayContaining(['voxel-garbage', 'voxel-none', 'npy-shape', 'mesh-without-part', 'no-voxels']),
    );
  });

  it('reads the description that this project writes, voxels and all', () => {
    const text = `${INFO}\nVoxels:\nl_0: 0-31\nl_1: 40\n`;
    const { value, issues } = readPhysxRun(folder({ 'out/description.txt': text }));
    expect(value.parts.map(({ geometry }) => (geometry?.kind === 'voxels' ? countVoxels(geometry.grid) : 0))).toEqual([
      32, 1,
    ]);
    expect(issues).toEqual([]);
  });

  it('reads a folder of the data set: JSON with meshes', () => {
    const json = JSON.stringify({
      object_name: 'Slab',
      category: 'Slab',
      dimension: '3*2*1',
      parts: [{ label: 0, name: 'slab' }],
      group_info: { '0': [0] },
    });
    const { value } = readPhysxRun(folder({ 'slab.json': json, 'objs/0.obj': OBJ }));
    expect(value.name).toBe('Slab');
    expect(value.parts[0].geometry?.kind).toBe('mesh');
  });

  it.each([
    ['no file', {}],
    ['other files', { 'README.md': 'Name: x', 'a.json': '{}' }],
    ['an empty description', { 'basic_info.txt': '' }],
  ])('finds no object in a folder with %s', (_, entries) => {
    const { value } = readPhysxRun(folder(entries));
    expect(value.parts).toEqual([]);
    expect(codesOf(folder(entries))).toContain('no-object');
  });

  it('leaves out a mesh whose coordinates no float could hold in grid units', () => {
    const files = folder({ 'basic_info.txt': INFO, 'objs/1/1.obj': 'v 0 0 0\nv 3e38 0 0\nv 0 1 0\nf 1 2 3\n' });
    expect(codesOf(files)).toContain('mesh-too-large');
    expect(findContractBreach(readPhysxRun(files).value)).toBeUndefined();
  });

  it('always keeps the contract', () => {
    const files = folder({
      'basic_info.txt': INFO.replace('group_0;', 'group_1;'),
      'coord_0.txt': '5-1',
      'objs/1/1.obj': 'f 1 2 3',
    });
    expect(findContractBreach(readPhysxRun(files).value)).toBeUndefined();
  });
});
