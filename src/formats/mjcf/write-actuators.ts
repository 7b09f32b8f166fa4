import type { Body } from '../../core/body.js';
import { inertiaToMatrix } from '../../core/conventions.js';
import type { HingeJoint, SlideJoint } from '../../core/joint.js';
import { collectSubtree, computeBodyPoses } from '../../core/kinematic-tree.js';
import { multiplyMat3Vec } from '../../core/math/mat3.js';
import { compose, invert } from '../../core/math/pose.js';
import { dot } from '../../core/math/vec3.js';
import { combineInertials, transformInertial } from '../../core/mesh/inertial-algebra.js';
import type { SimAsset } from '../../core/sim-asset.js';
import { formatNumber, formatNumbers } from '../number-text.js';
import type { XmlElement } from '../xml-tree.js';
import { element } from '../xml-tree.js';

/** Natural frequency of the servo, rad/s: settles in about half a second, and 0.04 rad a time step, far from instability. */
const SERVO_FREQUENCY = 20;
/** Share of the range (or of half a turn) at which the servo pulls with its whole force. */
const FULL_EFFORT_SHARE = 0.25;

/**
 * A position servo for every hinge and slide, named as its joint. kp is the larger of what makes the moving mass follow at 20 rad/s
 * and what gives the full effort at a quarter of the range; kv damps it critically. Force is bounded by the joint's effort.
 */
export function writeActuators(asset: SimAsset): XmlElement[] {
  return asset.bodies.flatMap((body) =>
    body.joints.flatMap((joint) =>
      joint.type === 'hinge' || joint.type === 'slide' ? [writeActuator(asset, body, joint)] : [],
    ),
  );
}

function writeActuator(asset: SimAsset, body: Body, joint: HingeJoint | SlideJoint): XmlElement {
  const inertia = movingInertia(asset, body, joint) + joint.armature;
  const span = joint.range === undefined ? Math.PI : joint.range[1] - joint.range[0];
  const kp = Math.max(inertia * SERVO_FREQUENCY ** 2, joint.effortLimit / (FULL_EFFORT_SHARE * span));
  // Critical damping, 2 sqrt(kp I).
  const kv = 2 * Math.sqrt(kp * inertia);
  return element('position', {
    name: joint.name,
    joint: joint.name,
    kp: formatNumber(Number(kp.toPrecision(4))),
    kv: formatNumber(Number(kv.toPrecision(4))),
    ctrlrange: joint.range === undefined ? undefined : formatNumbers(joint.range),
    forcerange: joint.effortLimit > 0 ? formatNumbers([-joint.effortLimit, joint.effortLimit]) : undefined,
  });
}

/** What a joint has to move at rest: mass (kg) along a slide, moment of inertia (kg m^2) about a hinge. */
function movingInertia(asset: SimAsset, body: Body, joint: HingeJoint | SlideJoint): number {
  const poses = computeBodyPoses(asset);
  const subtree = collectSubtree(asset.bodies, body.name);
  const toBody = invert(poseOf(poses, body.name));
  const whole = combineInertials(
    subtree.flatMap((member) =>
      member.inertial === undefined
        ? []
        : [transformInertial(member.inertial, compose(toBody, poseOf(poses, member.name)))],
    ),
  );
  if (whole === undefined) return 0;
  if (joint.type === 'slide') return whole.mass;
  const { com, mass } = whole;
  const aboutCom = dot(joint.axis, multiplyMat3Vec(inertiaToMatrix(whole.inertia), joint.axis));
  const along = dot(com, joint.axis);
  return aboutCom + mass * (dot(com, com) - along * along);
}

function poseOf<T>(poses: ReadonlyMap<string, T>, name: string): T {
  const pose = poses.get(name);
  if (pose === undefined) throw new Error(`body ${name} has no pose`);
  return pose;
}
