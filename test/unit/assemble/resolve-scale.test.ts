import { describe, expect, it } from 'vitest';
import { findCategory } from '../../../src/assemble/find-category.js';
import { resolveScale } from '../../../src/assemble/resolve-scale.js';
import type { Issue } from '../../../src/core/issue.js';
import type { Vec3 } from '../../../src/core/math/vec3.js';
import type { PhysicalObject } from '../../../src/core/physical-object.js';

type Said = Pick<PhysicalObject, 'dimensions' | 'metresPerUnit'>;

/** Geometry of 32 x 16 x 8 voxels. */
const BOUNDS = { min: [0, 8, 12], max: [32, 24, 20] } as const;

function scaleOf(said: Said, asked?: Vec3) {
  const issues: Issue[] = [];
  const result = resolveScale(said, findCategory('laptop'), BOUNDS, asked, issues);
  return { ...result, codes: issues.map((issue) => issue.code), issues };
}

describe('resolveScale', () => {
  it('divides the longest said side by the longest side of the geometry, with every decimal', () => {
    // 80.25 cm over 32 voxels; 80 cm would give 0.025.
    expect(scaleOf({ dimensions: [0.8025, 0.4, 0.2] }).metresPerUnit).toBeCloseTo(0.8025 / 32, 12);
    expect(scaleOf({ dimensions: [0.8025, 0.4, 0.2] })).toMatchObject({ codes: [], provenance: { source: 'model' } });
  });

  it('compares the decimals of the other two sides with the geometry', () => {
    // In proportion they are 16 and 8 cm; 1.25 times that is 20 and 10 cm, the limit.
    expect(scaleOf({ dimensions: [0.32, 0.1999, 0.08] }).codes).toEqual([]);
    expect(scaleOf({ dimensions: [0.32, 0.2001, 0.08] }).codes).toEqual(['aspect-mismatch']);
    expect(scaleOf({ dimensions: [0.32, 0.16, 0.0999] }).codes).toEqual([]);
    expect(scaleOf({ dimensions: [0.32, 0.16, 0.1001] }).codes).toEqual(['aspect-mismatch']);
    // Too thin counts as too thick does: 8 cm / 1.25 = 6.4 cm.
    expect(scaleOf({ dimensions: [0.32, 0.16, 0.0639] }).codes).toEqual(['aspect-mismatch']);
  });

  it('keeps the geometry and says so when the proportions differ', () => {
    const { metresPerUnit, issues } = scaleOf({ dimensions: [0.64, 0.64, 0.64] });
    expect(metresPerUnit).toBeCloseTo(0.02, 12);
    // 32 x 16 x 8 voxels at 2 cm.
    expect(issues[0].message).toContain('64 x 32 x 16 cm');
    expect(issues[0].severity).toBe('warning');
  });

  it('takes the sides in any order', () => {
    const orders: Vec3[] = [
      [0.64, 0.32, 0.16],
      [0.16, 0.64, 0.32],
      [0.32, 0.16, 0.64],
      [0.16, 0.32, 0.64],
    ];
    for (const order of orders) {
      expect(scaleOf({ dimensions: order })).toMatchObject({ codes: [] });
      expect(scaleOf({ dimensions: order }).metresPerUnit).toBeCloseTo(0.02, 12);
      expect(scaleOf({ dimensions: [9, 9, 9] }, order).metresPerUnit).toBeCloseTo(0.02, 12);
    }
  });

  it('hears the user before the scale of the source, that before its dimensions, and the kind last', () => {
    const said: Said = { metresPerUnit: 0.005, dimensions: [0.64, 0.32, 0.16] };
    expect(scaleOf(said, [0.96, 0.48, 0.24])).toMatchObject({ provenance: { source: 'user' }, codes: [] });
    expect(scaleOf(said, [0.96, 0.48, 0.24]).metresPerUnit).toBeCloseTo(0.03, 12);
    expect(scaleOf(said)).toMatchObject({ metresPerUnit: 0.005, provenance: { source: 'model' }, codes: [] });
    expect(scaleOf({ dimensions: [0.64, 0.32, 0.16] }).metresPerUnit).toBeCloseTo(0.02, 12);
    // A laptop is 34 cm wide in the table of categories.
    const prior = scaleOf({});
    expect(prior.metresPerUnit).toBeCloseTo(0.34 / 32, 12);
    expect(prior).toMatchObject({ provenance: { source: 'prior' }, codes: ['no-dimensions'] });
    expect(prior.issues[0].hint).toContain('--dimension');
  });

  it('uses the usual size where the said one is none', () => {
    const impossible: Vec3[] = [
      [0, 0, 0],
      [-0.3, 0.2, 0.1],
      [NaN, 0.2, 0.1],
      [Infinity, 1, 1],
      [300, 200, 100],
      [0.001, 0.001, 0.001],
    ];
    for (const dimensions of impossible) {
      const result = scaleOf({ dimensions });
      expect(result.codes).toEqual(['impossible-dimensions']);
      expect(result.metresPerUnit).toBeCloseTo(0.34 / 32, 12);
    }
  });

  it('takes a side of zero as not known, and an unusable scale of the source as absent', () => {
    expect(scaleOf({ dimensions: [0.64, 0.32, 0] })).toMatchObject({ codes: [] });
    for (const metresPerUnit of [0, -1, NaN, Infinity])
      expect(scaleOf({ metresPerUnit, dimensions: [0.64, 0.32, 0.16] }).metresPerUnit).toBeCloseTo(0.02, 12);
  });

  it('falls back from an unusable size of the user to what the source says', () => {
    expect(scaleOf({ dimensions: [0.64, 0.32, 0.16] }, [0, 0, 0]).metresPerUnit).toBeCloseTo(0.02, 12);
  });
});
