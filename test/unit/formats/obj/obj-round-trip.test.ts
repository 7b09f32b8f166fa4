import { describe, expect, it } from 'vitest';
import { readObj } from '../../../../src/formats/obj/read-obj-mesh.js';
import { writeObj } from '../../../../src/formats/obj/write-obj.js';
import { octahedron, visualBox } from '../../../fixtures/box-mesh.js';

describe('writeObj and readObj', () => {
  it('give back the same arrays', () => {
    for (const mesh of [visualBox([0.1, 0.2, 1 / 3], [0.7, -0.1, 1e-5]), octahedron([1 / 7, 2e-3, 12345.678])]) {
      const { value, issues } = readObj(writeObj(mesh, { name: 'x' }));
      expect(issues).toEqual([]);
      expect(value?.mesh).toEqual(mesh);
    }
  });

  it('write texture rows from the bottom', () => {
    expect(writeObj(visualBox([1, 1, 1]), { name: 'x' }).split('\n').filter((line) => line.startsWith('vt')).slice(0, 3)).toEqual([
      'vt 0 1',
      'vt 1 1',
      'vt 1 0',
    ]); // prettier-ignore
  });
});

describe('readObj', () => {
  it('makes fans of polygons and counts backwards', () => {
    const { value } = readObj('v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nf -4 -3 -2 -1');
    expect(value?.mesh.indices).toEqual(new Uint32Array([0, 1, 2, 0, 2, 3]));
  });

  it('splits a corner that has several texture coordinates', () => {
    const { value } = readObj(
      'v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nvt 0 0\nvt 1 0\nvt 0 1\nf 1/1 2/2 3/3\nf 1/3 3/3 4/2',
    );
    expect(value?.mesh.positions).toHaveLength(15);
    expect(value?.mesh.uvs).toEqual(new Float32Array([0, 1, 1, 1, 0, 0, 0, 0, 1, 1]));
  });

  it('leaves out normals that some corners do not have', () => {
    const { value } = readObj('v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nvn 0 0 1\nf 1//1 2//1 3//1\nf 1 3 4');
    expect(value?.mesh.normals).toBeUndefined();
    expect(value?.mesh.positions).toHaveLength(12);
  });

  it('names libraries and materials', () => {
    const { value } = readObj(
      'mtllib my parts.mtl\nv 0 0 0\nv 1 0 0\nv 1 1 0\nusemtl oak\nf 1 2 3\nusemtl oak\nusemtl steel',
    );
    expect(value).toMatchObject({ libraries: ['my parts.mtl'], materials: ['oak', 'steel'] });
  });

  it('counts malformed lines and keeps the rest', () => {
    const { value, issues } = readObj('v 0 0 0\nv 1 x 0\nv 1 1 0\nf 1 2 9\nf 1 2 3\nf 1 2\nf 1 2 3.5\nvt');
    expect(value?.mesh.indices).toHaveLength(3);
    expect(issues).toMatchObject([{ code: 'obj-malformed-lines', where: 'line 2', message: /^5 lines/ }]);
  });

  it('says when there is nothing', () => {
    expect(readObj('').issues).toMatchObject([{ code: 'obj-no-triangles' }]);
    expect(readObj('\0\0 binary').value).toBeUndefined();
  });
});
