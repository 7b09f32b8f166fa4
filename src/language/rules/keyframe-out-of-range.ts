import { compilerSettings } from '../model/compiler-settings.js';
import { effectiveText } from '../model/defaults.js';
import type { TextEdit } from '../check/diagnostic.js';
import { formatNumber } from '../check/edits.js';
import { jointLimits } from '../physics/joint-facts.js';
import type { Model, ModelElement } from '../model/model.js';
import { findAttribute } from '../model/model.js';
import type { JointSlot } from '../physics/state-layout.js';
import { stateLayout } from '../physics/state-layout.js';
import type { WrittenNumbers } from '../values/written-numbers.js';
import { effectiveNumbers, ownNumbers } from '../values/written-numbers.js';
import type { Report, Rule } from './rule.js';

/** Beyond a bound by less than this part of what is between them is rounding. */
const ROUNDING = 1e-3;
/** Quaternions with few digits are off by as much. */
const UNIT_ERROR = 0.02;

/** A keyframe in which a joint is beyond its limits, a control beyond its range, or an orientation is none. */
export const keyframeOutOfRange: Rule = {
  id: 'kin/keyframe-out-of-range',
  severity: 'warning',
  languages: ['mjcf'],
  check: (model, report) => {
    const { slots, actuators, nq, nu } = stateLayout(model);
    for (const section of model.root.children) {
      if (section.node.name.text !== 'keyframe') continue;
      for (const key of section.children) {
        const qpos = ownNumbers(key, 'qpos');
        if (slots !== undefined && qpos !== undefined && qpos.numbers.length === nq)
          for (const slot of slots) checkJoint(model, key, slot, qpos, report);
        const ctrl = ownNumbers(key, 'ctrl');
        if (actuators !== undefined && ctrl !== undefined && ctrl.numbers.length === nu)
          actuators.forEach((actuator, at) => {
            const range = controlRange(model, actuator);
            if (range !== undefined) checkNumber(key, ctrl, at, range, 'control', report);
          });
      }
    }
  },
};

function checkJoint(model: Model, key: ModelElement, slot: JointSlot, qpos: WrittenNumbers, report: Report): void {
  const { joint, type, at, size } = slot;
  if (size === 1) {
    const limits = jointLimits(model, joint);
    if (limits !== undefined) checkNumber(key, qpos, at, [limits.lowest, limits.highest], 'joint', report);
    return;
  }
  const from = type === 'free' ? at + 3 : at;
  const quaternion = qpos.numbers.slice(from, from + 4);
  const length = Math.hypot(...quaternion);
  if (Math.abs(length - 1) < UNIT_ERROR) return;
  const unit = length === 0 ? [1, 0, 0, 0] : quaternion.map((value) => value / length);
  const edits: TextEdit[] = unit.map((value, i) => ({
    start: qpos.tokens[from + i].start,
    end: qpos.tokens[from + i].end,
    text: formatNumber(value),
  }));
  report(key, {
    start: qpos.tokens[from].start,
    end: qpos.tokens[from + 3].end,
    message:
      length === 0
        ? 'This quaternion has length zero: MuJoCo takes it for no rotation.'
        : `This quaternion has length ${formatNumber(length, 3)} instead of 1: are these the four numbers of an orientation?`,
    fixes: [{ title: length === 0 ? 'Change to 1 0 0 0, no rotation' : 'Give it length 1', edits }],
  });
}

function checkNumber(
  key: ModelElement,
  written: WrittenNumbers,
  at: number,
  [low, high]: readonly [number, number],
  what: 'joint' | 'control',
  report: Report,
): void {
  const value = written.numbers[at];
  if (Math.max(low - value, value - high) <= ROUNDING * (high - low)) return;
  const { start, end } = written.tokens[at];
  const bound = formatNumber(Math.min(Math.max(value, low), high));
  const outcome = what === 'joint' ? 'the limit pushes it from there' : 'MuJoCo cuts it off';
  report(key, {
    start,
    end,
    message: `The ${what} is at ${value}, outside its range of ${formatNumber(low)} to ${formatNumber(high)}: ${outcome}.`,
    fixes: [{ title: `Change to ${bound}`, edits: [{ start, end, text: bound }] }],
  });
}

/** What a control is clamped to; undefined where it is not. */
function controlRange(model: Model, actuator: ModelElement): readonly [number, number] | undefined {
  const range = effectiveNumbers(model, actuator, 'ctrlrange')?.numbers;
  const flag = effectiveText(model, actuator, 'ctrllimited') ?? 'auto';
  if (range?.length !== 2 || flag === 'false' || (flag === 'auto' && !compilerSettings(model).autoLimits))
    return undefined;
  if (findAttribute(actuator, 'inheritrange') !== undefined || range[0] >= range[1]) return undefined;
  return [range[0], range[1]];
}
