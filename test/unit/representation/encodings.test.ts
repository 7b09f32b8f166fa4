import { describe, expect, it } from 'vitest';
import { boxesIn } from '../../../scripts/representation/encodings/boxes.js';
import { DIGITS, WORDS } from '../../../scripts/representation/encodings/intervals.js';
import { NAMED_LAYERS } from '../../../scripts/representation/encodings/named-layers.js';
import { strataIn } from '../../../scripts/representation/encodings/strata.js';
import { loadQwenTokens, QWEN_ORDINARY_TOKENS } from '../../../scripts/representation/qwen-tokens.js';
import { emptyGrid, voxelIndex, type VoxelGrid } from '../../../src/core/voxel-grid.js';
import { box, drawVoxels, sphere, tray } from '../../fixtures/draw-voxels.js';

/** A tray 16 x 12 x 5 with a floor and walls of one voxel. */
const bowl = drawVoxels(tray(2, 3, 1, 18, 15, 6));

/** Its middle is a corner of voxels, so each axis mirrors it. */
const ball = drawVoxels(sphere(16, 16, 16, 12));

/** A step: the lower layers are longer along x. */
const step = drawVoxels((x, y, z) => box(0, 0, 0, 8, 4, 2)(x, y, z) || box(0, 0, 2, 5, 4, 4)(x, y, z));

const errorOf = (read: { readonly grid: VoxelGrid } | { readonly error: string }): string =>
  'error' in read ? read.error : 'none';

describe('texts', () => {
  it('a box is a line of three intervals', () => {
    const grid = drawVoxels(box(0, 4, 12, 32, 6, 20));
    expect(boxesIn(DIGITS).encode(grid)).toBe('0-31 4-5 12-19');
    expect(boxesIn(WORDS).encode(grid)).toBe('aF ef mt');
  });

  it('strata say an eighth of a ball, and a box whole', () => {
    const text = strataIn(WORDS).encode(ball);
    expect(text.split('\n')[0]).toBe('XYZ eB eB eB');
    expect(text.length).toBeLessThan(boxesIn(WORDS).encode(ball).length / 3);
    expect(strataIn(WORDS).encode(drawVoxels(box(0, 4, 12, 32, 6, 20)))).toBe('xyz\naF ef mt');
  });

  it('strata say what changes where that is shorter', () => {
    const lines = strataIn(WORDS).encode(bowl).split('\n');
    expect(lines).toHaveLength(3);
    expect(lines.some((line) => line.startsWith('.'))).toBe(true);
  });

  it('a stratum with a dot flips what it covers', () => {
    const read = strataIn(WORDS).decode('zxy\nab ah ad\n.cd fh ad');
    expect(read).toEqual({ grid: step });
  });

  it('named layers repeat a slice by its letter', () => {
    const grid = emptyGrid(64);
    for (const z of [3, 4, 9])
      for (const x of [1, 5, 20]) for (const y of [2, 3]) grid.occupied[voxelIndex(64, x, y, z)] = 1;
    grid.occupied[voxelIndex(64, 0, 0, 20)] = 1;
    expect(NAMED_LAYERS.encode(grid)).toBe('a: 66 2 322 2 1282 2\n3: layer a\n4: layer a\n9: layer a\n20: 0 1');
    expect(NAMED_LAYERS.decode('a: 66 1\n7: layer a + 70 2 - 66 1')).toEqual(NAMED_LAYERS.decode('7: 70 2'));
  });
});

describe('errors say the line and why', () => {
  it.each([
    ['0-31 4-5', 'line 1: not three intervals'],
    ['0-31 4-5 0-32', 'line 1: no interval of 0 to 31'],
    ['1 1 1\n\n5-4 1 1', 'line 3: no interval of 0 to 31'],
    ['01 1 1', 'line 1: no interval of 0 to 31'],
  ])('boxes %j', (text, error) => {
    expect(errorOf(boxesIn(DIGITS).decode(text))).toContain(error);
  });

  it.each([
    ['ab ac ad', 'line 1: not three axes'],
    ['xyX af\na b c', 'line 1: not three axes'],
    ['xyZ\na b c', 'line 1: not three axes'],
    ['xyz\na b', 'line 2: not layers and pairs'],
    ['xyz\n.a b c', 'line 2: nothing before it to change'],
    ['xyz\na b c\n.c b c', 'line 3: nothing before it to change'],
    ['xyz\nac b c\nb b c', 'line 3: layers that were written before'],
    ['Xyz bc\na b c', 'line 1: voxels outside the mirrored range'],
  ])('strata %j', (text, error) => {
    expect(errorOf(strataIn(WORDS).decode(text))).toContain(error);
  });

  it.each([
    ['64: 1 1', 'line 1: no slice and no name'],
    ['3: layer b', 'line 1: no runs and no known layer'],
    ['3: 4095 2', 'line 1: no runs and no known layer'],
    ['3: 1', 'line 1: no runs and no known layer'],
  ])('named layers %j', (text, error) => {
    expect(errorOf(NAMED_LAYERS.decode(text))).toContain(error);
  });
});

describe('tokens', () => {
  const tokens = loadQwenTokens();

  it("has Qwen's ordinary vocabulary", () => {
    expect(tokens.ordinary).toBe(QWEN_ORDINARY_TOKENS);
  });

  it.each([
    '184 198 199-216 230-237',
    'v 0.123456 -0.456789 0.500000\nv 1.000000 0.250000 -0.000001\nf 1 2 3\nf 10 200 3000',
    'zXy aF\nac bn cm\n.dj bn ek\n.kF D Ez',
    'a: 12 5 76 5\n0: layer a\n10: layer a + 200 3 - 12 2',
    "it's  two\n\n  lines, 12 of (them)... \t",
  ])('counts piece by piece what the tokenizer counts at once: %j', (text) => {
    expect(tokens.count(text)).toBe(tokens.countSlowly(text));
  });

  it('a digit is a token, and so is a letter with the space before it', () => {
    expect(tokens.count('32767')).toBe(5);
    expect(tokens.count(' a b F')).toBe(3);
  });
});
