import type { Joint } from '../../core/joint.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { normalize, ZERO } from '../../core/math/vec3.js';
import { numberField } from '../annotations.js';
import type { Annotation } from '../annotations.js';
import type { ElementFields } from '../model-draft/element-fields.js';
import { DEFAULT_EFFORT, DEFAULT_VELOCITY } from '../model-draft/joint-defaults.js';
import type { XmlElement } from '../xml-tree.js';
import type { MjcfContext } from './read-context.js';
import { resolveFields } from './read-context.js';

/** A joint with what of it concerns its body. */
export interface ReadJoint {
  readonly joint: Joint;
  /** Where the file puts the anchor in the body's frame; undefined where it does not matter (slide, free). */
  readonly anchor?: Vec3;
}

/** Reads `<joint>` or `<freejoint>`. Positions are counted from MJCF's `ref`, which is where the body stands as written. */
export function readJoint(
  element: XmlElement,
  body: string,
  childClass: string | undefined,
  context: MjcfContext,
  notes: ReadonlyMap<string, Annotation['fields']>,
): ReadJoint {
  const fields = resolveFields(context, element, childClass, `body ${body}`);
  const type = element.name === 'freejoint' ? 'free' : (fields.text('type') ?? 'hinge');
  const name = context.names.joint(element.attributes['name'], `${body}_${type}`, fields.where);
  const kind = type === 'free' || type === 'ball' || type === 'slide' ? type : 'hinge';
  if (kind === 'free') return { joint: { type: kind, name } };
  const dynamics = {
    name,
    damping: atLeastZero(fields, 'damping', context),
    frictionLoss: atLeastZero(fields, 'frictionloss', context),
    armature: atLeastZero(fields, 'armature', context),
  };
  const range = readRange(fields, kind, context);
  const anchor = fields.vec3('pos') ?? ZERO;
  if (kind === 'ball') {
    if (fields.number('stiffness') ?? 0)
      context.log.report('model-not-held', fields.where, ['a spring of a ball joint']);
    return { joint: { type: kind, ...dynamics, ...(range && { maxAngle: range[1] }) }, anchor };
  }
  const spring = readSpring(fields, kind, context);
  const joint = {
    type: kind,
    ...dynamics,
    axis: readAxis(fields, context),
    ...(range && { range }),
    ...(spring && { spring }),
    effortLimit: readEffort(fields, context) ?? DEFAULT_EFFORT[kind],
    velocityLimit: numberField(notes.get(name) ?? {}, 'velocity_limit') ?? DEFAULT_VELOCITY[kind],
  };
  return kind === 'hinge' ? { joint: { ...joint, type: kind }, anchor } : { joint: { ...joint, type: kind } };
}

function atLeastZero(fields: ElementFields, key: string, { log }: MjcfContext): number {
  const value = fields.number(key) ?? 0;
  if (value >= 0) return value;
  log.report('model-bad-value', fields.where, [key, String(value)], 'took 0');
  return 0;
}

function readAxis(fields: ElementFields, { log }: MjcfContext): Vec3 {
  const given = fields.vec3('axis') ?? [0, 0, 1];
  const unit = normalize(given);
  if (unit === undefined) log.report('model-bad-value', fields.where, ['axis', given.join(' ')], 'took z');
  if (unit === undefined) return [0, 0, 1];
  // What has unit length stays as written to the last bit.
  return Math.abs(Math.hypot(...given) - 1) < 1e-12 ? given : unit;
}

/** The range from the rest position on; undefined when unlimited. MuJoCo takes an empty or reversed range for none. */
function readRange(
  fields: ElementFields,
  kind: 'hinge' | 'slide' | 'ball',
  { compiler, log }: MjcfContext,
): readonly [number, number] | undefined {
  const limited = fields.text('limited') ?? 'auto';
  const given = fields.numbers('range', 2);
  if (given === undefined || limited === 'false' || (limited === 'auto' && !compiler.autoLimits)) return undefined;
  const scale = kind === 'slide' ? (x: number): number => x : compiler.toRadians;
  const rest = kind === 'ball' ? 0 : scale(fields.number('ref') ?? 0);
  const [lower, upper] = [scale(given[0]) - rest, scale(given[1]) - rest];
  if (lower < upper) return [lower, upper];
  if (given[0] !== 0 || given[1] !== 0)
    log.report(
      'model-bad-value',
      fields.where,
      ['range', given.join(' ')],
      'took the joint for unlimited, as MuJoCo does',
    );
  return undefined;
}

function readSpring(fields: ElementFields, kind: 'hinge' | 'slide', { compiler }: MjcfContext) {
  const stiffness = fields.number('stiffness') ?? 0;
  if (!(stiffness > 0)) return undefined;
  const scale = kind === 'slide' ? (x: number): number => x : compiler.toRadians;
  const reference = scale(fields.number('springref') ?? 0) - scale(fields.number('ref') ?? 0);
  return { stiffness, reference };
}

function readEffort(fields: ElementFields, { log }: MjcfContext): number | undefined {
  const range = fields.numbers('actuatorfrcrange', 2);
  const effort = range && Math.max(Math.abs(range[0]), Math.abs(range[1]));
  if (effort !== undefined && effort > 0) return effort;
  log.report('model-assumed', fields.where, ['how strongly the joint may be driven'], 'took a usual limit');
  return undefined;
}
