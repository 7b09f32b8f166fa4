import { formatNumber, insertChild, setAttribute } from '../check/edits.js';
import { axisOf, isDirected } from '../physics/joint-axes.js';
import { findChild } from '../physics/joint-facts.js';
import type { ElementRule, Finding } from './rule.js';

/** Axes with three digits are off by as much. */
const UNIT_ERROR = 1e-3;
/** Half a degree: nobody means so little by hand. */
const NEARLY = (0.5 * Math.PI) / 180;
/** So small an angle (rad) moves nothing: it is rounding of a computation. */
const ROUNDING = 1e-5;

/** An axis of URDF that is not of length 1, or one nearly along x, y or z, or none at all. */
export const axisNormalise: ElementRule = {
  id: 'kin/axis-normalise',
  severity: 'hint',
  languages: ['mjcf', 'urdf'],
  checkElements: (model, report) => (element) => {
    const { attribute, axis } = axisOf(model, element) ?? {};
    const found = axis && judge(axis.numbers, model.language === 'mjcf');
    if (found !== undefined && axis !== undefined && attribute !== undefined) {
      const { message, title, better, isSafe } = found;
      const text = better.map((value) => formatNumber(value)).join(' ');
      const { start, end } = axis.value;
      const fixes = [{ title: `${title} ${text}`, edits: [setAttribute(axis.from, attribute, text)], isSafe }];
      report(axis.from, { start, end, message, fixes });
    }
    if (model.language !== 'urdf' || !isDirected(model, element) || findChild(element, 'axis') !== undefined) return;
    const fixes: Finding['fixes'] = [
      { title: 'Write the axis down: 1 0 0', edits: [insertChild(element, '<axis xyz="1 0 0"/>')], isSafe: true },
    ];
    report(element, {
      ...element.node.name,
      message: 'Without an <axis> the joint moves about or along x, not z.',
      fixes,
    });
  },
};

interface Judgement {
  readonly message: string;
  readonly title: string;
  readonly better: readonly number[];
  readonly isSafe: boolean;
}

function judge(axis: readonly number[], isNormalised: boolean): Judgement | undefined {
  const length = Math.hypot(...axis);
  if (length <= 1e-7) return undefined;
  const snapped = snap(axis, length);
  // People write -1 1 0 for MuJoCo, which gives axes length 1.
  if (Math.abs(length - 1) > UNIT_ERROR && !isNormalised) {
    const better = snapped?.axis ?? axis.map((value) => value / length);
    return {
      message: `The axis has length ${formatNumber(length, 4)}: some readers make it 1, others move the joint by as much more or less.`,
      title: 'Change to',
      better,
      isSafe: snapped?.isRounding !== false,
    };
  }
  if (snapped === undefined || snapped.angle === 0) return undefined;
  const degrees = formatNumber((snapped.angle * 180) / Math.PI, 2);
  return {
    message: `The axis is off ${snapped.axis.join(' ')} by ${degrees} degrees: most likely rounding of an export.`,
    title: 'Change to',
    better: snapped.axis,
    isSafe: snapped.isRounding,
  };
}

/** The direction along x, y or z that an axis is close to. */
function snap(axis: readonly number[], length: number) {
  const main = axis.reduce((best, value, i) => (Math.abs(value) > Math.abs(axis[best]) ? i : best), 0);
  const rest = Math.hypot(...axis.filter((_, i) => i !== main));
  const angle = Math.asin(Math.min(1, rest / length));
  if (angle > NEARLY) return undefined;
  return { angle, isRounding: angle < ROUNDING, axis: axis.map((value, i) => (i === main ? Math.sign(value) : 0)) };
}
