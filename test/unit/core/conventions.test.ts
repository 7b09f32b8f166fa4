import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CORE_TO_GLTF,
  coreToGltfUp,
  gltfToCoreUp,
  inertiaFromMatrix,
  inertiaFromMjcf,
  inertiaToMatrix,
  inertiaToMjcf,
  quatFromRpy,
  quatFromXyzw,
  quatToXyzw,
  rpyFromQuat,
} from '../../../src/core/conventions.js';
import { quat, quatAngle, quatFromAxisAngle, rotate } from '../../../src/core/math/quat.js';

const angle = fc.double({ min: -Math.PI, max: Math.PI, noNaN: true });

describe('conventions', () => {
  it('gltf quaternions are x y z w', () => {
    expect(quatToXyzw(quatFromAxisAngle([1, 0, 0], Math.PI))).toEqual([1, 0, 0, expect.closeTo(0, 15)]);
    expect(quatFromXyzw([0, 0, 1, 0])).toEqual([0, 0, 0, 1]);
  });

  it('up in the core is up in glTF, and right stays right', () => {
    expect(coreToGltfUp([0, 0, 1])).toEqual([0, 1, -0]);
    expect(coreToGltfUp([1, 0, 0])).toEqual([1, 0, -0]);
    expect(gltfToCoreUp(coreToGltfUp([1, 2, 3]))).toEqual([1, 2, 3]);
    rotate(CORE_TO_GLTF, [1, 2, 3]).forEach((value, i) => {
      expect(value).toBeCloseTo(coreToGltfUp([1, 2, 3])[i], 12);
    });
  });

  it('rpy turns about the fixed axes x, then y, then z', () => {
    // Roll takes y to z; the yaw that follows leaves z alone.
    const turned = rotate(quatFromRpy([Math.PI / 2, 0, Math.PI / 2]), [0, 1, 0]);
    expect(turned[2]).toBeCloseTo(1, 12);
    expect(rotate(quatFromRpy([0, Math.PI / 2, 0]), [1, 0, 0])[2]).toBeCloseTo(-1, 12);
  });

  it('rpy round trip, gimbal lock included', () => {
    fc.assert(
      fc.property(angle, fc.oneof(angle, fc.constantFrom(Math.PI / 2, -Math.PI / 2)), angle, (r, p, y) => {
        const q = quatFromRpy([r, p, y]);
        expect(quatAngle(q, quatFromRpy(rpyFromQuat(q)))).toBeLessThan(1e-7);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('inertia element order', () => {
    const tensor = { xx: 1, yy: 2, zz: 3, xy: 4, xz: 5, yz: 6 };
    expect(inertiaToMjcf(tensor)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(inertiaFromMjcf([1, 2, 3, 4, 5, 6])).toEqual(tensor);
    expect(inertiaToMatrix(tensor)).toEqual([1, 4, 5, 4, 2, 6, 5, 6, 3]);
    expect(inertiaFromMatrix(inertiaToMatrix(tensor))).toEqual(tensor);
  });

  it('a quaternion is unit whatever it is made from', () => {
    expect(quat(0, 0, 0, 0)).toEqual([1, 0, 0, 0]);
    expect(Math.hypot(...quat(1, 2, 3, 4))).toBeCloseTo(1, 15);
  });
});
