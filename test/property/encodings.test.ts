import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyGrid, voxelIndex, type VoxelGrid } from '../../src/core/voxel-grid.js';
import { loadGeometryEngine } from '../../src/core/mesh/geometry-engine.js';
import { CATEGORIES } from '../../src/procedural/categories/index.js';
import { makeBenchObject, voxelizeUnit } from '../../scripts/representation/object-set.js';
import type { Encoding } from '../../scripts/representation/encodings/decoded.js';
import { ENCODINGS } from '../../scripts/representation/encodings/index.js';

const interval = (size: number) =>
  fc.tuple(fc.nat(size - 1), fc.nat(size - 1)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

/** A grid as parts are: boxes put in and taken out, in some the mirror image added about the middle along an axis. */
const solidGrid = (size: number): fc.Arbitrary<VoxelGrid> =>
  fc
    .tuple(
      fc.array(fc.tuple(interval(size), interval(size), interval(size), fc.boolean()), { maxLength: 8 }),
      fc.subarray([0, 1, 2]),
    )
    .map(([boxes, mirrored]) => {
      const grid = emptyGrid(size);
      for (const [x, y, z, isHole] of boxes)
        for (let i = x[0]; i <= x[1]; i++)
          for (let j = y[0]; j <= y[1]; j++)
            grid.occupied.fill(isHole ? 0 : 1, voxelIndex(size, i, j, z[0]), voxelIndex(size, i, j, z[1]) + 1);
      return mirrored.reduce(addMirrorImage, grid);
    });

function addMirrorImage({ size, occupied }: VoxelGrid, axis: number): VoxelGrid {
  const result = emptyGrid(size);
  for (let x = 0, i = 0; x < size; x++)
    for (let y = 0; y < size; y++)
      for (let z = 0; z < size; z++, i++) {
        const at = [x, y, z];
        at[axis] = size - 1 - at[axis];
        result.occupied[i] = occupied[i] | occupied[voxelIndex(size, at[0], at[1], at[2])];
      }
  return result;
}

/** Voxels without any order. */
const scatteredGrid = (size: number): fc.Arbitrary<VoxelGrid> =>
  fc.array(fc.nat(size ** 3 - 1), { maxLength: 200 }).map((voxels) => {
    const grid = emptyGrid(size);
    for (const voxel of voxels) grid.occupied[voxel] = 1;
    return grid;
  });

function expectBack({ encode, decode }: Encoding, grid: VoxelGrid): void {
  const read = decode(encode(grid));
  expect(read).not.toHaveProperty('error');
  expect('grid' in read && Buffer.compare(read.grid.occupied, grid.occupied)).toBe(0);
}

describe('the library', async () => {
  const engine = await loadGeometryEngine();
  it.each(CATEGORIES.map((category) => category.name))('parts of a %s come back', (name) => {
    const category = CATEGORIES.find((known) => known.name === name);
    if (category === undefined) throw new Error(name);
    // Forms of 64^3 are slow; the bench reads each form of each part back.
    for (const mesh of makeBenchObject(category, 7, engine).meshes) {
      const grid = voxelizeUnit(mesh, 32);
      for (const encoding of ENCODINGS) if (encoding.size === 32) expectBack(encoding, grid);
    }
  });
});

describe.each(ENCODINGS)('$name', (encoding) => {
  const { size, encode, decode } = encoding;
  const numRuns = size === 32 ? 150 : 40;

  it('gives back solids and scattered voxels', () => {
    fc.assert(
      fc.property(fc.oneof(solidGrid(size), scatteredGrid(size)), (grid) => { expectBack(encoding, grid); }), // prettier-ignore
      { seed: 1, numRuns },
    );
  });

  it('gives back the empty and the full grid and each corner', () => {
    expectBack(encoding, emptyGrid(size));
    expect(encode(emptyGrid(size))).toBe('');
    expectBack(encoding, { size, occupied: new Uint8Array(size ** 3).fill(1) });
    for (const corner of [0, size - 1, size * size - size, size ** 3 - 1]) {
      const grid = emptyGrid(size);
      grid.occupied[corner] = 1;
      expectBack(encoding, grid);
    }
  });

  it('reads a grid or an error of any text, and of its own texts with a piece cut out or put in', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...Array.from('0123456789abzFXYxyz.,-+: \nlayer')),
      maxLength: 60,
    });
    const broken = fc
      .tuple(solidGrid(size), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(5), letters)
      .map(([grid, share, length, put]) => {
        const text = encode(grid);
        const at = Math.floor(share * text.length);
        return text.slice(0, at) + put.slice(0, length) + text.slice(at + length);
      });
    fc.assert(
      fc.property(fc.oneof(fc.string(), letters, broken), (text) => {
        const read = decode(text);
        if ('grid' in read) {
          expect(read.grid.occupied).toHaveLength(size ** 3);
          expect(read.grid.occupied.every((v) => v === 0 || v === 1)).toBe(true);
        } else expect(read.error).not.toBe('');
      }),
      { seed: 2, numRuns },
    );
  });
});
