import type { Inertial } from '../core/inertial.js';
import type { Issue } from '../core/issue.js';
import { isPhysicalInertia, principalMoments } from '../core/mesh/inertial-algebra.js';

/** What is added to a tensor that no rigid body can have, as a share of its largest moment. */
const FLOOR_SHARE = 1e-3;

/**
 * The inertial with a tensor that engines accept: positive definite, obeying the triangle inequality. Only shells and near-flat
 * parts ever need a change: a little is added to all three moments.
 */
export function makePhysical(inertial: Inertial, where: string, issues: Issue[]): Inertial {
  if (isPhysicalInertia(inertial.inertia)) return inertial;
  const [largest, middle, least] = principalMoments(inertial.inertia);
  // Adding t to all moments turns a <= b + c into a + t <= b + c + 2 t.
  const missing = Math.max(largest - middle - least, -least, 0);
  const add = missing + FLOOR_SHARE * Math.max(Math.abs(largest), 1e-12 * inertial.mass);
  issues.push({
    code: 'flat-inertia',
    severity: 'info',
    where,
    message: 'The inertia of the body is that of a flat or broken shape.',
    action: `added ${add.toPrecision(2)} kg m2 to its three moments`,
  });
  const { xx, yy, zz, xy, xz, yz } = inertial.inertia;
  return { ...inertial, inertia: { xx: xx + add, yy: yy + add, zz: zz + add, xy, xz, yz } };
}
