import type { Vec3 } from './math/vec3.js';

interface JointDynamics {
  /** N s/m for a slide, N m s/rad for a hinge or ball. */
  readonly damping: number;
  /** Dry friction, N or N m. */
  readonly frictionLoss: number;
  /** Reflected inertia, kg or kg m^2. */
  readonly armature: number;
}

interface AxisJoint extends JointDynamics {
  readonly name: string;
  /** Unit vector in the body frame. */
  readonly axis: Vec3;
  /** Lower < upper, with the rest position 0 inside: m or rad. Absent: unlimited. */
  readonly range?: readonly [number, number];
  /**
   * A counterbalance, such as the gas spring of a heavy lid or a sash weight: force = stiffness * (reference - position), N or N m;
   * stiffness > 0 in N/m or N m/rad. Absent: none. MJCF writes it as `stiffness` and `springref`; URDF cannot hold it.
   */
  readonly spring?: { readonly stiffness: number; readonly reference: number };
  /** The largest force or torque that a drive should use, N or N m: URDF's effort, the actuator's force range. */
  readonly effortLimit: number;
  /** m/s or rad/s. */
  readonly velocityLimit: number;
}

export interface HingeJoint extends AxisJoint {
  readonly type: 'hinge';
}

export interface SlideJoint extends AxisJoint {
  readonly type: 'slide';
}

export interface BallJoint extends JointDynamics {
  readonly type: 'ball';
  readonly name: string;
  /** Largest angle from the rest orientation, rad. Absent: unlimited. */
  readonly maxAngle?: number;
}

/** Six degrees of freedom. Only on a body whose parent is the world. */
export interface FreeJoint {
  readonly type: 'free';
  readonly name: string;
}

/**
 * A joint between a body and its parent. The body frame's origin lies on the joint's anchor and its position is measured from
 * the rest pose, which is position 0.
 */
export type Joint = HingeJoint | SlideJoint | BallJoint | FreeJoint;

/** Number of position coordinates of a joint in MuJoCo's qpos. */
export function positionCount(joint: Joint): 1 | 4 | 7 {
  return joint.type === 'free' ? 7 : joint.type === 'ball' ? 4 : 1;
}
