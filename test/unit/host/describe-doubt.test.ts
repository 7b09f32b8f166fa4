import { describe, expect, it } from 'vitest';
import { describeDoubt } from '../../../src/host/generate/describe-doubt.js';

const issue = { severity: 'warning', where: 'category', message: '' } as const;
const laptop = { name: 'photo', category: 'laptop', confidence: 0.9, issues: [] };
const candidates = [{ category: 'laptop', confidence: 0.9 }];

describe('describeDoubt', () => {
  it('says nothing of what is sure, or of what nobody looked at', () => {
    expect(describeDoubt({ ...laptop, candidates })).toBeUndefined();
    expect(describeDoubt({ ...laptop, confidence: 0.2 })).toBeUndefined();
  });

  it('asks below 60 %', () => {
    expect(describeDoubt({ ...laptop, confidence: 0.6, candidates })).toBeUndefined();
    expect(describeDoubt({ ...laptop, confidence: 0.59, candidates })).toMatch(/laptop.*59 %/);
  });

  it('says what became of what was not recognised', () => {
    const unknown = { ...laptop, category: 'object', issues: [{ ...issue, code: 'not-recognised' }] };
    expect(describeDoubt({ ...unknown, candidates })).toMatch(/not recognised.*Choose a category/);
  });
});
