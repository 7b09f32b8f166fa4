import { describe, expect, it } from 'vitest';
import { voxelIndex } from '../../../../src/core/voxel-grid.js';
import { coarseIndices, padVoxels } from '../../../../src/inference/decoder/fine-grid.js';
import { NOBODY, splitShell } from '../../../../src/inference/decoder/split-shell.js';
import { drawSolid, inBox, shellOf } from '../../../fixtures/draw-shell.js';

const own = (...solids: readonly Uint8Array[]): Int16Array =>
  Int16Array.from(solids[0], (_, i) => solids.findIndex((solid) => solid[i] === 1));
const pick = (owners: Int16Array, owner: number): Uint8Array => Uint8Array.from(owners, (one) => Number(one === owner));
const count = (cells: Uint8Array): number => cells.reduce((sum, cell) => sum + cell, 0);
/** How many voxels differ. */
const differ = (a: Uint8Array, b: Uint8Array): number => a.reduce((sum, cell, i) => sum + Number(cell !== b[i]), 0);
const ball = (radius: number, middle: number) => (p: readonly number[]) =>
  Math.hypot(...p.map((v) => v - middle)) < radius;

describe('grids', () => {
  it('are padded to the middle of 64^3 without a change of scale', () => {
    const coarse = new Uint8Array(32 ** 3);
    coarse[voxelIndex(32, 0, 5, 31)] = 1;
    const padded = padVoxels(coarse);
    expect(padded[voxelIndex(64, 16, 21, 47)]).toBe(1);
    expect(padded.reduce((sum, v) => sum + v, 0)).toBe(1);
  });

  it('share one cube: two fine voxels a side to each coarse one', () => {
    const parent = coarseIndices();
    expect(parent[voxelIndex(64, 0, 1, 2)]).toBe(voxelIndex(32, 0, 0, 1));
    expect(parent[voxelIndex(64, 63, 62, 33)]).toBe(voxelIndex(32, 31, 31, 16));
  });
});

describe('what the decoder drew', () => {
  it('fills a box to the half voxel that it was drawn', () => {
    const coarse = own(drawSolid(32, inBox([8, 8, 8], [24, 24, 20])));
    const fine = drawSolid(64, inBox([17, 16, 17], [48, 47, 40]));
    const { owners, near, covered } = splitShell(shellOf(fine, 64), coarse);
    expect(differ(pick(owners, 0), fine)).toBe(0);
    expect([near, covered]).toEqual([1, 1]);
  });

  it('makes a ball rounder than its coarse voxels', () => {
    const coarse = own(drawSolid(32, ball(9, 16)));
    const fine = drawSolid(64, ball(18, 32));
    const { owners } = splitShell(shellOf(fine, 64), coarse);
    const doubled = Uint8Array.from(coarseIndices(), (i) => Number(coarse[i] === 0));
    expect(differ(pick(owners, 0), fine)).toBeLessThan(0.02 * count(fine));
    expect(differ(doubled, fine)).toBeGreaterThan(4 * differ(pick(owners, 0), fine));
  });

  it('keeps a hollow part hollow', () => {
    const hollow = (size: number) => {
      const outer = drawSolid(size, inBox([size / 4, size / 4, size / 4], [(3 * size) / 4, (3 * size) / 4, (3 * size) / 4])); // prettier-ignore
      const wall = size / 32;
      const inner = drawSolid(size, inBox([size / 4 + wall, size / 4 + wall, size / 4 + wall], [(3 * size) / 4 - wall, (3 * size) / 4 - wall, (3 * size) / 4 - wall])); // prettier-ignore
      return outer.map((cell, i) => cell - inner[i]);
    };
    const { owners } = splitShell(shellOf(hollow(64), 64), own(hollow(32)));
    expect(differ(pick(owners, 0), hollow(64))).toBe(0);
  });

  it('gives each part what is nearest to it, and nobody what is far off', () => {
    const [left, right] = [inBox([4, 4, 4], [10, 10, 10]), inBox([10, 4, 4], [16, 10, 10])];
    const coarse = own(drawSolid(32, left), drawSolid(32, right));
    const fine = drawSolid(64, inBox([7, 8, 8], [33, 20, 20]));
    const far = drawSolid(64, inBox([50, 50, 50], [56, 56, 56]));
    const shell = shellOf(fine, 64).map((cell, i) => cell | far[i]);
    const { owners, near } = splitShell(shell, coarse);
    const at = (x: number, y = 12, z = 12) => owners[voxelIndex(64, x, y, z)];
    expect([at(6), at(7), at(19), at(20), at(32), at(33)]).toEqual([NOBODY, 0, 0, 1, 1, NOBODY]);
    expect(at(52, 52, 52)).toBe(NOBODY);
    expect(near).toBeLessThan(1);
  });

  it('does not hollow out a part where the surface has a hole', () => {
    const coarse = own(drawSolid(32, inBox([8, 8, 8], [24, 24, 24])));
    const fine = drawSolid(64, inBox([16, 16, 16], [48, 48, 48]));
    const hole = drawSolid(64, inBox([30, 30, 40], [34, 34, 64]));
    const { owners } = splitShell(
      shellOf(fine, 64).map((cell, i) => (hole[i] === 1 ? 0 : cell)),
      coarse,
    );
    // One coarse voxel below the surface may be lost to the leak, no more.
    const core = drawSolid(64, inBox([18, 18, 18], [46, 46, 46]));
    core.forEach((cell, i) => {
      if (cell === 1 && owners[i] !== 0) throw new Error(`voxel ${i} was hollowed out`);
    });
    expect(count(pick(owners, 0))).toBeGreaterThan(0.8 * count(fine));
  });

  it('says how little of another shape agrees', () => {
    const coarse = own(drawSolid(32, inBox([2, 2, 2], [10, 10, 10])));
    const { near, covered } = splitShell(shellOf(drawSolid(64, ball(10, 48)), 64), coarse);
    expect([near, covered]).toEqual([0, 0]);
  });
});
