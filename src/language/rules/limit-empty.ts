import { attributeText, effectiveText } from '../model/defaults.js';
import type { TextEdit } from '../check/diagnostic.js';
import { setAttribute } from '../check/edits.js';
import { findChild, isUrdfJoint, jointTypeOf } from '../physics/joint-facts.js';
import type { Model, ModelElement } from '../model/model.js';
import { ownNumbers } from '../values/written-numbers.js';
import type { ElementRule, Finding, Report } from './rule.js';

/** Elements of MJCF whose `range` is of a motion. */
const RANGED = new Set(['joint', 'spatial', 'fixed', 'tendon']);

/** Limits that leave nothing between them: the upper below the lower, or both the same. */
export const limitEmpty: ElementRule = {
  id: 'kin/limit-empty',
  severity: 'error',
  languages: ['mjcf', 'urdf'],
  checkElements: (model, report) => (element) => {
    if (model.language === 'mjcf') {
      if (RANGED.has(element.node.name.text)) checkRange(model, element, report);
    } else if (isUrdfJoint(element)) checkUrdf(model, element, report);
  },
};

function checkRange(model: Model, element: ModelElement, report: Report): void {
  const range = ownNumbers(element, 'range');
  if (range?.numbers.length !== 2) return;
  const [low, high] = range.numbers;
  const flag = effectiveText(model, element, 'limited');
  const type = element.node.name.text === 'joint' && !element.inDefault ? jointTypeOf(model, element) : '';
  if (flag === 'false' || type === 'free') return;
  const what = element.node.name.text === 'joint' ? 'joint' : 'tendon';
  const outcome = flag === 'true' ? 'MuJoCo refuses it' : `MuJoCo takes the ${what} for unlimited`;
  const { start, end } = range.value;
  if (type === 'ball' && low !== 0) {
    const message = 'The range of a ball joint begins with 0: it is the angle from the pose as drawn.';
    const edit = { start: range.tokens[0].start, end: range.tokens[0].end, text: '0' };
    report(element, {
      start,
      end,
      message,
      fixes: high > 0 ? [{ title: 'Change the first to 0', edits: [edit] }] : [],
    });
  } else if (low > high) {
    const [a, b] = range.tokens;
    const edits = swap(a, b);
    report(element, {
      start,
      end,
      message: `The range goes from ${low} down to ${high}: ${outcome}.`,
      fixes: [swapFix(edits)],
    });
  } else if (low === high && (low !== 0 || flag === 'true')) {
    // The range 0 0 alone is how a limit of the class is taken away.
    const severity = flag === 'true' ? 'error' : 'warning';
    report(element, { start, end, message: `The range begins and ends with ${low}: ${outcome}.`, severity });
  }
}

function checkUrdf(model: Model, joint: ModelElement, report: Report): void {
  const type = jointTypeOf(model, joint);
  const limit = findChild(joint, 'limit');
  if ((type !== 'revolute' && type !== 'prismatic') || limit === undefined) return;
  const [lower, upper] = [ownNumbers(limit, 'lower'), ownNumbers(limit, 'upper')];
  if (lower?.numbers.length !== 1 || upper?.numbers.length !== 1) return;
  const [low, high] = [lower.numbers[0], upper.numbers[0]];
  const { start, end } = upper.value;
  if (low > high) {
    const edits = swap(lower.tokens[0], upper.tokens[0]);
    const message = `upper is ${high} and lower ${low}: MuJoCo takes the joint for unlimited, and ROS has no position for it.`;
    report(limit, { start, end, message, fixes: [swapFix(edits)] });
  } else if (low === high) {
    const isFixed = low === 0;
    const name = attributeText(joint, 'name') ?? '';
    const edits = [setAttribute(joint, 'type', 'fixed')];
    report(limit, {
      start,
      end,
      message: `lower and upper are both ${low}: "${name}" cannot move, and MuJoCo takes it for unlimited.`,
      severity: 'warning',
      fixes: isFixed ? [{ title: 'Change the type to fixed', edits }] : [],
    });
  }
}

type Word = { readonly start: number; readonly end: number; readonly text: string };

const swap = (a: Word, b: Word): readonly TextEdit[] => [
  { start: a.start, end: a.end, text: b.text },
  { start: b.start, end: b.end, text: a.text },
];

const swapFix = (edits: readonly TextEdit[]): NonNullable<Finding['fixes']>[number] => ({
  title: 'Swap the two',
  edits,
  isSafe: true,
});
