import type { Body } from '../../core/body.js';
import type { BallJoint, Joint } from '../../core/joint.js';
import { combineInertials } from '../../core/mesh/inertial-algebra.js';
import type { Annotation } from '../annotations.js';
import { numberField } from '../annotations.js';
import type { ReadLog } from '../model-draft/read-issues.js';

/**
 * Undoes what our writer does to joints that URDF has no word for: links between two joints of one body become part of that body again,
 * three hinges become a ball, and armature, springs and unlimited slides come back. `notes` are the writer's own; a model without them
 * is returned as it is.
 */
export function mergeChains(bodies: readonly Body[], notes: readonly Annotation[], log: ReadLog): Body[] {
  const notesOf = new Map<string, Annotation['fields'][]>();
  for (const { kind, fields } of notes) {
    if (kind !== 'joint') continue;
    const body = fields['body'] ?? '';
    notesOf.set(body, [...(notesOf.get(body) ?? []), fields]);
  }
  const byName = new Map(bodies.map((body) => [body.name, body]));
  const between = new Set([...notesOf.values()].flat().flatMap(intermediateNames));
  const merged = new Set<string>();
  const result = bodies.map((body) => {
    const own = notesOf.get(body.name);
    if (own === undefined) return body;
    const chain = [body];
    for (
      let up = byName.get(body.parent ?? '');
      up !== undefined && between.has(up.name);
      up = byName.get(up.parent ?? '')
    )
      chain.unshift(up);
    const whole = mergeChain(chain, own);
    if (whole === undefined) {
      log.report(
        'model-structure',
        `body ${body.name}`,
        ['Its joints are not those that the file notes.'],
        'took them as they are',
      );
      return body;
    }
    for (const link of chain.slice(0, -1)) merged.add(link.name);
    return whole;
  });
  return result.filter((body) => !merged.has(body.name));
}

const intermediateNames = ({ type, name, link }: Annotation['fields']): string[] => [
  ...(type === 'ball' ? [`${name ?? ''}_x_link`, `${name ?? ''}_y_link`] : []),
  ...(link === undefined ? [] : [link]),
];

/** One body of a chain of links, top first; undefined when the chain is not what the notes say. */
function mergeChain(chain: readonly Body[], notes: readonly Annotation['fields'][]): Body | undefined {
  const body = chain[chain.length - 1];
  const steps = chain.flatMap((link) => link.joints);
  const bare = chain.slice(0, -1).every((link) => link.visuals.length + link.collisions.length === 0);
  const joints: Joint[] = [];
  for (const note of notes) {
    const joint = takeJoint(steps, note);
    if (joint === undefined) return undefined;
    joints.push(joint);
  }
  if (!bare || steps.length > 0) return undefined;
  const inertial = combineInertials(chain.flatMap((link) => (link.inertial === undefined ? [] : [link.inertial])));
  const { pose, parent } = chain[0];
  const { name, visuals, collisions, sites, parts } = body;
  return {
    name,
    ...(parent === undefined ? {} : { parent }),
    pose,
    joints,
    ...(inertial && { inertial }),
    visuals,
    collisions,
    sites,
    parts,
  };
}

/** Takes the joint that a note describes off the front of `steps`. */
function takeJoint(steps: Joint[], note: Annotation['fields']): Joint | undefined {
  const armature = numberField(note, 'armature') ?? 0;
  if (note['type'] === 'ball') return takeBall(steps, note['name'] ?? '', armature, numberField(note, 'max_angle'));
  const step = steps.at(0);
  if (step?.name !== note['name'] || (step?.type !== 'hinge' && step?.type !== 'slide')) return undefined;
  steps.shift();
  const stiffness = numberField(note, 'spring_stiffness');
  const reference = numberField(note, 'spring_reference');
  const { range, ...rest } = step;
  return {
    ...rest,
    ...(range === undefined || note['unlimited'] === 'true' ? {} : { range }),
    armature,
    ...(stiffness === undefined || reference === undefined ? {} : { spring: { stiffness, reference } }),
  };
}

function takeBall(steps: Joint[], name: string, armature: number, maxAngle: number | undefined): BallJoint | undefined {
  const [x, y, z] = steps;
  const isBall =
    steps.length >= 3 && [x, y, z].every(({ type, name: n }, k) => type === 'hinge' && n === `${name}_${'xyz'[k]}`);
  if (!isBall || x.type !== 'hinge') return undefined;
  steps.splice(0, 3);
  const { damping, frictionLoss } = x;
  return { type: 'ball', name, damping, frictionLoss, armature, ...(maxAngle === undefined ? {} : { maxAngle }) };
}
