import { describe, expect, it } from 'vitest';
import { formatSummary } from '../../../src/cli/summary-table.js';
import type { AssetSummary } from '../../../src/pipeline/summary.js';

const SUMMARY: AssetSummary = {
  name: 'photo',
  category: 'laptop',
  confidence: 0.874,
  backend: 'embedded',
  dir: '/assets/photo',
  files: ['photo.xml'],
  bodies: 2,
  joints: 1,
  moving: [{ body: 'screen_lid', how: 'hinge' }],
  mass: 1.9,
  dimensions: [0.34, 0.24, 0.22],
  gate: { pass: true, checks: [] },
  seconds: 9,
  issues: [],
};

describe('formatSummary', () => {
  it('names category, confidence, what else it may be, and the joints', () => {
    const candidates = [
      { category: 'laptop', confidence: 0.874 },
      { category: 'box', confidence: 0.08 },
    ];
    const text = formatSummary({ ...SUMMARY, candidates });
    expect(text).toMatch(/^asset +photo \(laptop, confidence 87%, by embedded\)$/m);
    expect(text).toMatch(/^or +box 8%$/m);
    expect(text).toMatch(/^joints +1: screen lid \(hinge\)$/m);
  });

  it('says that a rigid body has no joints, and nothing of candidates where there are none', () => {
    const text = formatSummary({ ...SUMMARY, joints: 0, moving: [] });
    expect(text).toMatch(/^joints +0: one rigid body$/m);
    expect(text).not.toMatch(/^or /m);
  });
});
