import { describe, expect, it } from 'vitest';
import type { FixedBase } from '../../../src/assemble/choose-base.js';
import { chooseBase } from '../../../src/assemble/choose-base.js';
import { findCategory } from '../../../src/core/find-category.js';
import { radians } from '../../../src/core/conventions.js';
import type { Issue } from '../../../src/core/issue.js';

function choose(category: string, asked: FixedBase = 'auto', tipping = radians(20)) {
  const issues: Issue[] = [];
  const { base, layDown, provenance } = chooseBase(findCategory(category), asked, tipping, issues);
  return { base, layDown, source: provenance.source, codes: issues.map((issue) => issue.code), issues };
}

const steady = { layDown: false, codes: [] };

describe('chooseBase', () => {
  it.each(['storage furniture', 'table', 'refrigerator', 'chair', 'box', 'laptop', 'lamp', 'flux capacitor'])(
    'lets a steady %s rest by its weight',
    (category) => {
      expect(choose(category)).toMatchObject({ ...steady, base: 'free', source: 'prior' });
    },
  );

  it.each(['faucet', 'switch', 'window', 'door', 'clock', 'ceiling fan', 'wall cabinet'])(
    'fixes a %s, however it would stand',
    (category) => {
      expect(choose(category)).toMatchObject({ ...steady, base: 'fixed', source: 'prior' });
      expect(choose(category, 'auto', -1)).toMatchObject({ ...steady, base: 'fixed' });
    },
  );

  it('does what the user asks', () => {
    expect(choose('table', 'yes')).toMatchObject({ ...steady, base: 'fixed', source: 'user' });
    expect(choose('pen', 'yes', -1)).toMatchObject({ ...steady, base: 'fixed', source: 'user' });
    expect(choose('faucet', 'no')).toMatchObject({ ...steady, base: 'free', source: 'user' });
    expect(choose('faucet', 'no', radians(-5))).toMatchObject({ base: 'free', layDown: true, codes: ['laid-down'] });
  });

  it('welds what would tip over, with a warning', () => {
    const result = choose('lamp', 'auto', radians(-3));
    expect(result).toMatchObject({ base: 'fixed', layDown: false, source: 'rule', codes: ['unstable-base'] });
    expect(result.issues[0]).toMatchObject({ severity: 'warning' });
    // One degree is the limit.
    expect(choose('lamp', 'auto', radians(0.9)).base).toBe('fixed');
    expect(choose('lamp', 'auto', radians(1.1)).base).toBe('free');
  });

  it('lays down what lies about loosely', () => {
    expect(choose('pen', 'auto', -Math.PI / 2)).toMatchObject({ base: 'free', layDown: true, codes: ['laid-down'] });
    // Two degrees is the limit for those.
    expect(choose('pen', 'auto', radians(1.9)).layDown).toBe(true);
    expect(choose('pen', 'auto', radians(2.1)).layDown).toBe(false);
  });
});
