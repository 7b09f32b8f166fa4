import { actuatorElements, jointActuators } from '../physics/actuators.js';
import { compilerSettings } from '../model/compiler-settings.js';
import { effectiveAttribute, effectiveText } from '../model/defaults.js';
import type { Fix } from '../check/diagnostic.js';
import { formatNumber, removeAttribute, setAttribute } from '../check/edits.js';
import { jointLimits } from '../physics/joint-facts.js';
import type { Model, ModelElement } from '../model/model.js';
import { effectiveNumber } from '../values/numbers.js';
import { effectiveNumbers } from '../values/written-numbers.js';
import type { Rule } from './rule.js';

/** A position target further out than this, as a share of the joint's range, is never reached. */
const BEYOND = 0.01;

/** Actuators without a range of control, and position servos that may be told to go where their joint cannot. */
export const controlRange: Rule = {
  id: 'act/ctrlrange',
  severity: 'info',
  languages: ['mjcf'],
  check: (model, report) => {
    if (model.isFragment) return;
    const jointOf = new Map(jointActuators(model).map(({ element, joint }) => [element, joint]));
    for (const element of actuatorElements(model)) {
      const kind = element.node.name.text;
      if (kind !== 'motor' && kind !== 'position') continue;
      const joint = jointOf.get(element);
      const limits = joint === undefined ? undefined : jointLimits(model, joint);
      const range = effectiveNumbers(model, element, 'ctrlrange');
      if (!isLimited(model, element, range !== undefined)) {
        if ((effectiveNumber(model, element, 'inheritrange') ?? 0) > 0) continue;
        const fixes = kind === 'position' && limits !== undefined && range === undefined ? [inherit(element)] : [];
        const message = `This ${kind === 'motor' ? 'motor' : 'servo'} has no ctrlrange: it takes any control.`;
        report(element, { ...element.node.name, message, fixes });
      } else if (
        kind === 'position' &&
        limits !== undefined &&
        range?.numbers.length === 2 &&
        hasPlainGear(model, element)
      ) {
        const [low, high] = range.numbers;
        const slack = BEYOND * (limits.highest - limits.lowest);
        if (low >= limits.lowest - slack && high <= limits.highest + slack) continue;
        const { attribute, from } = effectiveAttribute(model, element, 'ctrlrange') ?? {};
        const isOwn = from === element && attribute !== undefined;
        const message = `ctrlrange ${low} to ${high} goes beyond the range of the joint, ${formatNumber(limits.lowest, 4)} to ${formatNumber(limits.highest, 4)}: beyond it the servo pushes against the limit.`;
        const edits = isOwn ? [removeAttribute(element, attribute), setAttribute(element, 'inheritrange', '1')] : [];
        const place = isOwn ? range.value : element.node.name;
        report(element, {
          start: place.start,
          end: place.end,
          message,
          fixes:
            isOwn && attribute !== element.node.attributes.at(-1)
              ? [{ title: 'Take the range of the joint: inheritrange="1"', edits }]
              : [],
        });
      }
    }
  },
};

const inherit = (element: ModelElement): Fix => ({
  title: 'Take the range of the joint: inheritrange="1"',
  edits: [setAttribute(element, 'inheritrange', '1')],
});

function isLimited(model: Model, element: ModelElement, hasRange: boolean): boolean {
  const flag = effectiveText(model, element, 'ctrllimited') ?? 'auto';
  return flag === 'true' || (flag !== 'false' && compilerSettings(model).autoLimits && hasRange);
}

const hasPlainGear = (model: Model, element: ModelElement): boolean =>
  (effectiveNumber(model, element, 'gear') ?? 1) === 1;
