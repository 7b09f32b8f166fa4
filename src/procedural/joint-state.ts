import type { Pose } from '../core/math/pose.js';
import { compose, IDENTITY_POSE, translation } from '../core/math/pose.js';
import { quatFromAxisAngle, rotate } from '../core/math/quat.js';
import type { Vec3 } from '../core/math/vec3.js';
import { scale, subtract } from '../core/math/vec3.js';
import type { ModelBody, ModelMotion, ObjectModel } from './model.js';
import type { Random } from './random.js';

/** Position of each body's joint, rad or m, in the order of the model's bodies; 0 for those that do not move. */
export type JointState = readonly number[];

/** Bodies whose joint may be seen elsewhere than closed, as numbers into the model's bodies. */
export const movableBodies = (model: ObjectModel): number[] =>
  model.bodies.flatMap(({ motion }, i) => (seenRange(motion) === undefined ? [] : [i]));

/** Positions between which a joint may be seen, 0 among them; undefined for joints that are always seen closed. */
export function seenRange(motion: ModelMotion): readonly [number, number] | undefined {
  if ((motion.kind !== 'hinge' && motion.kind !== 'slide') || motion.seen === 'never') return undefined;
  return motion.range ?? motion.seen.between;
}

/** Draws how the object is seen: each joint by itself, but a quarter of the objects all closed. */
export function sampleState(model: ObjectModel, random: Random): JointState {
  const allClosed = random.chance(0.25);
  return model.bodies.map(({ motion }) => {
    if (seenRange(motion) === undefined || (motion.kind !== 'hinge' && motion.kind !== 'slide')) return 0;
    if (motion.seen === 'never') return 0;
    const isClosed = random.chance(motion.seen.closed);
    const position = random.uniform(...motion.seen.between);
    // What is never seen closed (a lamp's arm) stays open in a closed object too.
    return isClosed || (allClosed && motion.seen.closed > 0) ? 0 : position;
  });
}

/** Where each body is: the pose that takes points as drawn (all joints closed) to the object's frame, by body. */
export function poseBodies(model: ObjectModel, state: JointState): Pose[] {
  const numbers = new Map<ModelBody, number>(model.bodies.map((body, i) => [body, i]));
  const poses: Pose[] = [];
  model.bodies.forEach((body, i) => {
    const parent = body.parent === undefined ? undefined : numbers.get(body.parent);
    const outer = parent === undefined ? IDENTITY_POSE : poses[parent];
    poses.push(compose(outer, motionPose(body.motion, state[i] ?? 0)));
  });
  return poses;
}

function motionPose(motion: ModelMotion, position: number): Pose {
  if (position === 0) return IDENTITY_POSE;
  switch (motion.kind) {
    case 'hinge':
      return turnAbout(motion.position, motion.axis, position);
    case 'slide':
      return translation(scale(motion.axis, position));
    case 'fixed':
    case 'free':
    case 'ball':
    case 'hinge-slide':
      return IDENTITY_POSE;
  }
}

/** Rotation by `angle` about the line through `point` along `axis`. */
function turnAbout(point: Vec3, axis: Vec3, angle: number): Pose {
  const rotation = quatFromAxisAngle(axis, angle);
  return { position: subtract(point, rotate(rotation, point)), rotation };
}
