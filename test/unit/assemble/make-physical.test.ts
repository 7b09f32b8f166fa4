import { expect, it } from 'vitest';
import { makePhysical } from '../../../src/assemble/make-physical.js';
import type { Issue } from '../../../src/core/issue.js';
import { boxInertial, isPhysicalInertia } from '../../../src/core/mesh/inertial-algebra.js';

it('leaves a body as it is', () => {
  const issues: Issue[] = [];
  const inertial = boxInertial([1, 2, 3], 500);
  expect(makePhysical(inertial, 'b', issues)).toBe(inertial);
  expect(issues).toEqual([]);
});

it.each([
  { xx: 1, yy: 1, zz: 3, xy: 0, xz: 0, yz: 0 },
  { xx: 0, yy: 1, zz: 1, xy: 0, xz: 0, yz: 0 },
  { xx: 0, yy: 0, zz: 0, xy: 0, xz: 0, yz: 0 },
  { xx: 1, yy: 1, zz: 1, xy: 2, xz: 0, yz: 0 },
])('mends %o', (inertia) => {
  const issues: Issue[] = [];
  const mended = makePhysical({ mass: 2, com: [0, 0, 0], inertia }, 'b', issues);
  expect(isPhysicalInertia(mended.inertia)).toBe(true);
  expect(mended.mass).toBe(2);
  expect(issues).toMatchObject([{ code: 'flat-inertia' }]);
});
