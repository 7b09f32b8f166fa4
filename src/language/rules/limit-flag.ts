import { compilerSettings } from '../model/compiler-settings.js';
import { attributeText, effectiveAttribute, effectiveText } from '../model/defaults.js';
import { removeAttribute, setAttribute } from '../check/edits.js';
import { jointTypeOf } from '../physics/joint-facts.js';
import type { Model, ModelElement } from '../model/model.js';
import { findAttribute } from '../model/model.js';
import { effectiveNumbers } from '../values/written-numbers.js';
import type { ElementRule, Report } from './rule.js';

/** A switch and the bounds that it switches. */
type Pair = readonly [flag: string, range: string];

const MOTION: readonly Pair[] = [
  ['limited', 'range'],
  ['actuatorfrclimited', 'actuatorfrcrange'],
];
const DRIVE: readonly Pair[] = [
  ['ctrllimited', 'ctrlrange'],
  ['forcelimited', 'forcerange'],
  ['actlimited', 'actrange'],
];
/** Actuators whose bounds are as they are written. */
const PLAIN = new Set(['general', 'motor', 'position', 'velocity', 'cylinder']);

/** Bounds that are switched off, a switch without bounds, and bounds for which nothing is switched on. */
export const limitFlag: ElementRule = {
  id: 'kin/limit-flag',
  severity: 'warning',
  languages: ['mjcf'],
  checkElements: (model, report) => (element) => {
    // The classes of a piece are elsewhere: nobody knows what it leaves out.
    if (model.isFragment || element.inDefault) return;
    for (const pair of pairsOf(model, element)) checkPair(model, element, pair, report);
  },
};

function pairsOf(model: Model, element: ModelElement): readonly Pair[] {
  const tag = element.node.name.text;
  const around = element.parent?.node.name.text ?? '';
  if (around === 'actuator') return PLAIN.has(tag) ? DRIVE : [];
  if (around === 'tendon') return tag === 'spatial' || tag === 'fixed' ? MOTION : [];
  if (element.type?.id !== 'joint') return [];
  return jointTypeOf(model, element) === 'free' ? [] : MOTION;
}

function checkPair(model: Model, element: ModelElement, [flag, range]: Pair, report: Report): void {
  const word = effectiveText(model, element, flag) ?? 'auto';
  const bounds = effectiveAttribute(model, element, range);
  const tag = element.node.name.text;
  if (word === 'true' && bounds === undefined) {
    // The range of what it drives is taken.
    if (range === 'ctrlrange' && effectiveNumbers(model, element, 'inheritrange') !== undefined) return;
    const own = findAttribute(element, flag);
    const { start, end } = own ?? element.node.name;
    const message = `<${tag}> is limited and has no ${range}: MuJoCo refuses it.`;
    const title = own === undefined ? 'Switch the limit off here' : `Remove ${flag}`;
    const edit = own === undefined ? setAttribute(element, flag, 'false') : removeAttribute(element, own);
    report(element, { start, end, message, severity: 'error', fixes: [{ title, edits: [edit] }] });
    return;
  }
  const numbers = effectiveNumbers(model, element, range)?.numbers;
  if (bounds === undefined || numbers?.every((number) => number === 0) !== false) return;
  const { from, attribute } = bounds;
  const [low, high] = numbers;
  if (word === 'false' && from === element && attributeText(element, flag) === 'false') {
    const own = findAttribute(element, flag);
    if (own === undefined) return;
    const on = { title: 'Switch the bounds on', edits: [setAttribute(element, flag, 'true')] };
    const off = { title: `Remove ${range}`, edits: [removeAttribute(element, attribute)] };
    report(element, {
      start: own.start,
      end: own.end,
      message: `${flag}="false" switches ${range} off: the bounds ${low} and ${high} do not hold.`,
      fixes: low < high ? [on, off] : [off],
    });
  } else if (word === 'auto' && !compilerSettings(model).autoLimits) {
    const compiler = compilerSettings(model).from('autolimits');
    const setting = compiler && findAttribute(compiler, 'autolimits');
    const auto =
      compiler === undefined || setting === undefined || compiler.file !== from.file
        ? []
        : [{ title: 'Take autolimits="false" away', edits: [removeAttribute(compiler, setting)] }];
    const explicit = { title: `Insert ${flag}="true"`, edits: [setAttribute(from, flag, 'true')] };
    report(from, {
      start: attribute.start,
      end: attribute.end,
      message: `${range} stands without ${flag}, and autolimits is off: MuJoCo wants to be told whether it holds, and refuses the model.`,
      severity: 'error',
      fixes: low < high ? [explicit, ...auto] : auto,
    });
  }
}
