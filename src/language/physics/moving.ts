import type { BodyNode } from '../model/kinematics.js';
import type { Model } from '../model/model.js';
import { attributeText } from '../model/defaults.js';

/** Whether a joint lets a body move against its parent; a fixed one of URDF does not. */
export const isMoving = (model: Model, { joints }: BodyNode): boolean =>
  joints.length > 0 &&
  (model.language === 'mjcf' || joints.some((joint) => MOVING.has(attributeText(joint, 'type') ?? '')));

const MOVING = new Set(['revolute', 'continuous', 'prismatic', 'floating', 'planar']);

/** Whether a body or one around it moves: it is not part of the world. */
export function isMovable(model: Model, body: BodyNode): boolean {
  for (let at: BodyNode | undefined = body; at !== undefined; at = at.parent) if (isMoving(model, at)) return true;
  return false;
}

/** A body with those that are fixed to it, and so on down: together they are one rigid thing. */
export function rigidGroup(model: Model, body: BodyNode): readonly BodyNode[] {
  const group = [body];
  for (const member of group) for (const child of member.children) if (!isMoving(model, child)) group.push(child);
  return group;
}

/** How a body is called in a message: `"arm"`, or `<body>` where it has no name. */
export const titleOf = ({ name, element }: BodyNode): string =>
  name === undefined ? `This ${element.node.name.text}` : `"${name}"`;
