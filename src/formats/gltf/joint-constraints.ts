import type { BallJoint, HingeJoint, Joint, SlideJoint } from '../../core/joint.js';
import type { Quat } from '../../core/math/quat.js';
import { IDENTITY_QUAT, quatBetween } from '../../core/math/quat.js';
import type { DriveJson, LimitJson, PhysicsJointJson } from './physics-json.js';

/** A joint of the physics extension between a body and its parent. */
export interface JointConstraint {
  /** Rotation of both attachment frames in the body frame at rest: their x axis lies along the joint's axis. */
  readonly frame: Quat;
  readonly json: PhysicsJointJson;
}

const LOCKED_POSITION: LimitJson = { linearAxes: [0, 1, 2], min: 0, max: 0 };
const LOCKED_ROTATION: LimitJson = { angularAxes: [0, 1, 2], min: 0, max: 0 };

/**
 * The joints of one body as constraints between two frames that coincide at rest. The extension constrains position and rotation
 * of one frame in the other and knows no sequence of joints, so a body that slides and then turns (type CB) has two constraints:
 * one on the position, one on the rotation. Whatever cannot be said in this way (two hinges, a slide carried by a hinge) is left
 * unconstrained rather than constrained wrongly; the extras hold the exact joints.
 *
 * Signs: a limit measures the connected node in the frame of the node that carries the joint. With the joint on the parent's
 * frame and the body's frame connected, positions are those of the core.
 */
export function describeConstraints(joints: readonly Joint[]): JointConstraint[] {
  if (joints.length === 0 || joints.some((joint) => joint.type === 'free')) return [];
  const slides = joints.filter((joint): joint is SlideJoint => joint.type === 'slide');
  const turns = joints.filter(
    (joint): joint is HingeJoint | BallJoint => joint.type === 'hinge' || joint.type === 'ball',
  );
  const slide = slides.length === 1 && joints[0].type === 'slide' ? slides[0] : undefined;
  const turn = turns.length === 1 ? turns[0] : undefined;

  const linear = slides.length === 0 ? [LOCKED_POSITION] : slide === undefined ? [] : slideLimits(slide);
  const angular = turns.length === 0 ? [LOCKED_ROTATION] : turn === undefined ? [] : turnLimits(turn);
  const linearDrives = slide === undefined ? [] : [drive('linear', 0, slide)];
  const angularDrives =
    turn === undefined
      ? []
      : turn.type === 'hinge'
        ? [drive('angular', 0, turn)]
        : [0, 1, 2].map((axis) => drive('angular', axis, turn));

  if (slide === undefined || turns.length === 0) {
    const main = slide ?? turn ?? joints[0];
    return finish(main, [...linear, ...angular], [...linearDrives, ...angularDrives]);
  }
  return [...finish(slide, linear, linearDrives), ...finish(turn ?? turns[0], angular, angularDrives)];
}

/** True when the constraints say all that the joints' types, axes and ranges say. */
export function constraintsAreExact(joints: readonly Joint[]): boolean {
  const turns = joints.filter((joint) => joint.type === 'hinge' || joint.type === 'ball').length;
  const slides = joints.filter((joint) => joint.type === 'slide').length;
  return turns <= 1 && (slides === 0 || (slides === 1 && joints[0].type === 'slide'));
}

function slideLimits(joint: SlideJoint): LimitJson[] {
  return [{ linearAxes: [1, 2], min: 0, max: 0 }, ...rangeLimit({ linearAxes: [0] }, joint.range)];
}

function turnLimits(joint: HingeJoint | BallJoint): LimitJson[] {
  if (joint.type === 'ball') {
    return joint.maxAngle === undefined ? [] : [{ angularAxes: [0, 1, 2], min: 0, max: joint.maxAngle }];
  }
  return [{ angularAxes: [1, 2], min: 0, max: 0 }, ...rangeLimit({ angularAxes: [0] }, joint.range)];
}

function rangeLimit(
  axes: { linearAxes: readonly number[] } | { angularAxes: readonly number[] },
  range: readonly [number, number] | undefined,
): LimitJson[] {
  return range === undefined ? [] : [{ ...axes, min: range[0], max: range[1] }];
}

/** Viscous damping, a drive towards zero velocity, and the counterbalance spring, one towards its reference position. */
function drive(type: 'linear' | 'angular', axis: number, joint: SlideJoint | HingeJoint | BallJoint): DriveJson {
  const spring = 'spring' in joint && joint.spring;
  return {
    type,
    mode: 'force',
    axis,
    velocityTarget: 0,
    damping: joint.damping,
    ...(spring && { positionTarget: spring.reference, stiffness: spring.stiffness }),
  };
}

function finish(joint: Joint, limits: readonly LimitJson[], drives: readonly DriveJson[]): JointConstraint[] {
  const frame = 'axis' in joint ? quatBetween([1, 0, 0], joint.axis) : IDENTITY_QUAT;
  const active = drives.filter((d) => d.damping > 0 || d.stiffness !== undefined);
  return [{ frame, json: { name: joint.name, limits, ...(active.length > 0 && { drives: active }) } }];
}
