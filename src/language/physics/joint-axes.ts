import { findChild, isUrdfJoint, jointTypeOf } from './joint-facts.js';
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

/** The axis of an element; undefined where it is no joint that has a direction, or none is written. One of a class may be that of many joints. */
export function axisOf(model: Model, element: ModelElement): JointAxis | undefined {
  if (model.language !== 'mjcf') {
    const child = isDirected(model, element) ? findChild(element, 'axis') : undefined;
    const axis = child && ownNumbers(child, 'xyz');
    return axis?.numbers.length === 3 ? { attribute: 'xyz', axis } : undefined;
  }
  if (element.type?.id !== 'joint' || element.inDefault) return undefined;
  const type = jointTypeOf(model, element);
  const axis = type === 'hinge' || type === 'slide' ? effectiveNumbers(model, element, 'axis') : undefined;
  return axis?.numbers.length === 3 ? { attribute: 'axis', axis } : undefined;
}

/** Whether an element of a URDF is a joint that needs an axis. */
export const isDirected = (model: Model, element: ModelElement): boolean =>
  isUrdfJoint(element) && DIRECTED.has(jointTypeOf(model, element));
