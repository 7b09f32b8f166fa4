import { effectiveText } from '../model/defaults.js';
import type { Model, ModelElement } from '../model/model.js';
import type { XmlAttribute } from '../../xml/syntax-tree.js';
import { ownNumbers } from '../values/written-numbers.js';
import type { ElementRule, Finding } from './rule.js';

/** Attribute, what it bounds, and the flag that goes with it. */
const RANGES: readonly (readonly [name: string, what: string, flag: string])[] = [
  ['ctrlrange', 'control', 'ctrllimited'],
  ['forcerange', 'force', 'forcelimited'],
  ['actrange', 'activation', 'actlimited'],
  ['actuatorfrcrange', 'force of actuators', 'actuatorfrclimited'],
];

/** A range of an actuator that begins above its end, or has nothing in it. MuJoCo takes it for none. */
export const rangeInverted: ElementRule = {
  id: 'act/range-inverted',
  severity: 'error',
  languages: ['mjcf'],
  checkElements: (model, report) => (element) => {
    if (!element.node.attributes.some(isRange)) return;
    for (const range of RANGES) {
      const finding = checkRange(model, element, range);
      if (finding !== undefined) report(element, finding);
    }
  },
};

const isRange = ({ name }: XmlAttribute): boolean => name.text.endsWith('range');

function checkRange(
  model: Model,
  element: ModelElement,
  [name, what, flagName]: (typeof RANGES)[number],
): Finding | undefined {
  const range = ownNumbers(element, name);
  if (range?.numbers.length !== 2) return undefined;
  const [low, high] = range.numbers;
  const flag = effectiveText(model, element, flagName);
  // What only holds back, or only sticks, is limited always.
  const isRefused = flag === 'true' || ['damper', 'adhesion'].includes(element.node.name.text);
  // 0 0 alone is how a range of the class is taken away.
  if (low < high || flag === 'false' || (low === 0 && high === 0 && flag !== 'true')) return undefined;
  const outcome = isRefused ? 'MuJoCo refuses it' : `MuJoCo takes the ${what} for unlimited`;
  const [a, b] = range.tokens;
  const edits = [
    { start: a.start, end: a.end, text: b.text },
    { start: b.start, end: b.end, text: a.text },
  ];
  return {
    start: range.value.start,
    end: range.value.end,
    message:
      low > high
        ? `${name} goes from ${low} down to ${high}: ${outcome}.`
        : `${name} begins and ends with ${low}: ${outcome}.`,
    fixes: low > high ? [{ title: 'Swap the two', edits, isSafe: true }] : [],
  };
}
