import { findChild, jointTypeOf, urdfJoints } from './joint-facts.js';
import { kinematicTree } from '../model/kinematics.js';
import type { Model, ModelElement } from '../model/model.js';
import type { WrittenNumbers } from '../values/written-numbers.js';
import { effectiveNumbers, ownNumbers } from '../values/written-numbers.js';

/** Joints of URDF that have a direction. */
const DIRECTED = new Set(['revolute', 'continuous', 'prismatic', 'planar']);

/** The written axis of a joint that has a direction: three numbers of `attribute`. */
export interface JointAxis {
  readonly attribute: string;
  readonly axis: WrittenNumbers;
}

/** Each axis once where it is written: one of a class may be that of many joints. */
export function* listAxes(model: Model): Generator<JointAxis> {
  if (model.language !== 'mjcf') {
    for (const joint of directedJoints(model)) {
      const element = findChild(joint, 'axis');
      const axis = element && ownNumbers(element, 'xyz');
      if (axis?.numbers.length === 3) yield { attribute: 'xyz', axis };
    }
    return;
  }
  const known = new Set<ModelElement>();
  for (const { joints } of kinematicTree(model))
    for (const joint of joints) {
      const type = jointTypeOf(model, joint);
      const axis = type === 'hinge' || type === 'slide' ? effectiveNumbers(model, joint, 'axis') : undefined;
      if (axis?.numbers.length !== 3 || known.has(axis.from)) continue;
      known.add(axis.from);
      yield { attribute: 'axis', axis };
    }
}

/** The joints of a URDF that need an axis. */
export const directedJoints = (model: Model): readonly ModelElement[] =>
  urdfJoints(model).filter((joint) => DIRECTED.has(jointTypeOf(model, joint)));
