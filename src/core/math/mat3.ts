import type { Quat } from './quat.js';
import { quat } from './quat.js';
import type { Vec3 } from './vec3.js';

/** 3x3 matrix, row-major: element (r, c) is m[3 * r + c]. */
export type Mat3 = readonly [number, number, number, number, number, number, number, number, number];

/** Rotation matrix of a unit quaternion. */
export function matrixFromQuat(q: Quat): Mat3 {
  const [w, x, y, z] = q;
  return [
    1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y),
    2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x),
    2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y),
  ]; // prettier-ignore
}

/** Unit quaternion of a proper rotation matrix, w >= 0 (Shepperd's method: divides by the largest of four candidates). */
export function quatFromMatrix(m: Mat3): Quat {
  const candidates = [1 + m[0] + m[4] + m[8], 1 + m[0] - m[4] - m[8], 1 - m[0] + m[4] - m[8], 1 - m[0] - m[4] + m[8]];
  const largest = candidates.indexOf(Math.max(...candidates));
  const sums: readonly (readonly [number, number, number, number])[] = [
    [candidates[0], m[7] - m[5], m[2] - m[6], m[3] - m[1]],
    [m[7] - m[5], candidates[1], m[1] + m[3], m[2] + m[6]],
    [m[2] - m[6], m[1] + m[3], candidates[2], m[5] + m[7]],
    [m[3] - m[1], m[2] + m[6], m[5] + m[7], candidates[3]],
  ];
  const [w, x, y, z] = sums[largest];
  const sign = w < 0 ? -1 : 1;
  return quat(sign * w, sign * x, sign * y, sign * z);
}

export const transpose = (m: Mat3): Mat3 => [m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]];

export function multiplyMat3(a: Mat3, b: Mat3): Mat3 {
  const out: number[] = [];
  for (let r = 0; r < 3; r++)
    for (let c = 0; c < 3; c++) out.push(a[3 * r] * b[c] + a[3 * r + 1] * b[3 + c] + a[3 * r + 2] * b[6 + c]);
  return out as unknown as Mat3;
}

export const multiplyMat3Vec = (m: Mat3, v: Vec3): Vec3 => [
  m[0] * v[0] + m[1] * v[1] + m[2] * v[2],
  m[3] * v[0] + m[4] * v[1] + m[5] * v[2],
  m[6] * v[0] + m[7] * v[1] + m[8] * v[2],
];

/**
 * Eigenvalues (descending) and right-handed unit eigenvectors (columns of `vectors`) of a symmetric matrix, by cyclic Jacobi
 * rotations (Golub and Van Loan, Matrix Computations, section 8.5). Eight sweeps reach machine precision for 3x3.
 */
export function eigenSymmetric(m: Mat3): { values: Vec3; vectors: Mat3 } {
  const a = [...m];
  const v = [1, 0, 0, 0, 1, 0, 0, 0, 1];
  const pairs = [[0, 1], [0, 2], [1, 2]] as const; // prettier-ignore
  for (let sweep = 0; sweep < 8; sweep++) {
    for (const [p, q] of pairs) {
      const apq = a[3 * p + q];
      if (apq === 0) continue;
      const theta = (a[3 * q + q] - a[3 * p + p]) / (2 * apq);
      const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
      const c = 1 / Math.sqrt(t * t + 1);
      const s = t * c;
      for (let k = 0; k < 3; k++) {
        const akp = a[3 * k + p];
        const akq = a[3 * k + q];
        a[3 * k + p] = c * akp - s * akq;
        a[3 * k + q] = s * akp + c * akq;
      }
      for (let k = 0; k < 3; k++) {
        const apk = a[3 * p + k];
        const aqk = a[3 * q + k];
        a[3 * p + k] = c * apk - s * aqk;
        a[3 * q + k] = s * apk + c * aqk;
        const vkp = v[3 * k + p];
        const vkq = v[3 * k + q];
        v[3 * k + p] = c * vkp - s * vkq;
        v[3 * k + q] = s * vkp + c * vkq;
      }
    }
  }
  const order = [0, 1, 2].sort((i, j) => a[4 * j] - a[4 * i]);
  const column = (k: number): Vec3 => [v[k], v[3 + k], v[6 + k]];
  const [x, y, z] = order.map(column);
  const determinant =
    x[0] * (y[1] * z[2] - y[2] * z[1]) - x[1] * (y[0] * z[2] - y[2] * z[0]) + x[2] * (y[0] * z[1] - y[1] * z[0]);
  const f = determinant < 0 ? -1 : 1;
  return {
    values: [a[4 * order[0]], a[4 * order[1]], a[4 * order[2]]],
    vectors: [x[0], y[0], f * z[0], x[1], y[1], f * z[1], x[2], y[2], f * z[2]],
  };
}
