import type { HingeJoint, Joint, SlideJoint } from '../../core/joint.js';
import type { Pose } from '../../core/math/pose.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { normalize } from '../../core/math/vec3.js';
import { fieldsOf } from '../model-draft/element-fields.js';
import { DEFAULT_EFFORT, DEFAULT_VELOCITY } from '../model-draft/joint-defaults.js';
import type { ReadLog } from '../model-draft/read-issues.js';
import type { XmlElement } from '../xml-tree.js';
import { childNamed } from '../xml-tree.js';
import { readOrigin } from './urdf-context.js';

/** A URDF joint: how the link `child` hangs on `parent`. */
export interface LinkJoint {
  readonly parent: string;
  readonly child: string;
  readonly origin: Pose;
  /** Undefined for a fixed joint. */
  readonly joint?: Joint;
}

/** Reads `<joint>`; undefined, with an issue, when it does not say what it joins. `name` is unique. */
export function readLinkJoint(element: XmlElement, name: string, log: ReadLog): LinkJoint | undefined {
  const where = `joint ${name}`;
  const parent = childNamed(element, 'parent')?.attributes['link'];
  const child = childNamed(element, 'child')?.attributes['link'];
  if (parent === undefined || child === undefined) {
    log.report('model-structure', where, ['It does not say which links it joins.'], 'left it out');
    return undefined;
  }
  const joint = readMotion(element, name, log);
  if (childNamed(element, 'mimic') !== undefined)
    log.report('model-not-held', where, ['a joint that follows another'], 'took it as free to move');
  return { parent, child, origin: readOrigin(element, log, where), ...(joint && { joint }) };
}

function readMotion(element: XmlElement, name: string, log: ReadLog): Joint | undefined {
  const type = element.attributes['type'] ?? '';
  switch (type) {
    case 'fixed':
      return undefined;
    case 'floating':
      return { type: 'free', name };
    case 'revolute':
    case 'continuous':
      return { type: 'hinge', ...readAxisJoint(element, name, type === 'continuous', 'hinge', log) };
    case 'prismatic':
      return { type: 'slide', ...readAxisJoint(element, name, false, 'slide', log) };
    default:
      log.report(
        'model-not-held',
        `joint ${name}`,
        [`a joint of type ${type === '' ? '(none)' : type}`],
        'took it for fixed',
      );
      return undefined;
  }
}

function readAxisJoint(
  element: XmlElement,
  name: string,
  isUnlimited: boolean,
  kind: 'hinge' | 'slide',
  log: ReadLog,
): Omit<HingeJoint, 'type'> & Omit<SlideJoint, 'type'> {
  const where = `joint ${name}`;
  const fieldsNamed = (child: string) => {
    const found = childNamed(element, child);
    return found && fieldsOf(found, log, {}, where);
  };
  const limit = fieldsNamed('limit');
  const dynamics = fieldsNamed('dynamics');
  const range = isUnlimited ? undefined : readRange(limit?.number('lower'), limit?.number('upper'), where, log);
  // Tools disagree on the sign of efforts and on what 0 means; MuJoCo takes the size, and 0 for no limit.
  const effort = Math.abs(limit?.number('effort') ?? 0);
  const velocity = Math.abs(limit?.number('velocity') ?? 0);
  if (effort === 0 || velocity === 0)
    log.report('model-assumed', where, ['how strongly or how fast the joint may be driven'], 'took a usual limit');
  return {
    name,
    axis: readAxis(fieldsNamed('axis')?.vec3('xyz'), where, log),
    ...(range && { range }),
    damping: Math.max(0, dynamics?.number('damping') ?? 0),
    frictionLoss: Math.max(0, dynamics?.number('friction') ?? 0),
    armature: 0,
    effortLimit: effort === 0 ? DEFAULT_EFFORT[kind] : effort,
    velocityLimit: velocity === 0 ? DEFAULT_VELOCITY[kind] : velocity,
  };
}

/** URDF's default axis is x. */
function readAxis(given: Vec3 | undefined, where: string, log: ReadLog): Vec3 {
  const axis = given ?? [1, 0, 0];
  const unit = normalize(axis);
  if (unit === undefined) {
    log.report('model-bad-value', where, ['axis', axis.join(' ')], 'took x');
    return [1, 0, 0];
  }
  return Math.abs(Math.hypot(...axis) - 1) < 1e-12 ? axis : unit;
}

function readRange(
  lower: number | undefined,
  upper: number | undefined,
  where: string,
  log: ReadLog,
): readonly [number, number] | undefined {
  const [low, high] = [lower ?? 0, upper ?? 0];
  if (low < high) return [low, high];
  log.report('model-bad-value', where, ['limit', `${low} to ${high}`], 'took the joint for unlimited, as MuJoCo does');
  return undefined;
}
