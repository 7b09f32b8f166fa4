import { attributeText, defaultClasses, effectiveText } from '../model/defaults.js';
import { jointTypeOf } from './joint-facts.js';
import { kinematicTree } from '../model/kinematics.js';
import { memoize } from '../model/memoize.js';
import type { Model, ModelElement } from '../model/model.js';
import { walkElements } from '../model/model.js';

/** A joint, and where its numbers stand in `qpos`. */
export interface JointSlot {
  readonly joint: ModelElement;
  readonly type: string;
  /** Of the first of its numbers. */
  readonly at: number;
  readonly size: number;
}

/** How many numbers the state of an MJCF has, as far as that can be told without compiling; what is undefined cannot. */
export interface StateLayout {
  readonly nq: number | undefined;
  readonly nv: number | undefined;
  readonly nu: number | undefined;
  readonly na: number | undefined;
  readonly mocaps: number | undefined;
  /** The joints in the order of `qpos`; undefined where they are not known. */
  readonly slots: readonly JointSlot[] | undefined;
  /** The actuators in the order of `ctrl`. */
  readonly actuators: readonly ModelElement[] | undefined;
}

const POSITIONS: Readonly<Record<string, number | undefined>> = { hinge: 1, slide: 1, ball: 4, free: 7 };
const VELOCITIES: Readonly<Record<string, number | undefined>> = { hinge: 1, slide: 1, ball: 3, free: 6 };

/** Actuators with one control each; others have several, or as many as a plugin says. */
const SINGLE = new Set('general motor position velocity intvelocity damper cylinder muscle adhesion'.split(' '));

/** The order is that of the text, depth first; a body's joints come before those of the bodies in it (MuJoCo 3.14, tried on the engine). */
export const stateLayout = memoize((model: Model): StateLayout => {
  const isKnown =
    !model.isFragment && model.includes.every(({ target, problem }) => target !== undefined && problem === undefined);
  const bodies = kinematicTree(model);
  if (!isKnown || bodies.some(({ isOpenEnded }) => isOpenEnded) || hasCopies(model)) return UNKNOWN;
  const actuators = listActuators(model);
  const controls = { nu: actuators?.length, na: countActivations(model, actuators), actuators };
  const slots: JointSlot[] = [];
  let [nq, nv, mocaps] = [0, 0, 0];
  for (const { element, joints } of bodies) {
    if (attributeText(element, 'mocap') === 'true') mocaps++;
    for (const joint of joints) {
      const type = jointTypeOf(model, joint);
      const [size, dofs] = [POSITIONS[type], VELOCITIES[type]];
      if (size === undefined || dofs === undefined) return UNKNOWN;
      slots.push({ joint, type, at: nq, size });
      nq += size;
      nv += dofs;
    }
  }
  return { ...controls, nq, nv, mocaps, slots };
});

const UNKNOWN: StateLayout = {
  nq: undefined,
  nv: undefined,
  nu: undefined,
  na: undefined,
  mocaps: undefined,
  slots: undefined,
  actuators: undefined,
};

/** Copies have joints and actuators of their own, and MuJoCo 3.14 judges keyframes before they are made (tried on the engine). */
const hasCopies = ({ root }: Model): boolean =>
  root.children.some(
    (child) =>
      child.node.name.text === 'worldbody' &&
      [...walkElements(child)].some(({ node }) => node.name.text === 'replicate'),
  );

/** Undefined where one of them has another number of controls than one. */
function listActuators({ root }: Model): readonly ModelElement[] | undefined {
  const all = root.children
    .filter(({ node }) => node.name.text === 'actuator')
    .flatMap(({ children }) => children.filter(({ node }) => node.name.text !== 'include'));
  return all.every(({ node }) => SINGLE.has(node.name.text)) ? all : undefined;
}

function countActivations(model: Model, actuators: readonly ModelElement[] | undefined): number | undefined {
  let sum = 0;
  for (const actuator of actuators ?? []) {
    const count = activationsOf(model, actuator);
    if (count === undefined) return undefined;
    sum += count;
  }
  return actuators === undefined ? undefined : sum;
}

function activationsOf(model: Model, actuator: ModelElement): number | undefined {
  switch (actuator.node.name.text) {
    case 'intvelocity':
    case 'cylinder':
    case 'muscle':
      return 1;
    case 'position':
      return Number(effectiveText(model, actuator, 'timeconst') ?? '0') > 0 ? 1 : 0;
    case 'general': {
      // All actuators share one class, and a shortcut in it sets the dynamics too.
      if (hasShortcutDefaults(model)) return undefined;
      const dimension = Number(effectiveText(model, actuator, 'actdim') ?? '-1');
      const isStateless = (effectiveText(model, actuator, 'dyntype') ?? 'none') === 'none';
      return isStateless ? 0 : dimension > 0 ? dimension : 1;
    }
    default:
      return 0;
  }
}

const hasShortcutDefaults = memoize((model: Model): boolean =>
  [...defaultClasses(model).values()].some(({ sections }) =>
    sections.some(({ children }) =>
      children.some(({ node }) => SINGLE.has(node.name.text) && !['general', 'motor'].includes(node.name.text)),
    ),
  ),
);
