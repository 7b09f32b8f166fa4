import { describe, expect, it } from 'vitest';
import { createNamer, toIdentifier } from '../../../src/assemble/naming.js';

describe('toIdentifier', () => {
  it.each([
    ['Upper Drawer', 'upper_drawer'],
    ['  door / handle (left) ', 'door_handle_left'],
    ['Türgriff', 'turgriff'],
    ['3rd leg', 'part_3_3rd_leg'],
    ['抽屉', 'part_3'],
    ['', 'part_3'],
    ['world', 'world_part'],
    ['<script>&"', 'script'],
  ])('%s becomes %s', (name, id) => {
    expect(toIdentifier(name, 'part_3')).toBe(id);
  });

  it('is short', () => {
    const id = toIdentifier('a '.repeat(200), 'x');
    expect(id.length).toBeLessThanOrEqual(48);
    expect(id).toMatch(/^[a-z][a-z0-9_]*[a-z0-9]$/);
  });
});

it('gives no name twice', () => {
  const name = createNamer();
  expect([name('door'), name('door'), name('door_2'), name('door')]).toEqual(['door', 'door_2', 'door_2_2', 'door_3']);
});
