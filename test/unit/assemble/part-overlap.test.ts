import { expect, it } from 'vitest';
import { resolveOverlaps } from '../../../src/assemble/part-overlap.js';
import type { Issue } from '../../../src/core/issue.js';
import { countVoxels } from '../../../src/core/voxel-grid.js';
import { box } from '../../fixtures/draw-voxels.js';
import { makePart } from '../../fixtures/objects.js';

const part = (id: number, ...corners: Parameters<typeof box>) =>
  makePart(id, { name: `p${id}`, material: 'wood', solid: box(...corners) });

it('leaves shared voxels to the smaller part', () => {
  const issues: Issue[] = [];
  const grids = resolveOverlaps([part(0, 0, 0, 0, 10, 10, 10), part(1, 2, 2, 2, 6, 6, 6)], issues);
  expect([...grids.values()].map(countVoxels).sort((a, b) => a - b)).toEqual([64, 936]);
  expect(issues).toMatchObject([{ code: 'overlapping-parts', where: 'l_0', severity: 'info' }]);
});

it('counts no voxel twice, whoever claims it', () => {
  const issues: Issue[] = [];
  const parts = [part(0, 0, 0, 0, 8, 8, 8), part(1, 4, 0, 0, 12, 8, 8), part(2, 4, 4, 4, 20, 12, 12)];
  const grids = [...resolveOverlaps(parts, issues).values()];
  const union = new Set(
    grids.flatMap((grid) => [...grid.occupied.entries()].filter(([, v]) => v === 1).map(([i]) => i)),
  );
  expect(grids.reduce((sum, grid) => sum + countVoxels(grid), 0)).toBe(union.size);
});

it('does not touch the source, and compares only grids of one size', () => {
  const small = part(0, 0, 0, 0, 4, 4, 4);
  const large = part(1, 0, 0, 0, 8, 8, 8);
  const occupied = large.geometry?.kind === 'voxels' ? large.geometry.grid.occupied : new Uint8Array();
  const before = Uint8Array.from(occupied);
  resolveOverlaps([small, large], []);
  expect(occupied).toEqual(before);
  const fine = {
    ...large,
    geometry: { kind: 'voxels' as const, grid: { size: 64, occupied: new Uint8Array(64 ** 3).fill(1) } },
  };
  const issues: Issue[] = [];
  expect(countVoxels(resolveOverlaps([small, fine], issues).get(1) ?? { size: 0, occupied: new Uint8Array() })).toBe(
    64 ** 3,
  );
  expect(issues).toEqual([]);
});
