import type { Vec3 } from './vec3.js';
import { cross, dot, norm, normalize } from './vec3.js';

declare const wxyz: unique symbol;

/** Unit quaternion in w, x, y, z order (MuJoCo's). The brand keeps glTF's xyzw out: convert in conventions.ts only. */
export type Quat = readonly [number, number, number, number] & { readonly [wxyz]: true };

/** Makes a unit quaternion from w, x, y, z; the identity when all are zero. */
export function quat(w: number, x: number, y: number, z: number): Quat {
  const length = Math.hypot(w, x, y, z);
  const q = length > 1e-300 ? [w / length, x / length, y / length, z / length] : [1, 0, 0, 0];
  return q as unknown as Quat;
}

export const IDENTITY_QUAT: Quat = quat(1, 0, 0, 0);

/** Rotation by `angle` radians about `axis` (normalised here; identity when it has no length). */
export function quatFromAxisAngle(axis: Vec3, angle: number): Quat {
  const unit = normalize(axis);
  if (unit === undefined) return IDENTITY_QUAT;
  const s = Math.sin(angle / 2);
  return quat(Math.cos(angle / 2), unit[0] * s, unit[1] * s, unit[2] * s);
}

/** Hamilton product: rotating by the result is rotating by `b`, then by `a`. */
export function multiplyQuat(a: Quat, b: Quat): Quat {
  return quat(
    a[0] * b[0] - a[1] * b[1] - a[2] * b[2] - a[3] * b[3],
    a[0] * b[1] + a[1] * b[0] + a[2] * b[3] - a[3] * b[2],
    a[0] * b[2] - a[1] * b[3] + a[2] * b[0] + a[3] * b[1],
    a[0] * b[3] + a[1] * b[2] - a[2] * b[1] + a[3] * b[0],
  );
}

export const conjugate = (q: Quat): Quat => quat(q[0], -q[1], -q[2], -q[3]);

/** The vector `v` rotated by `q`. */
export function rotate(q: Quat, v: Vec3): Vec3 {
  const u: Vec3 = [q[1], q[2], q[3]];
  const uv = cross(u, v);
  const uuv = cross(u, uv);
  return [v[0] + 2 * (q[0] * uv[0] + uuv[0]), v[1] + 2 * (q[0] * uv[1] + uuv[1]), v[2] + 2 * (q[0] * uv[2] + uuv[2])];
}

/** Angle in radians, 0 to pi, of the rotation that takes `a` to `b`. */
export function quatAngle(a: Quat, b: Quat): number {
  const d = multiplyQuat(conjugate(a), b);
  return 2 * Math.atan2(norm([d[1], d[2], d[3]]), Math.abs(d[0]));
}

/** The shortest rotation that takes the unit vector `from` to the unit vector `to`. */
export function quatBetween(from: Vec3, to: Vec3): Quat {
  const d = dot(from, to);
  if (d < -1 + 1e-12) {
    const side = normalize(cross(from, Math.abs(from[0]) < 0.9 ? [1, 0, 0] : [0, 1, 0])) ?? [0, 0, 1];
    return quat(0, side[0], side[1], side[2]);
  }
  const c = cross(from, to);
  return quat(1 + d, c[0], c[1], c[2]);
}
