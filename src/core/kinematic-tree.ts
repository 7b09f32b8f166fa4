import type { Body } from './body.js';
import type { Joint } from './joint.js';
import type { Pose } from './math/pose.js';
import { compose, IDENTITY_POSE, translation } from './math/pose.js';
import type { Quat } from './math/quat.js';
import { quatFromAxisAngle } from './math/quat.js';
import { scale } from './math/vec3.js';
import type { SimAsset } from './sim-asset.js';

/** Position of one joint: m or rad for a slide or hinge, the rotation from rest for a ball, the displacement for a free joint. */
export type JointPosition = number | Quat | Pose;

/** Position by joint name; joints that are not named are at rest. */
export type JointPositions = Readonly<Record<string, JointPosition>>;

/** The motion of the body frame that a joint at `position` causes, in the frame the body has at rest. */
export function jointMotion(joint: Joint, position: JointPosition | undefined): Pose {
  if (position === undefined) return IDENTITY_POSE;
  switch (joint.type) {
    case 'slide':
      return translation(scale(joint.axis, position as number));
    case 'hinge':
      return { position: [0, 0, 0], rotation: quatFromAxisAngle(joint.axis, position as number) };
    case 'ball':
      return { position: [0, 0, 0], rotation: position as Quat };
    case 'free':
      return position as Pose;
  }
}

/** What forward kinematics needs of an asset. */
export interface KinematicTree {
  /** Parents first (an invariant of SimAsset). */
  readonly bodies: readonly Pick<Body, 'name' | 'parent' | 'pose' | 'joints'>[];
}

/** Pose of each body's frame in the asset frame, by body name. */
export function computeBodyPoses(asset: KinematicTree, positions: JointPositions = {}): Map<string, Pose> {
  const poses = new Map<string, Pose>();
  for (const body of asset.bodies) {
    const parent = body.parent === undefined ? IDENTITY_POSE : poses.get(body.parent);
    if (parent === undefined) throw new Error(`body ${body.name} comes before its parent ${String(body.parent)}`);
    let pose = compose(parent, body.pose);
    for (const joint of body.joints) pose = compose(pose, jointMotion(joint, positions[joint.name]));
    poses.set(body.name, pose);
  }
  return poses;
}

/** `body` and everything below it, parents first. */
export function collectSubtree(bodies: readonly Body[], root: string): Body[] {
  const names = new Set([root]);
  return bodies.filter((body) => {
    if (body.name !== root && (body.parent === undefined || !names.has(body.parent))) return false;
    names.add(body.name);
    return true;
  });
}

/** Every joint with its body, in body order. */
export function listJoints(asset: Pick<SimAsset, 'bodies'>): { body: Body; joint: Joint }[] {
  return asset.bodies.flatMap((body) => body.joints.map((joint) => ({ body, joint })));
}
