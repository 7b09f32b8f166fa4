import { attributeText } from '../model/defaults.js';
import type { Fix } from '../check/diagnostic.js';
import { escapeAttribute, formatNumber, removeElement, setAttribute } from '../check/edits.js';
import { findChild, jointLimits, jointTypeOf, urdfJoints } from '../physics/joint-facts.js';
import type { Model, ModelElement } from '../model/model.js';
import { findAttribute } from '../model/model.js';
import { symbolsOf } from '../model/symbols.js';
import { ownNumbers } from '../values/written-numbers.js';
import type { Finding, Report, Rule } from './rule.js';

/** Beyond the own limits by less than this part of them is rounding. */
const ROUNDING = 0.01;

/** A joint that follows another one which it cannot follow. */
export const mimic: Rule = {
  id: 'kin/mimic',
  severity: 'warning',
  languages: ['urdf'],
  check: (model, report) => {
    for (const joint of urdfJoints(model)) {
      const element = findChild(joint, 'mimic');
      if (element !== undefined) checkMimic(model, joint, element, report);
    }
  },
};

/** The joint that one follows; undefined where it is not there, which is said by `ref/undefined`. */
function leaderOf(model: Model, joint: ModelElement): ModelElement | undefined {
  const element = findChild(joint, 'mimic');
  const name = element === undefined ? undefined : attributeText(element, 'joint');
  return name === undefined ? undefined : symbolsOf(model).find('joint', name)[0]?.element;
}

function checkMimic(model: Model, joint: ModelElement, element: ModelElement, report: Report): void {
  const leader = leaderOf(model, joint);
  const value = findAttribute(element, 'joint')?.value;
  if (leader === undefined || value === undefined) return;
  const name = attributeText(leader, 'name') ?? '';
  const remove: Fix = { title: 'Remove <mimic>', edits: [removeElement(element)] };
  const say = (message: string, more: Partial<Finding> = {}): void => {
    report(element, { start: value.start, end: value.end, message, fixes: [remove], ...more });
  };
  const multiplier = ownNumbers(element, 'multiplier');
  if (leader === joint) say('The joint follows itself: MuJoCo refuses it.', { severity: 'error' });
  else if (followsItself(model, joint))
    say('These joints follow one another in a circle: none of them leads.', { severity: 'error' });
  else if (jointTypeOf(model, joint) === 'fixed') say('A fixed joint does not move, and follows nothing.');
  else if (jointTypeOf(model, leader) === 'fixed') say(`The joint "${name}" is fixed: following it does nothing.`);
  else if (multiplier?.numbers[0] === 0) {
    const { start, end } = multiplier.value;
    say('With a multiplier of 0 the joint does not follow: it is held where it is.', { start, end });
  } else if (leaderOf(model, leader) !== undefined) {
    const message = `The joint "${name}" follows another itself: not every reader follows so far.`;
    say(message, { severity: 'info', fixes: flatten(element, leader) });
  } else checkRange(model, joint, element, leader, report);
}

function followsItself(model: Model, joint: ModelElement): boolean {
  const seen = new Set<ModelElement>();
  let leader = leaderOf(model, joint);
  while (leader !== undefined && leader !== joint && !seen.has(leader)) {
    seen.add(leader);
    leader = leaderOf(model, leader);
  }
  return leader === joint;
}

/** Multiplier and offset of a `mimic`. */
function factorsOf(element: ModelElement): readonly [number, number] {
  return [ownNumbers(element, 'multiplier')?.numbers[0] ?? 1, ownNumbers(element, 'offset')?.numbers[0] ?? 0];
}

/** Follows directly what its leader follows. */
function flatten(element: ModelElement, leader: ModelElement): readonly Fix[] {
  const other = findChild(leader, 'mimic');
  const joint = other && attributeText(other, 'joint');
  if (other === undefined || joint === undefined) return [];
  const [own, theirs] = [factorsOf(element), factorsOf(other)];
  const edits = [
    setAttribute(element, 'joint', escapeAttribute(joint)),
    setAttribute(element, 'multiplier', formatNumber(own[0] * theirs[0])),
    setAttribute(element, 'offset', formatNumber(own[0] * theirs[1] + own[1])),
  ];
  // Two that are inserted at one place become one edit.
  const [last, offset] = edits.slice(1);
  const merged = last.start === offset.start ? [edits[0], { ...last, text: last.text + offset.text }] : edits;
  return [{ title: `Follow ${joint} directly`, edits: merged }];
}

function checkRange(
  model: Model,
  joint: ModelElement,
  element: ModelElement,
  leader: ModelElement,
  report: Report,
): void {
  const [own, theirs] = [jointLimits(model, joint), jointLimits(model, leader)];
  if (own?.limit === undefined || theirs === undefined) return;
  const [multiplier, offset] = factorsOf(element);
  const ends = [theirs.low, theirs.high].map((value) => multiplier * value + offset);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const beyond = Math.max(own.low - low, high - own.high);
  if (beyond <= ROUNDING * (own.high - own.low)) return;
  const [least, most] = [Math.min(low, own.low), Math.max(high, own.high)].map((value) => formatNumber(value));
  const edits = [setAttribute(own.limit, 'lower', least), setAttribute(own.limit, 'upper', most)];
  report(element, {
    ...element.node.name,
    message: `Following "${attributeText(leader, 'name') ?? ''}" takes the joint from ${formatNumber(low)} to ${formatNumber(high)}, beyond its own limits of ${own.low} to ${own.high}.`,
    fixes: [{ title: `Widen the limits to ${least} to ${most}`, edits }],
  });
}
