import { compilerSettings } from '../model/compiler-settings.js';
import { formatNumber, setAttribute } from '../check/edits.js';
import type { Fix } from '../check/diagnostic.js';
import { findChild, isUrdfJoint, jointTypeOf } from '../physics/joint-facts.js';
import type { Model, ModelElement } from '../model/model.js';
import type { WrittenNumbers } from '../values/written-numbers.js';
import { effectiveNumbers, ownNumbers } from '../values/written-numbers.js';
import type { ElementRule, Report } from './rule.js';

/** m/s^2: from the equator to the poles, and what people round it to. */
const EARTH = [9.7, 10.1] as const;
/** m/s^2, of the moon and of Mars, rounded. */
const ELSEWHERE = [1.6, 3.7];

/** m, rad */
const MOST_SLIDE = 10;
const MOST_SLIDE_MJCF = 100;
const MOST_TURN = 1e4;
/** N or N m */
const MOST_EFFORT = 1e4;
/** m/s or rad/s */
const MOST_VELOCITY = 100;

/** Numbers that no robot has: they mean something else, or stand for "none". */
export const magnitude: ElementRule = {
  id: 'uni/magnitude',
  severity: 'info',
  languages: ['mjcf', 'urdf'],
  checkElements: (model, report) => (element) => {
    if (model.language === 'urdf') {
      if (isUrdfJoint(element)) checkLimit(model, element, report);
    } else if (element.type?.id === 'option') checkGravity(element, report);
    else if (element.type?.id === 'joint' && !element.inDefault && !model.isFragment)
      checkRange(model, element, report);
  },
};

function checkGravity(option: ModelElement, report: Report): void {
  const gravity = ownNumbers(option, 'gravity');
  if (gravity?.numbers.length !== 3) return;
  const { numbers, value } = gravity;
  const strength = Math.hypot(...numbers);
  const isPlain = strength === 0 || (strength >= EARTH[0] && strength <= EARTH[1]);
  const isElsewhere = ELSEWHERE.some((one) => Math.abs(strength - one) < 0.1);
  const isUp = numbers[2] > 0;
  if (!isUp && (isPlain || isElsewhere)) return;
  const downward = numbers[2] === 0 ? '0 0 -9.81' : numbers.map((one, i) => (i === 2 ? -Math.abs(one) : one)).join(' ');
  const text = isUp && isPlain ? downward : '0 0 -9.81';
  report(option, {
    start: value.start,
    end: value.end,
    message: isUp
      ? 'This gravity pulls upwards: the vertical of MuJoCo is z.'
      : `This gravity is ${formatNumber(strength, 4)} m/s^2, and not the 9.81 of the Earth.`,
    fixes: [{ title: `Change to ${text}`, edits: [setAttribute(option, 'gravity', text)] }],
  });
}

function checkRange(model: Model, joint: ModelElement, report: Report): void {
  const { toRadians } = compilerSettings(model);
  const type = jointTypeOf(model, joint);
  const range = type === 'hinge' || type === 'slide' ? effectiveNumbers(model, joint, 'range') : undefined;
  if (range === undefined) return;
  const largest = Math.max(...range.numbers.map((value) => Math.abs(type === 'hinge' ? toRadians(value) : value)));
  if (largest <= (type === 'hinge' ? MOST_TURN : MOST_SLIDE_MJCF)) return;
  const unit = type === 'hinge' ? 'rad' : 'm';
  const message = `The range reaches ${formatNumber(largest, 3)} ${unit}: a joint without limits has no range.`;
  report(range.from, { start: range.value.start, end: range.value.end, message });
}

function checkLimit(model: Model, joint: ModelElement, report: Report): void {
  const type = jointTypeOf(model, joint);
  const limit = findChild(joint, 'limit');
  if (limit === undefined || !['revolute', 'prismatic', 'continuous'].includes(type)) return;
  const isSlide = type === 'prismatic';
  const tell = (written: WrittenNumbers, message: string, fixes: readonly Fix[] = []): void => {
    report(limit, { start: written.value.start, end: written.value.end, message, fixes });
  };
  const far = ['lower', 'upper']
    .flatMap((name) => ownNumbers(limit, name) ?? [])
    .find(({ numbers }) => Math.abs(numbers[0]) > (isSlide ? MOST_SLIDE : MOST_TURN));
  if (far !== undefined && type !== 'continuous') {
    const [value] = far.numbers;
    if (isSlide) tell(far, `The joint slides as far as ${value} m: are these millimetres, or is no limit meant?`);
    else
      tell(far, `The joint turns as far as ${value} rad: a joint without limits is continuous.`, [
        { title: 'Change the type to continuous', edits: [setAttribute(joint, 'type', 'continuous')] },
      ]);
  }
  const effort = ownNumbers(limit, 'effort');
  if (effort !== undefined && effort.numbers[0] >= MOST_EFFORT)
    tell(
      effort,
      `An effort of ${effort.numbers[0]} ${isSlide ? 'N' : 'N m'} is more than drives have: simulators take it at its word.`,
    );
  const velocity = ownNumbers(limit, 'velocity');
  if (velocity !== undefined && velocity.numbers[0] > MOST_VELOCITY)
    tell(velocity, `A velocity of ${velocity.numbers[0]} ${isSlide ? 'm/s' : 'rad/s'} is more than joints have.`);
}
