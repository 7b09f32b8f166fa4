import { parseNumbers } from '../../formats/number-text.js';
import { effectiveText } from '../model/defaults.js';
import type { Fix } from '../check/diagnostic.js';
import { insertChild, setAttribute } from '../check/edits.js';
import { findChild, jointTypeOf, urdfJoints } from '../physics/joint-facts.js';
import { kinematicTree } from '../model/kinematics.js';
import type { Model, ModelElement } from '../model/model.js';
import { ownNumbers } from '../values/written-numbers.js';
import type { Report, Rule } from './rule.js';

const MOVING = new Set(['hinge', 'slide', 'revolute', 'continuous', 'prismatic']);
/** What takes energy out of a joint of MJCF, or makes it slow. */
const SLOWING = ['damping', 'frictionloss', 'armature', 'springdamper'];

/** A joint that nothing slows down. Most published models have some: it is asked of those that are made here. */
export const undampedJoint: Rule = {
  id: 'num/undamped-joint',
  severity: 'hint',
  languages: ['mjcf', 'urdf'],
  preset: 'generated',
  check: (model, report) => {
    // The classes of a piece are elsewhere: nobody knows what it leaves out.
    if (model.isFragment) return;
    if (model.language === 'urdf') {
      for (const joint of urdfJoints(model))
        if (!isDampedUrdf(joint)) tell(model, joint, insertDynamics(joint), report);
      return;
    }
    for (const joint of kinematicTree(model).flatMap(({ joints }) => joints)) {
      if (SLOWING.some((name) => isMoreThanZero(effectiveText(model, joint, name)))) continue;
      const edits = [setAttribute(joint, 'damping', '0.1')];
      tell(model, joint, { title: 'Insert damping="0.1"', edits }, report);
    }
  },
};

const isMoreThanZero = (text: string | undefined): boolean =>
  text !== undefined && (parseNumbers(text)?.some((value) => value > 0) ?? true);

function isDampedUrdf(joint: ModelElement): boolean {
  const dynamics = findChild(joint, 'dynamics');
  return (
    dynamics !== undefined && ['damping', 'friction'].some((name) => (ownNumbers(dynamics, name)?.numbers[0] ?? 0) > 0)
  );
}

function insertDynamics(joint: ModelElement): Fix {
  const dynamics = findChild(joint, 'dynamics');
  const edit =
    dynamics === undefined
      ? insertChild(joint, '<dynamics damping="0.1" friction="0"/>')
      : setAttribute(dynamics, 'damping', '0.1');
  return { title: 'Give it a damping of 0.1', edits: [edit] };
}

function tell(model: Model, joint: ModelElement, fix: Fix, report: Report): void {
  if (!MOVING.has(jointTypeOf(model, joint))) return;
  const message = 'The joint has neither damping nor friction nor armature: once it moves, nothing stops it.';
  report(joint, { ...joint.node.name, message, fixes: [fix] });
}
