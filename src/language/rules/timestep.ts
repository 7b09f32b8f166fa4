import { effectiveText } from '../model/defaults.js';
import { setAttribute } from '../check/edits.js';
import { kinematicTree } from '../model/kinematics.js';
import type { BodyNode } from '../model/kinematics.js';
import type { Model, ModelElement } from '../model/model.js';
import { findAttribute } from '../model/model.js';
import { ownNumbers } from '../values/written-numbers.js';
import type { Rule } from './rule.js';

/** s: contacts of the usual stiffness (solref 0.02) need four steps. */
const LONG_WITH_CONTACTS = 0.005;
/** s */
const LONG = 0.02;
/** s */
const SHORT = 0.00005;

/** A step that is too long for contacts or for anything, or so short that nothing is gained by it. */
export const timestep: Rule = {
  id: 'num/timestep',
  severity: 'info',
  languages: ['mjcf'],
  check: (model, report) => {
    const option = model.root.children.findLast(
      (child) => child.node.name.text === 'option' && findAttribute(child, 'timestep') !== undefined,
    );
    const written = option && ownNumbers(option, 'timestep');
    if (option === undefined || written?.numbers.length !== 1) return;
    const [step] = written.numbers;
    const isTooLong = step > LONG || (step > LONG_WITH_CONTACTS && hasContacts(model));
    if (step <= 0 || !(isTooLong || step < SHORT)) return;
    const outcome =
      step < SHORT
        ? 'it costs time and gains nothing'
        : step > LONG
          ? 'joints and contacts are likely to become unstable'
          : 'contacts become soft, or unstable';
    report(option, {
      start: written.value.start,
      end: written.value.end,
      message: `A step of ${step} s is ${step < SHORT ? 'very short' : 'long'}: ${outcome}.`,
      fixes: [{ title: 'Change to 0.002, as MuJoCo has it', edits: [setAttribute(option, 'timestep', '0.002')] }],
    });
  },
};

/** Whether something that moves can touch anything. */
function hasContacts(model: Model): boolean {
  if (isSwitchedOff(model.root)) return false;
  const moving = new Set<BodyNode>();
  for (const body of kinematicTree(model)) {
    if (body.parent === undefined || (body.joints.length === 0 && !moving.has(body.parent))) continue;
    moving.add(body);
    const collides = body.geoms.some(
      (geom) => effectiveText(model, geom, 'contype') !== '0' || effectiveText(model, geom, 'conaffinity') !== '0',
    );
    if (collides) return true;
  }
  return false;
}

const isSwitchedOff = ({ children }: ModelElement): boolean =>
  children.some(
    ({ node, children: flags }) =>
      node.name.text === 'option' &&
      flags.some((flag) =>
        ['contact', 'constraint'].some((name) => findAttribute(flag, name)?.value?.raw === 'disable'),
      ),
  );
