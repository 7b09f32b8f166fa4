import type { Quat } from './quat.js';
import { conjugate, IDENTITY_QUAT, multiplyQuat, rotate } from './quat.js';
import type { Vec3 } from './vec3.js';
import { add, scale, ZERO } from './vec3.js';

/** A rigid transform: takes coordinates of the child frame to the parent frame, x -> rotation * x + position (metres). */
export interface Pose {
  readonly position: Vec3;
  readonly rotation: Quat;
}

export const IDENTITY_POSE: Pose = { position: ZERO, rotation: IDENTITY_QUAT };

export const translation = (position: Vec3): Pose => ({ position, rotation: IDENTITY_QUAT });

/** The point `p` of the child frame, in the parent frame. */
export const transformPoint = (pose: Pose, p: Vec3): Vec3 => add(rotate(pose.rotation, p), pose.position);

/** `outer` after `inner`: child of inner -> parent of outer. */
export const compose = (outer: Pose, inner: Pose): Pose => ({
  position: transformPoint(outer, inner.position),
  rotation: multiplyQuat(outer.rotation, inner.rotation),
});

export function invert(pose: Pose): Pose {
  const rotation = conjugate(pose.rotation);
  return { position: scale(rotate(rotation, pose.position), -1), rotation };
}
