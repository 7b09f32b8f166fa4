import { describe, expect, it } from 'vitest';
import { resolveMotion, restPosition, scaleMotion } from '../../../src/assemble/resolve-motion.js';
import type { Issue } from '../../../src/core/issue.js';
import type { Motion } from '../../../src/core/physical-object.js';
import { makeGroup } from '../../fixtures/objects.js';

const BOUNDS = { min: [0, 0, 0], max: [32, 16, 16] } as const;

function resolve(motion: Motion): { motion: ReturnType<typeof resolveMotion>; codes: string[] } {
  const issues: Issue[] = [];
  return {
    motion: resolveMotion(makeGroup(4, [], motion, 0), BOUNDS, issues),
    codes: issues.map((issue) => issue.code),
  };
}

const hinge = (more: Partial<Extract<Motion, { kind: 'hinge' }>>): Motion => ({
  kind: 'hinge',
  direction: [0, 0, 1],
  position: [1, 2, 3],
  range: [0, 1],
  ...more,
});

describe('resolveMotion', () => {
  it('makes directions unit vectors', () => {
    expect(resolve(hinge({ direction: [0, 0, 5] })).motion).toMatchObject({ direction: [0, 0, 1] });
    expect(resolve(hinge({ direction: [0, 8, 0] })).motion).toMatchObject({ direction: [0, 1, 0] });
    expect(resolve({ kind: 'slide', direction: [-5, 0, 0], range: [0, 4] }).motion).toMatchObject({
      direction: [-1, 0, 0],
    });
  });

  it.each<[string, Motion, string]>([
    ['a hinge without axis', hinge({ direction: [0, 0, 0] }), 'zero-axis'],
    ['a hinge with an axis of NaN', hinge({ direction: [NaN, 0, 1] }), 'zero-axis'],
    ['a hinge with an empty range', hinge({ range: [0.5, 0.5] }), 'zero-range'],
    ['a hinge with a range of NaN', hinge({ range: [NaN, 1] }), 'zero-range'],
    ['a slide without direction', { kind: 'slide', direction: [0, 0, 0], range: [0, 4] }, 'zero-axis'],
    ['a slide of a hundredth of a voxel', { kind: 'slide', direction: [1, 0, 0], range: [0, 0.01] }, 'zero-range'],
    ['a ball that does not turn', { kind: 'ball', position: [0, 0, 0], maxAngle: 0 }, 'zero-range'],
  ])('welds %s', (_, motion, code) => {
    expect(resolve(motion)).toEqual({ motion: { kind: 'fixed' }, codes: [code] });
  });

  it('orders reversed ranges', () => {
    expect(resolve(hinge({ range: [1, -2] }))).toMatchObject({ motion: { range: [-2, 1] }, codes: ['reversed-range'] });
    const slide = resolve({ kind: 'slide', direction: [1, 0, 0], range: [8, 0] });
    expect(slide).toMatchObject({ motion: { range: [0, 8] }, codes: ['reversed-range'] });
  });

  it('makes a full turn endless', () => {
    const { motion, codes } = resolve(hinge({ range: [0, 2 * Math.PI] }));
    expect(motion).not.toHaveProperty('range');
    expect(codes).toEqual(['full-turn']);
    const without: Motion = { kind: 'hinge', direction: [0, 0, 1], position: [0, 0, 0] };
    expect(resolve(without)).toEqual({ motion: without, codes: [] });
  });

  it('brings a joint back to the object', () => {
    const far = resolve(hinge({ position: [16, 8, 500] }));
    expect(far).toMatchObject({ motion: { position: [16, 8, 32] }, codes: ['joint-far-away'] });
    const none = resolve(hinge({ position: [NaN, 8, 8] }));
    expect(none).toMatchObject({ motion: { position: [16, 8, 8] }, codes: ['bad-position'] });
  });

  it('holds a slide to twice the object', () => {
    const { motion, codes } = resolve({ kind: 'slide', direction: [1, 0, 0], range: [0, 1000] });
    expect(motion).toMatchObject({ range: [0, 64] });
    expect(codes).toEqual(['slide-too-long']);
  });

  it('gives a ball joint without limit the usual one, and none to one that turns all round', () => {
    expect(resolve({ kind: 'ball', position: [0, 0, 0] }).motion).toMatchObject({ maxAngle: Math.PI / 3 });
    expect(resolve({ kind: 'ball', position: [0, 0, 0], maxAngle: 4 }).motion).not.toHaveProperty('maxAngle');
  });

  describe('turn and slide', () => {
    const both: Extract<Motion, { kind: 'hinge-slide' }> = {
      kind: 'hinge-slide',
      direction: [0, 0, 2],
      position: [1, 1, 1],
      range: [0, 1],
      slideDirection: [0, 0, 1],
      slideRange: [0, 5],
    };
    it('keeps both', () => {
      expect(resolve(both)).toMatchObject({ motion: { kind: 'hinge-slide', direction: [0, 0, 1] }, codes: [] });
    });
    it('slides along the axis when no direction is said', () => {
      expect(resolve({ ...both, slideDirection: [0, 0, 0] }).motion).toMatchObject({ slideDirection: [0, 0, 1] });
    });
    it('keeps what can move', () => {
      expect(resolve({ ...both, slideRange: [0, 0] })).toMatchObject({
        motion: { kind: 'hinge' },
        codes: ['zero-range'],
      });
      expect(resolve({ ...both, range: [0, 0] })).toMatchObject({ motion: { kind: 'slide' }, codes: ['zero-range'] });
      expect(resolve({ ...both, range: [0, 0], slideRange: [2, 2] }).motion).toEqual({ kind: 'fixed' });
    });
  });
});

it('rests at 0, or as near as the range allows', () => {
  expect(restPosition(undefined)).toBe(0);
  expect(restPosition([-1, 1])).toBe(0);
  expect(restPosition([0.5, 2])).toBe(0.5);
  expect(restPosition([-2, -1])).toBe(-1);
});

it('scales lengths and leaves angles', () => {
  const scaled = scaleMotion(
    {
      kind: 'hinge-slide',
      direction: [0, 0, 1],
      position: [1, 2, 3],
      range: [0, 1],
      slideDirection: [1, 0, 0],
      slideRange: [0, 4],
    },
    0.5,
    ([x, y, z]) => [-y, x, z],
    [10, 0, 0],
  );
  expect(scaled).toEqual({
    kind: 'hinge-slide',
    direction: [-0, 0, 1],
    position: [9, 0.5, 1.5],
    range: [0, 1],
    slideDirection: [-0, 1, 0],
    slideRange: [0, 2],
  });
});
