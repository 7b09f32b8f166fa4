import type { InertiaTensor } from './inertial.js';
import type { Mat3 } from './math/mat3.js';
import { matrixFromQuat } from './math/mat3.js';
import type { Pose } from './math/pose.js';
import type { Quat } from './math/quat.js';
import { IDENTITY_QUAT, multiplyQuat, quat, quatFromAxisAngle } from './math/quat.js';
import type { Vec3 } from './math/vec3.js';

/*
 * The only place where quaternion order, Euler angles, the up axis and the order of inertia elements are converted.
 *
 *   core   SI, radians, Z up, quaternion wxyz
 *   MJCF   as core; fullinertia is xx yy zz xy xz yz; angles default to degrees, so files always say angle="radian"
 *   URDF   radians, Z up; rpy are rotations about the fixed x, y, z axes in this order (MJCF's eulerseq "XYZ")
 *   glTF   metres, Y up, quaternion xyzw
 */

/** Core quaternion as glTF and three.js write it: x, y, z, w. The axes are not changed: see `coreToGltfUp`. */
export const quatToXyzw = (q: Quat): [number, number, number, number] => [q[1], q[2], q[3], q[0]];

/** glTF's x, y, z, w as a core quaternion. */
export const quatFromXyzw = (q: readonly [number, number, number, number]): Quat => quat(q[3], q[0], q[1], q[2]);

/** The rotation that takes Z-up core coordinates to Y-up glTF coordinates: (x, y, z) -> (x, z, -y), -90 degrees about x. */
export const CORE_TO_GLTF: Quat = quatFromAxisAngle([1, 0, 0], -Math.PI / 2);

/** A core vector in Y-up coordinates. */
export const coreToGltfUp = (v: Vec3): Vec3 => [v[0], v[2], -v[1]];

/** A Y-up vector in core coordinates. */
export const gltfToCoreUp = (v: Vec3): Vec3 => [v[0], -v[2], v[1]];

/** URDF roll, pitch, yaw (radians about fixed x, y, z) as a quaternion: Rz(yaw) Ry(pitch) Rx(roll). */
export const quatFromRpy = (rpy: Vec3): Quat =>
  multiplyQuat(
    quatFromAxisAngle([0, 0, 1], rpy[2]),
    multiplyQuat(quatFromAxisAngle([0, 1, 0], rpy[1]), quatFromAxisAngle([1, 0, 0], rpy[0])),
  );

/** A quaternion as URDF roll, pitch, yaw; at pitch = +-90 degrees yaw is put to zero. */
export function rpyFromQuat(q: Quat): Vec3 {
  const m = matrixFromQuat(q);
  const cosPitch = Math.hypot(m[0], m[3]);
  const pitch = Math.atan2(-m[6], cosPitch);
  // Below 1e-9 roll and yaw turn about one axis, and their own arctangents are noise.
  if (cosPitch < 1e-9) return [Math.atan2(-m[5], m[4]), pitch, 0];
  return [Math.atan2(m[7], m[8]), pitch, Math.atan2(m[3], m[0])];
}

/**
 * Rotations in turn about the axes that `sequence` names, radians: a small letter is an axis that moves along with the rotations before
 * it, a capital a fixed one. MJCF's default sequence is `xyz`; URDF's rpy is `XYZ`.
 */
export function quatFromEuler(angles: Vec3, sequence: string): Quat {
  let q = IDENTITY_QUAT;
  Array.from(sequence).forEach((letter, i) => {
    const axis = EULER_AXES[letter.toLowerCase() as keyof typeof EULER_AXES];
    const turn = quatFromAxisAngle(axis, angles[i]);
    q = letter === letter.toLowerCase() ? multiplyQuat(q, turn) : multiplyQuat(turn, q);
  });
  return q;
}

const EULER_AXES = { x: [1, 0, 0], y: [0, 1, 0], z: [0, 0, 1] } as const;

export const degrees = (radians: number): number => (radians * 180) / Math.PI;
export const radians = (angleInDegrees: number): number => (angleInDegrees * Math.PI) / 180;

/** Elements in MJCF's `fullinertia` order: xx yy zz xy xz yz. */
export const inertiaToMjcf = (i: InertiaTensor): [number, number, number, number, number, number] => [
  i.xx,
  i.yy,
  i.zz,
  i.xy,
  i.xz,
  i.yz,
];

/** From MJCF's `fullinertia` order. */
export const inertiaFromMjcf = (e: readonly number[]): InertiaTensor => ({
  xx: e[0],
  yy: e[1],
  zz: e[2],
  xy: e[3],
  xz: e[4],
  yz: e[5],
});

/** The tensor as a symmetric matrix. Off-diagonal elements are those of the matrix (already with their minus sign). */
export const inertiaToMatrix = (i: InertiaTensor): Mat3 => [i.xx, i.xy, i.xz, i.xy, i.yy, i.yz, i.xz, i.yz, i.zz];

export const inertiaFromMatrix = (m: Mat3): InertiaTensor => ({
  xx: m[0],
  yy: m[4],
  zz: m[8],
  xy: (m[1] + m[3]) / 2,
  xz: (m[2] + m[6]) / 2,
  yz: (m[5] + m[7]) / 2,
});

/** Pose of a frame given by URDF's xyz and rpy. */
export const poseFromXyzRpy = (xyz: Vec3, rpy: Vec3): Pose => ({ position: xyz, rotation: quatFromRpy(rpy) });
