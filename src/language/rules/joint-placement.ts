import { attributeText, effectiveText } from '../model/defaults.js';
import type { Fix } from '../check/diagnostic.js';
import { removeAttribute, removeElement } from '../check/edits.js';
import { jointTypeOf } from '../physics/joint-facts.js';
import type { BodyNode } from '../model/kinematics.js';
import { kinematicTree } from '../model/kinematics.js';
import type { Model, ModelElement } from '../model/model.js';
import { findAttribute } from '../model/model.js';
import type { Report, Rule } from './rule.js';

/** Joints, planes and mocap bodies where MuJoCo does not take them. */
export const jointPlacement: Rule = {
  id: 'kin/joint-placement',
  severity: 'error',
  languages: ['mjcf'],
  check: (model, report) => {
    // The classes of a piece are elsewhere: nobody knows what it leaves out.
    if (model.isFragment) return;
    const moving = new Set<BodyNode>();
    for (const body of kinematicTree(model)) {
      const { element, joints, geoms, parent } = body;
      if (parent === undefined) {
        // Directly in the world they are unknown elements.
        for (const joint of joints)
          if (joint.parent?.node.name.text === 'frame')
            refuse(report, joint, 'The world has no joints: it does not move.');
        continue;
      }
      if (joints.length > 0 || moving.has(parent)) moving.add(body);
      checkJoints(model, body, report);
      checkMocap(element, body, report);
      if (!moving.has(body)) continue;
      for (const geom of geoms)
        if (effectiveText(model, geom, 'type') === 'plane')
          refuse(report, geom, 'A plane stands still: it cannot be in a body that moves. Take a box.');
    }
  },
};

const DEGREES: Readonly<Record<string, number | undefined>> = { hinge: 1, slide: 1, ball: 3, free: 6 };

/** At most one finding a body. */
function checkJoints(model: Model, { joints, parent }: BodyNode, report: Report): void {
  let [degrees, hasBall] = [0, false];
  for (const joint of joints) {
    const type = jointTypeOf(model, joint);
    if (type === 'free' && parent?.parent !== undefined) {
      const message = 'A free joint can only be in a body that stands directly in the world.';
      refuse(report, joint, message);
      return;
    }
    if (type === 'free' && joints.length > 1) {
      refuse(report, joint, 'A free joint is the only one of its body: it moves in every way already.');
      return;
    }
    if (hasBall && (type === 'hinge' || type === 'ball')) {
      refuse(report, joint, 'After a ball joint a body has no other rotation: it turns in every way already.');
      return;
    }
    hasBall ||= type === 'ball';
    degrees += DEGREES[type] ?? 0;
    if (degrees > 6) {
      refuse(report, joint, 'The joints of a body have six degrees of freedom at most; with this one there are more.');
      return;
    }
  }
}

function checkMocap(element: ModelElement, { joints, parent }: BodyNode, report: Report): void {
  const attribute = findAttribute(element, 'mocap');
  if (attribute === undefined || attributeText(element, 'mocap') !== 'true') return;
  if (joints.length === 0 && parent?.parent === undefined) return;
  report(element, {
    start: attribute.start,
    end: attribute.end,
    message: 'A mocap body stands directly in the world and has no joints: code moves it.',
    fixes: [{ title: 'Remove mocap', edits: [removeAttribute(element, attribute)] }],
  });
}

function refuse(report: Report, element: ModelElement, message: string): void {
  const { name } = element.node;
  const fix: Fix = { title: `Remove this <${name.text}>`, edits: [removeElement(element)] };
  report(element, { ...name, message, fixes: [fix] });
}
