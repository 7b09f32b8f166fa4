import { actuatorElements, jointActuators } from '../physics/actuators.js';
import { attributeText } from '../model/defaults.js';
import { escapeAttribute, formatNumber, insertChild } from '../check/edits.js';
import { jointLimits, jointTypeOf, urdfJoints } from '../physics/joint-facts.js';
import { kinematicTree } from '../model/kinematics.js';
import type { Model, ModelElement } from '../model/model.js';
import { walkElements } from '../model/model.js';
import type { Report, Rule } from './rule.js';

/** From so many joints with limits on it is a robot. */
const ROBOT = 3;

/** A robot without actuators, as an import from URDF leaves it, and joints that two actuators of a kind drive. */
export const actuatorCoverage: Rule = {
  id: 'act/coverage',
  severity: 'hint',
  languages: ['mjcf', 'urdf'],
  preset: 'strict',
  check: (model, report) => {
    if (model.language === 'urdf') checkUrdf(model, report);
    else if (!model.isFragment) checkMjcf(model, report);
  },
};

function checkMjcf(model: Model, report: Report): void {
  const bodies = kinematicTree(model);
  if (actuatorElements(model).length === 0 && !bodies.some(({ isOpenEnded }) => isOpenEnded)) {
    const limited = bodies.flatMap(({ joints }) => joints).filter((joint) => jointLimits(model, joint) !== undefined);
    if (limited.length < ROBOT) return;
    const named = limited.filter((joint) => (attributeText(joint, 'name') ?? '') !== '');
    const message = `The model has ${limited.length} joints with limits and no actuator: nothing can be driven.`;
    const fixes = [
      { title: 'Add a position servo for each', edits: [insertChild(model.root, writeServos(model, named))] },
    ];
    report(model.root, { ...model.root.node.name, message, fixes: named.length === limited.length ? fixes : [] });
    return;
  }
  const seen = new Map<string, ModelElement>();
  for (const { element, kind, joint } of jointActuators(model)) {
    if (kind === 'general') continue;
    const key = `${kind} ${attributeText(element, 'joint') ?? ''}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, element);
    else if (joint.type !== undefined && jointTypeOf(model, joint) !== 'ball' && jointTypeOf(model, joint) !== 'free')
      report(element, {
        ...element.node.name,
        message: `"${attributeText(element, 'joint') ?? ''}" has two actuators of kind ${kind}: their forces add up.`,
        related: [{ file: first.file, ...first.node.name, message: 'The first one' }],
      });
  }
}

function writeServos(model: Model, joints: readonly ModelElement[]): string {
  const lines = joints.map((joint) => {
    const name = escapeAttribute(attributeText(joint, 'name') ?? '');
    const limits = jointLimits(model, joint);
    const range =
      limits === undefined ? '' : ` ctrlrange="${formatNumber(limits.lowest)} ${formatNumber(limits.highest)}"`;
    return `  <position name="${name}" joint="${name}" kp="10" dampratio="1"${range}/>`;
  });
  return `<actuator>\n${lines.join('\n')}\n</actuator>`;
}

function checkUrdf(model: Model, report: Report): void {
  const driven = urdfJoints(model).filter((joint) => jointLimits(model, joint) !== undefined);
  if (driven.length < ROBOT) return;
  for (const { node } of walkElements(model.root))
    if (/^(transmission|ros2_control|gazebo)$/.test(node.name.text)) return;
  const message = `The robot has ${driven.length} joints with limits and neither transmission nor ros2_control: no controller of ROS can drive it.`;
  report(model.root, { ...model.root.node.name, message });
}
