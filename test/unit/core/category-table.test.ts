import { describe, expect, it } from 'vitest';
import { CATEGORY_TABLE } from '../../../src/core/category-table.js';
import { findCategory } from '../../../src/core/find-category.js';

describe('the table of categories', () => {
  it('has sizes in metres of things people use, and heights for what hangs only', () => {
    for (const { name, typicalSize, stance, mountHeight } of CATEGORY_TABLE) {
      expect([name, Math.max(...typicalSize) >= 0.05 && Math.max(...typicalSize) <= 2.1]).toEqual([name, true]);
      expect([name, Math.min(...typicalSize) >= 0.005]).toEqual([name, true]);
      expect([name, mountHeight > 0]).toEqual([name, stance === 'hung']);
    }
  });

  it('gives each word one meaning', () => {
    const aliases = CATEGORY_TABLE.flatMap((record) => record.aliases);
    expect(aliases.filter((alias, i) => aliases.indexOf(alias) !== i)).toEqual([]);
    expect(aliases.filter((alias) => !/^[a-z0-9]+( [a-z0-9]+)*$/.test(alias))).toEqual([]);
  });

  it.each(['stool', 'Step stool', 'footstool'])('holds a %s for a low seat, not for a table', (text) => {
    // Seats are 42 to 48 cm above the floor.
    const longest = Math.max(...findCategory(text).typicalSize);
    expect(longest).toBeGreaterThanOrEqual(0.4);
    expect(longest).toBeLessThanOrEqual(0.5);
  });

  it('knows words within others apart', () => {
    // Neither the cart in carton nor the pen in pendulum.
    expect(findCategory('carton').name).toBe('box');
    expect(findCategory('pendulum').name).toBe('object');
    expect(findCategory('bar stool').name).toBe('bar stool');
  });
});
