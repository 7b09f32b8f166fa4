import { compilerSettings } from '../model/compiler-settings.js';
import { effectiveText } from '../model/defaults.js';
import { memoize } from '../model/memoize.js';
import type { Model, ModelElement } from '../model/model.js';
import type { WrittenNumbers } from '../values/written-numbers.js';
import { effectiveNumbers, ownNumbers } from '../values/written-numbers.js';

/** How a joint moves, in the words of its language: `hinge`, `slide`, `ball`, `free`; `revolute`, `prismatic` and so on. */
export const jointTypeOf = (model: Model, joint: ModelElement): string =>
  joint.node.name.text === 'freejoint' ? 'free' : (effectiveText(model, joint, 'type') ?? '');

/** The joints of a URDF: those that stand at the top. */
export const urdfJoints = ({ root }: Model): readonly ModelElement[] => root.children.filter(isUrdfJoint);

/** Of a URDF. */
export const isUrdfJoint = ({ node, parent }: ModelElement): boolean =>
  node.name.text === 'joint' && parent !== undefined && parent.parent === undefined;

/** The first child of a tag. */
export const findChild = ({ children }: ModelElement, tag: string): ModelElement | undefined =>
  children.find(({ node }) => node.name.text === tag);

/** The limits within which a joint moves. */
export interface JointLimits {
  /** As they are written. */
  readonly low: number;
  readonly high: number;
  /** m or rad. */
  readonly lowest: number;
  readonly highest: number;
  /** MJCF: the range. */
  readonly range?: WrittenNumbers;
  /** URDF: the `limit`. */
  readonly limit?: ModelElement;
}

/** The limits of a hinge or slide, in URDF of a revolute or prismatic joint; undefined where it has none that hold. */
export function jointLimits(model: Model, joint: ModelElement): JointLimits | undefined {
  const limits = knownLimits(model);
  if (!limits.has(joint))
    limits.set(joint, model.language === 'mjcf' ? rangeLimits(model, joint) : urdfLimits(model, joint));
  return limits.get(joint);
}

/** Several rules ask for them. */
const knownLimits = memoize<Model, Map<ModelElement, JointLimits | undefined>>(() => new Map());

function rangeLimits(model: Model, joint: ModelElement): JointLimits | undefined {
  const type = jointTypeOf(model, joint);
  const range = effectiveNumbers(model, joint, 'range');
  if ((type !== 'hinge' && type !== 'slide') || range?.numbers.length !== 2) return undefined;
  const [low, high] = range.numbers;
  const flag = effectiveText(model, joint, 'limited') ?? 'auto';
  const { autoLimits, toRadians } = compilerSettings(model);
  if (flag === 'false' || (flag === 'auto' && !autoLimits) || low >= high) return undefined;
  const convert = type === 'hinge' ? toRadians : (value: number): number => value;
  return { low, high, lowest: convert(low), highest: convert(high), range };
}

function urdfLimits(model: Model, joint: ModelElement): JointLimits | undefined {
  const type = jointTypeOf(model, joint);
  const limit = findChild(joint, 'limit');
  if ((type !== 'revolute' && type !== 'prismatic') || limit === undefined) return undefined;
  const low = ownNumbers(limit, 'lower')?.numbers[0];
  const high = ownNumbers(limit, 'upper')?.numbers[0];
  if (low === undefined || high === undefined || low >= high) return undefined;
  return { low, high, lowest: low, highest: high, limit };
}
