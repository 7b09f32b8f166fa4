import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mat3 } from '../../../../src/core/math/mat3.js';
import {
  eigenSymmetric,
  matrixFromQuat,
  multiplyMat3,
  multiplyMat3Vec,
  quatFromMatrix,
  transpose,
} from '../../../../src/core/math/mat3.js';
import { quat, quatAngle, quatBetween, rotate } from '../../../../src/core/math/quat.js';
import type { Vec3 } from '../../../../src/core/math/vec3.js';
import { norm, normalize, perpendicular, dot } from '../../../../src/core/math/vec3.js';

const number = fc.double({ min: -10, max: 10, noNaN: true });
const vector = fc.tuple(number, number, number);
const rotation = fc.tuple(number, number, number, number).map((q) => quat(...q));
const runs = { seed: 7, numRuns: 500 };

describe('rotation matrices', () => {
  it('rotate as their quaternion does, and give it back', () => {
    fc.assert(
      fc.property(rotation, vector, (q, v) => {
        const m = matrixFromQuat(q);
        const [a, b] = [multiplyMat3Vec(m, v), rotate(q, v)];
        for (let i = 0; i < 3; i++) expect(a[i]).toBeCloseTo(b[i], 9);
        expect(quatAngle(q, quatFromMatrix(m))).toBeLessThan(1e-7);
      }),
      runs,
    );
  });

  it('quatBetween takes one direction to the other, opposite ones too', () => {
    fc.assert(
      fc.property(vector, vector, (a, b) => {
        const [from, to] = [normalize(a), normalize(b)];
        fc.pre(from !== undefined && to !== undefined);
        const got = rotate(quatBetween(from, to), from);
        expect(norm([got[0] - to[0], got[1] - to[1], got[2] - to[2]])).toBeLessThan(1e-6);
      }),
      runs,
    );
    const flipped = rotate(quatBetween([0, 0, 1], [0, 0, -1]), [0, 0, 1]);
    expect(flipped[2]).toBeCloseTo(-1, 12);
  });

  it('perpendicular is unit and at right angles', () => {
    for (const axis of [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, -1],
    ] as Vec3[]) {
      expect(dot(perpendicular(axis), axis)).toBeCloseTo(0, 12);
      expect(norm(perpendicular(axis))).toBeCloseTo(1, 12);
    }
  });
});

describe('eigenSymmetric', () => {
  it('rebuilds the matrix, with eigenvalues in descending order and a right-handed frame', () => {
    fc.assert(
      fc.property(vector, vector, ([a, b, c], [d, e, f]) => {
        const m: Mat3 = [a, d, e, d, b, f, e, f, c];
        const { values, vectors } = eigenSymmetric(m);
        const diagonal: Mat3 = [values[0], 0, 0, 0, values[1], 0, 0, 0, values[2]];
        const back = multiplyMat3(multiplyMat3(vectors, diagonal), transpose(vectors));
        m.forEach((value, i) => {
          expect(back[i]).toBeCloseTo(value, 8);
        });
        expect(values[0]).toBeGreaterThanOrEqual(values[1]);
        expect(values[1]).toBeGreaterThanOrEqual(values[2]);
        const [x, y, z]: Vec3[] = [0, 1, 2].map((k) => [vectors[k], vectors[3 + k], vectors[6 + k]]);
        expect(
          x[0] * (y[1] * z[2] - y[2] * z[1]) - x[1] * (y[0] * z[2] - y[2] * z[0]) + x[2] * (y[0] * z[1] - y[1] * z[0]),
        ).toBeCloseTo(1, 8);
      }),
      runs,
    );
  });
});
