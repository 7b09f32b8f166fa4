import { describe, expect, it } from 'vitest';
import { chooseBase } from '../../../src/assemble/choose-base.js';
import { polytopeFromBox, transformPolytope } from '../../../src/assemble/clearance/polytope.js';
import { findCategory } from '../../../src/core/find-category.js';
import { findFoot } from '../../../src/assemble/find-foot.js';
import { findRestRotation, tippingAngle } from '../../../src/assemble/stability.js';
import type { Issue } from '../../../src/core/issue.js';
import { IDENTITY_QUAT, quatFromAxisAngle, rotate } from '../../../src/core/math/quat.js';
import type { Vec3 } from '../../../src/core/math/vec3.js';
import { loadNodeGeometryEngine } from '../../../src/pipeline/node-engines.js';

const UP: Vec3 = [0, 0, 1];
const corners = (x: number, y: number, z: number): Vec3[] =>
  polytopeFromBox({ min: [-x, -y, 0], max: [x, y, z] }).vertices as Vec3[];

describe('tippingAngle', () => {
  it('is that of a box: half its depth over the height of its middle', () => {
    expect(tippingAngle(corners(0.5, 0.2, 2), [0, 0, 1], UP, 1e-4)).toBeCloseTo(Math.atan(0.2), 6);
  });

  it('is negative when the middle is not above the foot', () => {
    expect(tippingAngle(corners(0.5, 0.2, 2), [0, 0.3, 1], UP, 1e-4)).toBeCloseTo(-Math.atan(0.1), 6);
  });

  it('takes points that are nearly as low for feet, and only these', () => {
    const tripod: Vec3[] = [[-1, -1, 0], [1, -1, 0.01], [0, 1, 0.01], [0, 0, 3]]; // prettier-ignore
    expect(tippingAngle(tripod, [0, 0, 1], UP, 0.02)).toBeGreaterThan(0.3);
    expect(tippingAngle(tripod, [0, 0, 1], UP, 0.005)).toBeLessThan(0);
  });

  it('is not fooled by points that coincide but for rounding', () => {
    const doubled = [...corners(1, 1, 2), ...corners(1 + 1e-12, 1 - 1e-12, 2)];
    expect(tippingAngle(doubled, [0, 0, 1], UP, 1e-4)).toBeCloseTo(Math.PI / 4, 4);
  });

  it('can look along any direction', () => {
    expect(tippingAngle(corners(0.5, 0.2, 2), [0, 0, 1], [1, 0, 0], 1e-4)).toBeCloseTo(Math.atan(0.2 / 0.5), 6);
  });
});

describe('findRestRotation', () => {
  it('lays a pillar down on its broad side', async () => {
    const engine = await loadNodeGeometryEngine();
    const turn = findRestRotation(corners(0.5, 0.1, 4), [0, 0, 2], 1e-4, engine);
    const up = rotate(turn, [0, 1, 0]);
    expect(Math.abs(up[2])).toBeCloseTo(1, 6);
  });

  it('leaves a slab as it is', async () => {
    const engine = await loadNodeGeometryEngine();
    const turn = findRestRotation(corners(1, 1, 0.2), [0, 0, 0.1], 1e-4, engine);
    expect(rotate(turn, UP)[2]).toBeCloseTo(1, 9);
  });
});

describe('findFoot', () => {
  const block = polytopeFromBox({ min: [-1, -1, 0], max: [1, 1, 2] });
  it('cuts nothing off what stands well', () => {
    expect(findFoot([block], [0, 0, 1])).toEqual({
      height: 0,
      tipping: tippingAngle(block.vertices, [0, 0, 1], UP, 1e-3),
    });
  });

  it('cuts the longest leg to the length of the others', () => {
    const legs = [[-1, -1, 0], [1, -1, 0.02], [-1, 1, 0.02], [1, 1, 0.02]] as const; // prettier-ignore
    const solids = legs.map(([x, y, z]) => polytopeFromBox({ min: [x - 0.1, y - 0.1, z], max: [x + 0.1, y + 0.1, 3] }));
    const { height, tipping } = findFoot(solids, [0, 0, 1.5]);
    expect(height).toBeGreaterThanOrEqual(0.02);
    expect(height).toBeLessThanOrEqual(0.06);
    expect(tipping).toBeGreaterThan(0.5);
  });

  it('does not cut where that does not help', () => {
    const onEdge = transformPolytope(block, { position: [0, 0, 0], rotation: quatFromAxisAngle([1, 0, 0], 0.3) });
    expect(findFoot([onEdge], [0, 1, 1]).height).toBe(0);
  });
});

describe('chooseBase', () => {
  const choose = (category: string, asked: 'auto' | 'yes' | 'no', tipping: number): [string, boolean, string[]] => {
    const issues: Issue[] = [];
    const { base, layDown } = chooseBase(findCategory(category), asked, tipping, issues);
    return [base, layDown, issues.map((issue) => issue.code)];
  };
  it.each<[string, 'auto' | 'yes' | 'no', number, [string, boolean, string[]]]>([
    ['refrigerator', 'auto', 0.2, ['free', false, []]],
    ['refrigerator', 'yes', 0.2, ['fixed', false, []]],
    ['refrigerator', 'auto', -0.1, ['fixed', false, ['unstable-base']]],
    ['refrigerator', 'no', -0.1, ['free', true, ['laid-down']]],
    ['pen', 'auto', 0.2, ['free', false, []]],
    ['pen', 'auto', 0.01, ['free', true, ['laid-down']]],
    ['pen', 'yes', -1, ['fixed', false, []]],
    ['switch', 'auto', 0.2, ['fixed', false, []]],
    ['faucet', 'auto', 0.2, ['fixed', false, []]],
    ['switch', 'no', 0.2, ['free', false, []]],
  ])('%s, %s, tips at %s rad', (category, asked, tipping, expected) => {
    expect(choose(category, asked, tipping)).toEqual(expected);
  });
});

it('keeps the identity for points without volume', async () => {
  const engine = await loadNodeGeometryEngine();
  expect(findRestRotation([[0, 0, 0], [1, 0, 0]], [0, 0, 0], 0, engine)).toEqual(IDENTITY_QUAT); // prettier-ignore
});
