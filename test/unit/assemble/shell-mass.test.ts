import { describe, expect, it } from 'vitest';
import { closeHoles, computeShellProperties } from '../../../src/assemble/shell-mass.js';
import { computeMassProperties } from '../../../src/core/mesh/mass-properties.js';
import { shapeToMesh } from '../../../src/core/mesh/shape-mesh.js';
import type { TriangleMesh } from '../../../src/core/mesh/triangle-mesh.js';

const CUBE = shapeToMesh({ kind: 'box', halfExtents: [1, 1, 1] });
const without = (mesh: TriangleMesh, triangles: number): TriangleMesh => ({
  positions: mesh.positions,
  indices: mesh.indices.slice(3 * triangles),
});

describe('computeShellProperties', () => {
  it('is exact for a cube of sheet', () => {
    // Six plates of side 2: each has m = 4; own moments 4/3 (in plane, twice 4/12 * 2^2) and offset 1.
    const shell = computeShellProperties(CUBE);
    expect(shell?.mass).toBeCloseTo(24, 5);
    for (const c of shell?.com ?? [NaN]) expect(c).toBeCloseTo(0, 6);
    // About an axis through the middle: two plates across it 4 (1 + 1) / 3, four beside it 4 (1 / 3 + 1).
    const moment = 2 * ((4 * 2) / 3) + 4 * (4 / 3 + 4);
    expect(shell?.inertia.xx).toBeCloseTo(moment, 4);
    expect(shell?.inertia.zz).toBeCloseTo(moment, 4);
    expect(shell?.inertia.xy).toBeCloseTo(0, 5);
  });

  it('does not depend on where the mesh is', () => {
    const far = { positions: CUBE.positions.map((v, i) => v + [64, -32, 128][i % 3]), indices: CUBE.indices };
    const [here, there] = [computeShellProperties(CUBE), computeShellProperties(far)];
    expect(there?.com[2]).toBeCloseTo(128, 5);
    expect(there?.inertia.xx).toBeCloseTo(here?.inertia.xx ?? NaN, 3);
  });

  it('is undefined without area', () => {
    expect(computeShellProperties({ positions: new Float32Array(), indices: new Uint32Array() })).toBeUndefined();
    expect(
      computeShellProperties({ positions: new Float32Array(9), indices: Uint32Array.of(0, 1, 2) }),
    ).toBeUndefined();
  });
});

describe('closeHoles', () => {
  it('adds nothing to a closed surface', () => {
    expect(closeHoles(CUBE)).toMatchObject({ added: 0 });
    expect(closeHoles(CUBE).mesh.indices).toHaveLength(36);
  });

  it('closes a cube that lost a triangle to its full volume', () => {
    const { mesh, added } = closeHoles(without(CUBE, 1));
    expect(added).toBeCloseTo(2 / 22, 5);
    expect(computeMassProperties(mesh, 1)?.mass).toBeCloseTo(8, 5);
  });

  it('says that a sheet is mostly hole', () => {
    expect(closeHoles({ positions: CUBE.positions, indices: CUBE.indices.slice(0, 6) }).added).toBeCloseTo(1, 5);
  });
});
