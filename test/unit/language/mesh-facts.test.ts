import { describe, expect, it } from 'vitest';
import { quat } from '../../../src/core/math/quat.js';
import { meshVolume } from '../../../src/core/mesh/mass-properties.js';
import type { MeshFacts } from '../../../src/language/physics/mesh-facts.js';
import { meshFactsOf, meshHullOf } from '../../../src/language/physics/mesh-facts.js';
import { boxObj, cupObj, EL_OBJ, stlOf } from '../../fixtures/concave-meshes.js';
import { memoryFiles } from '../../fixtures/memory-files.js';

const PLAIN = { rotation: quat(1, 0, 0, 0), scale: [1, 1, 1] } as const;

function factsOf(
  name: string,
  content: string | Uint8Array,
  transform: Parameters<typeof meshFactsOf>[2] = PLAIN,
): MeshFacts {
  const facts = meshFactsOf(memoryFiles({ [`/m/${name}`]: content }), `/m/${name}`, transform);
  if (facts === undefined || typeof facts === 'string') throw new Error(facts ?? 'no file');
  return facts;
}

describe('what is known of a mesh', () => {
  it('is its volume, surface and box, whatever the file', () => {
    for (const facts of [factsOf('b.obj', boxObj([1, 2, 3])), factsOf('b.STL', stlOf(boxObj([1, 2, 3])))]) {
      expect(facts.volume).toBeCloseTo(48, 5);
      expect(facts.area).toBeCloseTo(88, 5);
      expect(facts.box).toEqual({ min: [-1, -2, -3], max: [1, 2, 3] });
      expect([facts.faces, facts.openEdges]).toEqual([12, 0]);
    }
  });

  it('is that it is inside out, or open', () => {
    expect(factsOf('b.obj', boxObj([1, 1, 1], true)).volume).toBeCloseTo(-8, 5);
    const open = factsOf('b.obj', boxObj([1, 1, 1]).split('\n').slice(0, -1).join('\n'));
    // Four edges of the side that is not there, of 12 and a diagonal on each of five sides.
    expect(open.openEdges).toBeCloseTo(4 / 17, 9);
  });

  it('is what the engine makes of its mass: 8069.306 and 2543.999 kg of a cup of water (MuJoCo 3.14)', () => {
    const { moments } = factsOf('cup.obj', cupObj());
    expect(moments.legacy?.mass).toBeCloseTo(8.069306, 5);
    expect(moments.exact?.mass).toBeCloseTo(2.543999, 5);
    expect(moments.shell?.mass).toBeCloseTo(27.36809, 4);
    expect(moments.legacy?.inertia.xx).toBeCloseTo(3.948593, 5);
  });

  it('follows scale and mirror', () => {
    const mirrored = factsOf('el.obj', EL_OBJ, { rotation: PLAIN.rotation, scale: [-1, 2, 3] });
    expect(mirrored.volume).toBeCloseTo(18, 4);
    expect(mirrored.box).toEqual({ min: [-2, 0, 0], max: [-0, 4, 3] });
  });

  it('is its hull', () => {
    const hull = meshHullOf(memoryFiles({ '/m/el.obj': EL_OBJ }), '/m/el.obj');
    expect(hull && meshVolume(hull)).toBeCloseTo(3.5, 5);
  });

  it.each([
    ['a.dae', '<COLLADA/>', 'format'],
    ['a.obj', 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n', 'lfs'],
    ['a.stl', 'solid a\nfacet normal 0 0 1\nendsolid a\n', 'ascii-stl'],
    ['a.stl', 'x'.repeat(200), 'damaged'],
    ['a.msh', 'short', 'damaged'],
    ['a.obj', 'v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n', 'empty'],
  ])('is why %s cannot be read', (name, content, problem) => {
    expect(meshFactsOf(memoryFiles({ [`/m/${name}`]: content }), `/m/${name}`, PLAIN)).toBe(problem);
  });
});
