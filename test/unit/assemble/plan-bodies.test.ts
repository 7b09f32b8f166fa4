import { describe, expect, it } from 'vitest';
import type { BodyPlan } from '../../../src/assemble/plan-bodies.js';
import { planBodies } from '../../../src/assemble/plan-bodies.js';
import type { Issue } from '../../../src/core/issue.js';
import type { KinematicGroup, Motion } from '../../../src/core/physical-object.js';
import { makeGroup } from '../../fixtures/objects.js';

const BOUNDS = { min: [0, 0, 0], max: [32, 32, 32] } as const;
const FIXED: Motion = { kind: 'fixed' };
const FREE: Motion = { kind: 'free' };
const SLIDE: Motion = { kind: 'slide', direction: [1, 0, 0], range: [0, 8] };

/** Plans with parts 0 to 9 of volume 10 + id, but for those in `shapeless`. */
function plan(
  groups: readonly KinematicGroup[],
  parts = 3,
  shapeless: readonly number[] = [],
): { plans: BodyPlan[]; codes: string[] } {
  const issues: Issue[] = [];
  const volumes = new Map(
    Array.from({ length: parts }, (_, id): [number, number] => [id, 10 + id]).filter(([id]) => !shapeless.includes(id)),
  );
  return { plans: planBodies(groups, volumes, BOUNDS, issues), codes: issues.map((issue) => issue.code) };
}

const tree = ({ plans }: { plans: readonly BodyPlan[] }): unknown[] =>
  plans.map(({ parts, parent, motion }) => [parts, parent, motion.kind]);

describe('planBodies', () => {
  it('puts the base first and parents before children', () => {
    const made = plan([makeGroup(2, [2], SLIDE, 1), makeGroup(1, [1], SLIDE, 0), makeGroup(0, [0], FIXED)]);
    expect(tree(made)).toEqual([
      [[0], undefined, 'base'],
      [[1], 0, 'slide'],
      [[2], 1, 'slide'],
    ]);
    expect(made.codes).toEqual([]);
  });

  it('makes fixed groups part of what they are fixed to', () => {
    const made = plan(
      [makeGroup(0, [0], FIXED), makeGroup(1, [1], SLIDE, 0), makeGroup(2, [2], FIXED, 1), makeGroup(3, [3], FIXED)],
      4,
    );
    expect(tree(made)).toEqual([
      [[0, 3], undefined, 'base'],
      [[1, 2], 0, 'slide'],
    ]);
  });

  it('hangs on the base what moves relative to the world', () => {
    const made = plan([makeGroup(0, [0], FIXED), makeGroup(1, [1], SLIDE)], 2);
    expect(tree(made)).toEqual([
      [[0], undefined, 'base'],
      [[1], 0, 'slide'],
    ]);
  });

  it('lets loose bodies hang on nothing, and their children on them', () => {
    const made = plan([makeGroup(0, [0], FIXED), makeGroup(1, [1], FREE, 0), makeGroup(2, [2], SLIDE, 1)]);
    expect(tree(made)).toEqual([
      [[0], undefined, 'base'],
      [[1], undefined, 'free'],
      [[2], 1, 'slide'],
    ]);
  });

  it('hands the children of an empty group up', () => {
    const made = plan([makeGroup(0, [0], FIXED), makeGroup(1, [1], SLIDE, 0), makeGroup(2, [2], SLIDE, 1)], 3, [1]);
    expect(tree(made)).toEqual([
      [[0], undefined, 'base'],
      [[2], 0, 'slide'],
    ]);
    expect(made.codes).toEqual(['empty-group']);
  });

  it('makes the largest group the base where none stands still', () => {
    const made = plan([makeGroup(5, [0], SLIDE), makeGroup(6, [2], SLIDE), makeGroup(7, [1], SLIDE, 6)]);
    expect(tree(made)).toEqual([
      [[2], undefined, 'base'],
      [[0], 0, 'slide'],
      [[1], 0, 'slide'],
    ]);
    expect(made.codes).toEqual(['no-base']);
  });

  it('finds a base when the said one has no shape', () => {
    const made = plan([makeGroup(0, [0], FIXED), makeGroup(1, [1], SLIDE, 0), makeGroup(2, [2], SLIDE, 0)], 3, [0]);
    expect(tree(made)).toEqual([
      [[2], undefined, 'base'],
      [[1], 0, 'slide'],
    ]);
    expect(made.codes).toContain('no-base');
  });

  it('takes orphans into the base, and works without any group', () => {
    expect(plan([makeGroup(0, [0], FIXED)], 2)).toMatchObject({ plans: [{ parts: [0, 1] }], codes: ['orphan-part'] });
    expect(plan([], 2)).toMatchObject({ plans: [{ parts: [0, 1] }] });
  });

  it('leaves a part in the first group that claims it', () => {
    const made = plan([makeGroup(0, [0, 1], FIXED), makeGroup(1, [1, 2], SLIDE, 0)]);
    expect(tree(made)).toEqual([
      [[0, 1], undefined, 'base'],
      [[2], 0, 'slide'],
    ]);
  });

  it('breaks cycles and replaces unknown parents', () => {
    const cycle = plan([makeGroup(0, [0], FIXED), makeGroup(1, [1], SLIDE, 2), makeGroup(2, [2], SLIDE, 1)]);
    expect(cycle.plans).toHaveLength(3);
    expect(cycle.codes).toContain('group-cycle');
    const own = plan([makeGroup(0, [0], FIXED), makeGroup(1, [1], SLIDE, 1)], 2);
    expect(tree(own)[1]).toEqual([[1], 0, 'slide']);
    const unknown = plan([makeGroup(0, [0], FIXED), makeGroup(1, [1], SLIDE, 77)], 2);
    expect(tree(unknown)[1]).toEqual([[1], 0, 'slide']);
    expect(unknown.codes).toEqual(['unknown-parent']);
  });
});
