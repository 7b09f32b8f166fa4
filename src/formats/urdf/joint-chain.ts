import type { Body } from '../../core/body.js';
import type { Inertial } from '../../core/inertial.js';
import type { BallJoint, Joint } from '../../core/joint.js';
import { eigenSymmetric } from '../../core/math/mat3.js';
import { inertiaToMatrix } from '../../core/conventions.js';
import type { Pose } from '../../core/math/pose.js';
import { IDENTITY_POSE } from '../../core/math/pose.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { norm } from '../../core/math/vec3.js';
import { scaleInertial } from '../../core/mesh/inertial-algebra.js';

/** One URDF joint: at most one degree of freedom, from `parent` to `child`. */
export interface UrdfJoint {
  readonly name: string;
  readonly type: 'revolute' | 'continuous' | 'prismatic' | 'fixed' | 'floating';
  readonly parent: string;
  readonly child: string;
  readonly origin: Pose;
  /** Absent on fixed and floating joints. */
  readonly motion?: UrdfMotion;
}

export interface UrdfMotion {
  readonly axis: Vec3;
  /** rad or m. */
  readonly range?: readonly [number, number];
  readonly effort: number;
  readonly velocity: number;
  readonly damping: number;
  readonly friction: number;
}

/** A link between two joints of one body, with its share of the body's mass. */
export interface IntermediateLink {
  readonly name: string;
  readonly inertial?: Inertial;
}

/** How a body hangs on its parent in URDF. */
export interface JointChain {
  readonly joints: readonly UrdfJoint[];
  readonly intermediates: readonly IntermediateLink[];
  /** What is left to the body's own link. */
  readonly inertial?: Inertial;
}

/**
 * Share of a body's mass and inertia that each intermediate link takes. Large enough for solvers (a mass ratio of 100), small enough
 * that the motion hardly differs; at rest the links together have exactly the body's mass properties.
 */
const INTERMEDIATE_SHARE = 0.01;

/** The largest pitch of a ball joint as three hinges: a quarter turn, where the outer two axes fall together. */
const LARGEST_PITCH = Math.PI / 2;

/**
 * The URDF joints of a body that hangs on `parent`. URDF gives one degree of freedom a joint: a slide with a hinge, or a ball (three
 * hinges about x, y, z in this order), goes through small intermediate links named after the joint before them.
 */
export function buildJointChain(body: Body, parent: string): JointChain {
  const steps = body.joints.flatMap((joint) => listSteps(joint, body));
  if (steps.length === 0) {
    const fixed: UrdfJoint = { name: `${body.name}_fixed`, type: 'fixed', parent, child: body.name, origin: body.pose };
    return { joints: [fixed], intermediates: [], ...keep(body.inertial) };
  }
  const names = steps.slice(0, -1).map((step) => `${step.name}_link`);
  const joints = steps.map((step, n): UrdfJoint => ({
    ...step,
    parent: n === 0 ? parent : names[n - 1],
    child: n === names.length ? body.name : names[n],
    origin: n === 0 ? body.pose : IDENTITY_POSE,
  }));
  const share = body.inertial && scaleInertial(body.inertial, 1, INTERMEDIATE_SHARE);
  const rest = body.inertial && scaleInertial(body.inertial, 1, 1 - names.length * INTERMEDIATE_SHARE);
  return { joints, intermediates: names.map((name) => ({ name, ...keep(share) })), ...keep(rest) };
}

const keep = (inertial: Inertial | undefined): { inertial?: Inertial } => (inertial === undefined ? {} : { inertial });

type Step = Pick<UrdfJoint, 'name' | 'type' | 'motion'>;

function listSteps(joint: Joint, body: Body): Step[] {
  if (joint.type === 'free') return [{ name: joint.name, type: 'floating' }];
  if (joint.type === 'ball') return listBallSteps(joint, body);
  const { name, axis, range, effortLimit, velocityLimit, damping, frictionLoss } = joint;
  const motion = { axis, effort: effortLimit, velocity: velocityLimit, damping, friction: frictionLoss };
  const type = joint.type === 'slide' ? 'prismatic' : range === undefined ? 'continuous' : 'revolute';
  return [{ name, type, motion: range === undefined ? motion : { ...motion, range } }];
}

/**
 * A ball as hinges about x, y and z. A rotation by at most m <= 90 degrees has none of the three angles above m, so +-m on each lets
 * every pose of the ball through (and some corners beyond it). The middle hinge stops at 90 degrees.
 */
function listBallSteps(joint: BallJoint, body: Body): Step[] {
  const { name, damping, frictionLoss: friction, maxAngle } = joint;
  const limits = ballLimits(body.inertial);
  const wide = maxAngle !== undefined && maxAngle > LARGEST_PITCH ? undefined : maxAngle;
  const axes: readonly (readonly [string, Vec3, number | undefined])[] = [
    ['x', [1, 0, 0], wide],
    ['y', [0, 1, 0], Math.min(maxAngle ?? LARGEST_PITCH, LARGEST_PITCH)],
    ['z', [0, 0, 1], wide],
  ];
  return axes.map(([letter, axis, limit]) => {
    const motion = { axis, ...limits, damping, friction };
    return limit === undefined
      ? { name: `${name}_${letter}`, type: 'continuous', motion }
      : { name: `${name}_${letter}`, type: 'revolute', motion: { ...motion, range: [-limit, limit] } };
  });
}

/** m/s^2. */
const GRAVITY = 9.81;
/** Half a turn a second. */
const BALL_VELOCITY = Math.PI;
/** Brings the part to that velocity in a sixth of a second. */
const BALL_ACCELERATION = 20;

/** Limits for a drive of a ball joint, which has none of its own: twice what holds the part up, plus what speeds it up. */
function ballLimits(inertial: Inertial | undefined): { effort: number; velocity: number } {
  if (inertial === undefined) return { effort: 1, velocity: BALL_VELOCITY };
  const { mass, com, inertia } = inertial;
  const lever = norm(com);
  const moment = eigenSymmetric(inertiaToMatrix(inertia)).values[0] + mass * lever ** 2;
  const effort = 2 * mass * GRAVITY * lever + moment * BALL_ACCELERATION;
  return { effort: Number(effort.toPrecision(3)), velocity: Number(BALL_VELOCITY.toPrecision(3)) };
}
