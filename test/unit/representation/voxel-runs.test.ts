import { describe, expect, it } from 'vitest';
import { countVoxels, emptyGrid, type VoxelGrid, voxelIndex } from '../../../src/core/voxel-grid.js';
import { decodeVoxelRuns, encodeVoxelRuns } from '../../../src/representation/voxel-runs.js';

function gridOf(indices: readonly number[], size = 32): VoxelGrid {
  const grid = emptyGrid(size);
  for (const index of indices) grid.occupied[index] = 1;
  return grid;
}

const indicesOf = ({ occupied }: VoxelGrid): number[] => [...occupied.keys()].filter((index) => occupied[index] === 1);

const codesOf = (text: string): string[] => decodeVoxelRuns(text).issues.map((issue) => issue.code);

describe('encodeVoxelRuns', () => {
  it('merges consecutive indices into maximal runs', () => {
    expect(encodeVoxelRuns(gridOf([184, 198, 199, 200, 201, 230]))).toBe('184 198-201 230');
    expect(encodeVoxelRuns(gridOf([5, 6]))).toBe('5-6');
  });

  it('numbers voxels with z fastest, then y, then x', () => {
    expect(encodeVoxelRuns(gridOf([voxelIndex(32, 1, 2, 3)]))).toBe(String((1 << 10) | (2 << 5) | 3));
  });

  it('has nothing to say of an empty grid and one run for a full one', () => {
    expect(encodeVoxelRuns(emptyGrid())).toBe('');
    expect(encodeVoxelRuns({ size: 32, occupied: new Uint8Array(32 ** 3).fill(1) })).toBe('0-32767');
  });

  it('writes the last voxel', () => {
    expect(encodeVoxelRuns(gridOf([32767]))).toBe('32767');
    expect(encodeVoxelRuns(gridOf([32766, 32767]))).toBe('32766-32767');
  });
});

describe('decodeVoxelRuns', () => {
  it('reads single voxels and runs, ends included', () => {
    const { value, issues } = decodeVoxelRuns('184 198-200 32767');
    expect(indicesOf(value)).toEqual([184, 198, 199, 200, 32767]);
    expect(issues).toEqual([]);
  });

  it('reads grids of other sizes', () => {
    const { value, issues } = decodeVoxelRuns('262143', 64);
    expect(value.size).toBe(64);
    expect(indicesOf(value)).toEqual([64 ** 3 - 1]);
    expect(issues).toEqual([]);
  });

  it.each([
    ['commas and brackets', '[1, 2, 5-6]', [1, 2, 5, 6]],
    ['line breaks, tabs and blanks of all kinds', '1\n2\t5\u00a0-\u00a06\r\n', [1, 2, 5, 6]],
    ['other dashes', '1–3 5—6 8−9 11~12', [1, 2, 3, 5, 6, 8, 9, 11, 12]],
    ['dots for a run', '1...3 5 .. 6 8…9', [1, 2, 3, 5, 6, 8, 9]],
    ['a full stop or dots at the end', '1 2-3. 5...', [1, 2, 3, 5]],
    ['a fraction of zero', '7.0 9.00', [7, 9]],
    ['leading zeros', '007 09-010', [7, 9, 10]],
    ['back ticks', '`1 2-3`', [1, 2, 3]],
  ])('takes %s without an issue', (_, text, indices) => {
    const { value, issues } = decodeVoxelRuns(text);
    expect(indicesOf(value)).toEqual(indices);
    expect(issues).toEqual([]);
  });

  it.each([
    ['a reversed run is swapped', '9-7', [7, 8, 9], ['voxel-run-reversed']],
    ['a run that lost its end may have taken another', '3- 5 8', [3, 4, 5, 8], ['voxel-run-spaced']],
    ['a number less than nothing may be the end of a run', '3 -5', [3, 4, 5], ['voxel-run-spaced']],
    ['a run that leaves the grid is cut', '32766-40000', [32766, 32767], ['voxel-out-of-range']],
    ['a number beyond the grid is dropped', '3 32768 99999999999999999999', [3], ['voxel-out-of-range']],
    ['words are skipped', 'voxels: 3 and v4 5', [3, 5], ['voxel-garbage']],
    ['a fraction is no voxel', '3 4.5 6', [3, 6], ['voxel-garbage']],
    ['a negative number is no voxel', '-3 4', [4], ['voxel-garbage']],
    ['a run that was cut off keeps its start', '3 7-', [3, 7], ['voxel-garbage']],
    ['a run of three is no run', '3 7-8-9 11', [3, 11], ['voxel-garbage']],
    ['order does not matter', '9 3', [3, 9], ['voxel-unsorted']],
    ['a voxel may be named again', '3 3', [3], ['voxel-repeated']],
    ['runs may overlap', '3-6 5-8', [3, 4, 5, 6, 7, 8], ['voxel-repeated']],
    ['nothing is nothing', '  ', [], ['voxel-none']],
  ])('%s, with an issue', (_, text, indices, codes) => {
    const { value, issues } = decodeVoxelRuns(text);
    expect(indicesOf(value)).toEqual(indices);
    expect(issues.map((issue) => issue.code)).toEqual(codes);
  });

  it('counts the voxels that are named again', () => {
    expect(decodeVoxelRuns('3-6 5-8').issues[0].message).toContain('2 voxels');
  });

  it('has one issue for a thousand faults, with their number and the first of them', () => {
    const { issues } = decodeVoxelRuns('bad '.repeat(1000));
    expect(issues.map((issue) => issue.code)).toEqual(['voxel-garbage', 'voxel-none']);
    expect(issues[0].message).toBe('1000 tokens among the voxels cannot be read, the first is "bad".');
  });

  it('says where', () => {
    expect(decodeVoxelRuns('x', 32, 'l_3 voxels').issues[0].where).toBe('l_3 voxels');
  });

  // Each of these would take hours if the time were not linear in the length of the text.
  it.each([
    ['runs over the whole grid', '0-32767 '],
    ['single voxels', '12345 '],
    ['blanks after a number', '5                                '],
    ['dots', '5..............................'],
    ['garbage', 'x'],
  ])('reads megabytes of %s', (_, piece) => {
    const text = piece.repeat(Math.ceil(2e6 / piece.length));
    const { value, issues } = decodeVoxelRuns(text);
    expect(countVoxels(value)).toBeLessThanOrEqual(32768);
    expect(issues.length).toBeLessThan(6);
  });

  it('does not mind what the text is', () => {
    expect(codesOf('\u0000\ud800 📦 ---- ~~ ..')).toContain('voxel-none');
  });
});
