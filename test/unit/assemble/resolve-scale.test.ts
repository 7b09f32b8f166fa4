import { describe, expect, it } from 'vitest';
import { findCategory } from '../../../src/core/find-category.js';
import { resolveScale } from '../../../src/assemble/resolve-scale.js';
import type { Issue } from '../../../src/core/issue.js';
import type { Vec3 } from '../../../src/core/math/vec3.js';

/** Geometry of 32 x 16 x 8 units. */
const BOUNDS = { min: [0, 4, 2], max: [32, 20, 10] } as const;

function resolve(
  object: { dimensions?: Vec3; metresPerUnit?: number },
  asked?: Vec3,
): { metresPerUnit: number; source: string; codes: string[] } {
  const issues: Issue[] = [];
  const { metresPerUnit, provenance } = resolveScale(object, findCategory('bottle'), BOUNDS, asked, issues);
  return { metresPerUnit, source: provenance.source, codes: issues.map((issue) => issue.code) };
}

describe('resolveScale', () => {
  it('fits the longest side, whatever the order and with all decimals', () => {
    for (const dimensions of [
      [0.64, 0.32, 0.16],
      [0.16, 0.64, 0.32],
      [0.32, 0.16, 0.64],
    ] as Vec3[])
      expect(resolve({ dimensions })).toEqual({ metresPerUnit: 0.02, source: 'model', codes: [] });
    expect(resolve({ dimensions: [0.0795, 0.04, 0.02] }).metresPerUnit).toBeCloseTo(0.0795 / 32, 12);
  });

  it('reports proportions that differ by more than a quarter, judged by all three sides', () => {
    expect(resolve({ dimensions: [0.64, 0.32, 0.13] }).codes).toEqual([]);
    expect(resolve({ dimensions: [0.64, 0.32, 0.12] }).codes).toEqual(['aspect-mismatch']);
    expect(resolve({ dimensions: [0.64, 0.42, 0.16] }).codes).toEqual(['aspect-mismatch']);
  });

  it('takes an unknown thickness as no contradiction', () => {
    expect(resolve({ dimensions: [0.64, 0.32, 0] }).codes).toEqual([]);
  });

  it('puts the user first, then the unit of the source, then its dimensions', () => {
    const object = { dimensions: [0.64, 0.32, 0.16] as Vec3, metresPerUnit: 0.01 };
    expect(resolve(object, [1.28, 0.64, 0.32])).toMatchObject({ metresPerUnit: 0.04, source: 'user' });
    expect(resolve(object)).toMatchObject({ metresPerUnit: 0.01, source: 'model' });
  });

  it('falls back to the usual size of the category', () => {
    expect(resolve({})).toEqual({ metresPerUnit: 0.24 / 32, source: 'prior', codes: ['no-dimensions'] });
  });

  it.each<Vec3[]>([[[0, 0, 0]], [[NaN, 1, 1]], [[-1, 2, 1]], [[1e6, 1, 1]], [[1e-6, 0, 0]], [[Infinity, 1, 1]]])(
    'does not believe %s',
    (dimensions) => {
      expect(resolve({ dimensions })).toMatchObject({ source: 'prior', codes: ['impossible-dimensions'] });
      expect(resolve({}, dimensions).source).toBe('prior');
    },
  );
});
