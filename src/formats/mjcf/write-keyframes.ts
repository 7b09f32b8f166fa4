import type { Body } from '../../core/body.js';
import type { Joint } from '../../core/joint.js';
import type { Keyframe, SimAsset } from '../../core/sim-asset.js';
import { formatCoordinates, formatNumbers } from '../number-text.js';
import type { XmlElement } from '../xml-tree.js';
import { element } from '../xml-tree.js';

/**
 * `<key>` for each keyframe. The rest pose is written without `qpos`: MuJoCo then takes the model's own rest pose, which stays right
 * when the asset is included after other joints or attached in a moved frame; a written qpos is read from the model's first joint on.
 */
export function writeKeyframes(asset: SimAsset, hasActuators: boolean): XmlElement[] {
  return asset.keyframes.map((keyframe) => {
    const rests = Object.values(keyframe.positions).every((position) => position === 0);
    if (rests) return element('key', { name: keyframe.name });
    const joints = listDepthFirst(asset).flatMap((body) => body.joints.map((joint) => ({ body, joint })));
    const qpos = joints.flatMap(({ body, joint }) => restOrKey(body, joint, keyframe));
    const driven = joints.filter(({ joint }) => joint.type === 'hinge' || joint.type === 'slide');
    // Actuators are written in body order of the asset, ctrl follows it.
    const ctrl = asset.bodies.flatMap((body) =>
      body.joints.filter((joint) => driven.some((d) => d.joint === joint)).map((joint) => position(keyframe, joint)),
    );
    return element('key', {
      name: keyframe.name,
      qpos: formatCoordinates(qpos),
      ctrl: hasActuators && ctrl.length > 0 ? formatNumbers(ctrl) : undefined,
    });
  });
}

/** Bodies in MuJoCo's order: each with its subtree before its next sibling. */
export function listDepthFirst(asset: Pick<SimAsset, 'bodies'>, parent?: string): Body[] {
  return asset.bodies
    .filter((body) => body.parent === parent)
    .flatMap((body) => [body, ...listDepthFirst(asset, body.name)]);
}

/** The joint's numbers in qpos. A free joint holds the body's pose in the world, a ball the rotation from rest. */
function restOrKey(body: Body, joint: Joint, keyframe: Keyframe): number[] {
  if (joint.type === 'free') return [...body.pose.position, ...body.pose.rotation];
  if (joint.type === 'ball') return [1, 0, 0, 0];
  return [position(keyframe, joint)];
}

const position = (keyframe: Keyframe, joint: Joint): number =>
  new Map(Object.entries(keyframe.positions)).get(joint.name) ?? 0;
