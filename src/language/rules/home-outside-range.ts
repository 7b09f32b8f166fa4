import { compilerSettings } from '../model/compiler-settings.js';
import { effectiveText } from '../model/defaults.js';
import type { Fix } from '../check/diagnostic.js';
import { formatNumber, insertChild } from '../check/edits.js';
import { initialPositions } from '../physics/initial-positions.js';
import { jointLimits, jointTypeOf, urdfJoints } from '../physics/joint-facts.js';
import { kinematicTree } from '../model/kinematics.js';
import type { Model, ModelElement } from '../model/model.js';
import { stateLayout } from '../physics/state-layout.js';
import type { Report, Rule } from './rule.js';

/** Beyond a limit by less than this part of the range is rounding. */
const ROUNDING = 1e-3;

/** A joint that starts outside its limits. Real robots do (the Panda's elbow), so that it is no more than a hint. */
export const homeOutsideRange: Rule = {
  id: 'kin/home-outside-range',
  severity: 'hint',
  languages: ['mjcf', 'urdf'],
  check: (model, report) => {
    if (model.language === 'urdf') for (const joint of urdfJoints(model)) checkUrdf(model, joint, report);
    // A model with keyframes is started from one of them; of a piece nobody knows.
    else if (!model.isFragment && listKeys(model).length === 0) checkMjcf(model, report);
  },
};

const listKeys = ({ root }: Model): readonly ModelElement[] =>
  root.children.filter(({ node }) => node.name.text === 'keyframe').flatMap(({ children }) => children);

function checkMjcf(model: Model, report: Report): void {
  const { toRadians } = compilerSettings(model);
  let fixes: readonly Fix[] | undefined;
  for (const joint of kinematicTree(model).flatMap(({ joints }) => joints)) {
    const limits = jointLimits(model, joint);
    if (limits?.range === undefined) continue;
    const ref = Number(effectiveText(model, joint, 'ref') ?? '0');
    const start = jointTypeOf(model, joint) === 'hinge' ? toRadians(ref) : ref;
    if (!isOutside(start, limits.lowest, limits.highest)) continue;
    fixes ??= addKeyframe(model);
    const own = limits.range.from === joint ? limits.range.value : joint.node.name;
    report(joint, {
      start: own.start,
      end: own.end,
      message: `The joint starts at ${ref}, outside its range of ${limits.low} to ${limits.high}: the limit pushes it from the first step on.`,
      fixes,
    });
  }
}

function checkUrdf(model: Model, joint: ModelElement, report: Report): void {
  const limits = jointLimits(model, joint);
  if (limits?.limit === undefined || !isOutside(0, limits.low, limits.high)) return;
  report(limits.limit, {
    ...limits.limit.node.name,
    message: `The joint starts at 0, outside its limits of ${limits.low} to ${limits.high}.`,
  });
}

const isOutside = (start: number, low: number, high: number): boolean =>
  Math.max(low - start, start - high) > ROUNDING * (high - low);

/** A keyframe in which every joint is within its limits. */
function addKeyframe(model: Model): readonly Fix[] {
  const positions = [...(initialPositions(model) ?? [])];
  for (const { joint, at } of stateLayout(model).slots ?? []) {
    const limits = jointLimits(model, joint);
    if (limits !== undefined && positions.length > 0)
      positions[at] = Math.min(Math.max(positions[at], limits.lowest), limits.highest);
  }
  if (positions.length === 0) return [];
  const key = `<key name="home" qpos="${positions.map((value) => formatNumber(value)).join(' ')}"/>`;
  const title = 'Add a keyframe within the limits';
  return [{ title, edits: [insertChild(model.root, `<keyframe>\n  ${key}\n</keyframe>`)] }];
}
