import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyGrid, type VoxelGrid } from '../../src/core/voxel-grid.js';
import { decodeVoxelRuns, encodeVoxelRuns } from '../../src/representation/voxel-runs.js';

const run = fc.tuple(fc.nat(32767), fc.integer({ min: 1, max: 300 }));

/** A grid of random runs. */
const grid: fc.Arbitrary<VoxelGrid> = fc.array(run, { maxLength: 60 }).map((runs) => {
  const made = emptyGrid();
  for (const [start, length] of runs) made.occupied.fill(1, start, Math.min(32768, start + length));
  return made;
});

describe('voxel runs', () => {
  it('round trip: decode(encode(grid)) is the grid, without an issue but for an empty one', () => {
    fc.assert(
      fc.property(grid, (original) => {
        const text = encodeVoxelRuns(original);
        const { value, issues } = decodeVoxelRuns(text);
        expect(Buffer.compare(value.occupied, original.occupied)).toBe(0);
        expect(issues.map((issue) => issue.code)).toEqual(text === '' ? ['voxel-none'] : []);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('encode writes ascending maximal runs', () => {
    fc.assert(
      fc.property(grid, (original) => {
        const text = encodeVoxelRuns(original);
        let last = -2;
        for (const token of text.split(' ').filter((word) => word !== '')) {
          const [first, end = first] = token.split('-').map(Number);
          expect(first).toBeGreaterThan(last + 1);
          expect(end > first || !token.includes('-')).toBe(true);
          last = end;
        }
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it('decode is total: shuffled, repeated and broken runs give the union of the good ones', () => {
    const broken = fc.constantFrom('x', '+5', '3.5', '40000', '7-8-9', 'NaN', '1e3');
    fc.assert(
      fc.property(fc.array(run, { maxLength: 20 }), fc.array(broken, { maxLength: 5 }), fc.nat(), (runs, bad, turn) => {
        const union = emptyGrid();
        const words = runs.map(([start, length]) => {
          const end = Math.min(32767, start + length - 1);
          union.occupied.fill(1, start, end + 1);
          return turn % 2 === 0 ? `${start}-${end}` : `${end}-${start}`;
        });
        const all = [...words, ...bad];
        const turned = [...all.slice(turn % (all.length + 1)), ...all.slice(0, turn % (all.length + 1))];
        const { value } = decodeVoxelRuns(turned.join(' '));
        expect(Buffer.compare(value.occupied, union.occupied)).toBe(0);
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});
