import { nearestName } from '../values/nearest-name.js';
import type { ModelElement } from '../model/model.js';
import { findAttribute, walkElements } from '../model/model.js';
import type { Report, Rule } from './rule.js';

/** Interfaces of ros_control, also written with `hardware_interface/` before them. */
const INTERFACES = [
  'PositionJointInterface',
  'VelocityJointInterface',
  'EffortJointInterface',
  'JointStateInterface',
  'PosVelJointInterface',
  'PosVelAccJointInterface',
  'ActuatorStateInterface',
];
const TYPES = ['SimpleTransmission', 'DifferentialTransmission', 'FourBarLinkageTransmission'].map(
  (name) => `transmission_interface/${name}`,
);
/** Usual interfaces of ros2_control; any other name may be one of the user's. */
const COMMANDS = ['position', 'velocity', 'effort', 'acceleration'];

/** Slips in the words of transmissions and ros2_control, and transmissions of nothing. Joints that are not there are ref/undefined. */
export const transmission: Rule = {
  id: 'act/transmission',
  severity: 'warning',
  languages: ['urdf'],
  check: (model, report) => {
    for (const section of model.root.children) {
      const tag = section.node.name.text;
      if (tag === 'transmission') checkTransmission(section, report);
      else if (tag === 'ros2_control') for (const element of walkElements(section)) checkInterface(element, report);
    }
  },
};

function checkTransmission(section: ModelElement, report: Report): void {
  for (const element of walkElements(section)) {
    const tag = element.node.name.text;
    if (tag === 'hardwareInterface') checkText(element, INTERFACES, 'hardware_interface/', report);
    else if (tag === 'type') checkText(element, TYPES, '', report);
  }
  // The PR2's own kind has an attribute for its type, and other elements inside.
  const isPlain = section.children.some(({ node }) => node.name.text === 'type');
  if (isPlain && !section.children.some(({ node }) => node.name.text === 'joint'))
    report(section, { ...section.node.name, message: 'A transmission without a joint drives nothing.' });
}

function checkText(element: ModelElement, known: readonly string[], prefix: string, report: Report): void {
  const { node, file } = element;
  if (node.closeTag === undefined) return;
  const whole = file.text.slice(node.openEnd, node.closeTag.start);
  const word = whole.trim();
  const start = node.openEnd + whole.indexOf(word);
  const plain = word.startsWith(prefix) ? word.slice(prefix.length) : word;
  if (known.includes(plain)) return;
  const meant = nearestName(plain, known);
  if (meant === undefined) return;
  const at = start + word.length - plain.length;
  report(element, {
    start,
    end: start + word.length,
    message: `There is no ${node.name.text === 'type' ? 'transmission' : 'interface'} ${word}. Is ${meant} meant?`,
    fixes: [{ title: `Change to ${meant}`, edits: [{ start: at, end: at + plain.length, text: meant }] }],
  });
}

function checkInterface(element: ModelElement, report: Report): void {
  if (!/^(command|state)_interface$/.test(element.node.name.text)) return;
  const value = findAttribute(element, 'name')?.value;
  if (value === undefined || COMMANDS.includes(value.raw)) return;
  const meant = nearestName(value.raw, COMMANDS);
  if (meant === undefined) return;
  const { start, end } = value;
  report(element, {
    start,
    end,
    message: `ros2_control has an interface ${meant}: is it meant by "${value.raw}"?`,
    fixes: [{ title: `Change to ${meant}`, edits: [{ start, end, text: meant }] }],
  });
}
