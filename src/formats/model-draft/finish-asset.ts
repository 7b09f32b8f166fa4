import type { Body } from '../../core/body.js';
import type { Joint } from '../../core/joint.js';
import { computeBodyPoses, jointMotion } from '../../core/kinematic-tree.js';
import { compose, IDENTITY_POSE, transformPoint } from '../../core/math/pose.js';
import type { Vec3 } from '../../core/math/vec3.js';
import type { Keyframe, SimAsset } from '../../core/sim-asset.js';
import type { ModelDraft } from './model-draft.js';
import type { ReadLog } from './read-issues.js';

/**
 * Makes an asset of a draft: one base, free joints below the world only, the rest pose inside every range, extents measured, and the
 * keyframe `home`. What has to be changed for it is reported. Undefined when there is no body.
 */
export function finishAsset(draft: ModelDraft, log: ReadLog): SimAsset | undefined {
  if (draft.bodies.length === 0 && draft.world === undefined) {
    log.report('model-no-bodies', draft.source, []);
    return undefined;
  }
  const bodies = settleBase(draft, log).map((body) => moveRestInside(body, log));
  if (!isFinite(bodies)) {
    log.report('model-too-large', draft.source, []);
    return undefined;
  }
  const { annotations } = draft;
  const withParts = bodies.map((body) => ({ ...body, parts: annotations.partsOf.get(body.name) ?? [] }));
  const jointNames = new Set(withParts.flatMap((body) => body.joints.map((joint) => joint.name)));
  return {
    name: draft.name,
    title: annotations.title ?? draft.name,
    category: annotations.category ?? 'object',
    base: withParts[0].joints.length === 0 ? 'fixed' : 'free',
    mountHeight: annotations.mountHeight ?? 0,
    dimensions: measureExtents(withParts),
    bodies: withParts,
    materials: draft.materials,
    appearances: draft.appearances,
    textures: draft.textures,
    contactPairs: draft.contactPairs,
    contactExclusions: draft.contactExclusions,
    keyframes: settleKeyframes(draft.keyframes, jointNames),
    ...(annotations.confidence === undefined ? {} : { confidence: annotations.confidence }),
    provenance: { '': { source: 'user', detail: `read from ${draft.source}` } },
  };
}

/** Whether all numbers below are finite: a file may hold 1e300 twice, and their product is not. Meshes were looked at when read. */
function isFinite(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return true;
  return Object.values(value).every(isFinite);
}

const isFree = (body: Body): boolean => body.joints.length === 1 && body.joints[0].type === 'free';

/** Bodies with the base first. Roots that are not free become children of one base without joints, which is made where there is none. */
function settleBase(draft: ModelDraft, log: ReadLog): Body[] {
  const bodies = draft.bodies.map((body) => dropInnerFreeJoint(body, log));
  const roots = bodies.filter((body) => body.parent === undefined);
  const bound = roots.filter((body) => !isFree(body));
  if (bound.length === 0 && draft.world === undefined) return bodies;
  if (bound.length === 1 && bound[0].joints.length === 0 && draft.world === undefined)
    return moveFirst(bodies, bound[0]);
  const base = draft.world ?? emptyBody(unusedName('base', bodies));
  log.report(
    'model-structure',
    base.name,
    ['Several bodies, or bodies with joints, stand in the world.'],
    'put them on one base',
  );
  return [base, ...bodies.map((body) => (bound.includes(body) ? { ...body, parent: base.name } : body))];
}

/** A body without anything, in the asset frame. */
export const emptyBody = (name: string): Body => ({
  name,
  pose: IDENTITY_POSE,
  joints: [],
  visuals: [],
  collisions: [],
  sites: [],
  parts: [],
});

function unusedName(stem: string, bodies: readonly Body[]): string {
  let name = stem;
  for (let n = 2; bodies.some((body) => body.name === name); n++) name = `${stem}_${n}`;
  return name;
}

const moveFirst = (bodies: readonly Body[], first: Body): Body[] => [first, ...bodies.filter((body) => body !== first)];

function dropInnerFreeJoint(body: Body, log: ReadLog): Body {
  if (isFree(body) ? body.parent === undefined : body.joints.every((joint) => joint.type !== 'free')) return body;
  const message = 'A free joint stands below another body or beside other joints.';
  log.report('model-structure', `body ${body.name}`, [message], 'left the free joint out');
  return { ...body, joints: body.joints.filter((joint) => joint.type !== 'free') };
}

/**
 * Position 0 of every hinge and slide must be inside its range: where it is not, the nearest limit becomes the rest position and the
 * body moves there. With two joints only the range can be widened, since the first one's motion comes before the second's.
 */
function moveRestInside(body: Body, log: ReadLog): Body {
  let { pose } = body;
  const joints = body.joints.map((joint): Joint => {
    if ((joint.type !== 'hinge' && joint.type !== 'slide') || joint.range === undefined) return joint;
    const [lower, upper] = joint.range;
    if (lower <= 0 && upper >= 0) return joint;
    const where = `joint ${joint.name}`;
    const message = `Position 0 is outside the range ${lower} to ${upper}.`;
    if (body.joints.length > 1) {
      log.report('model-structure', where, [message], 'widened the range to 0');
      return { ...joint, range: [Math.min(lower, 0), Math.max(upper, 0)] };
    }
    const rest = lower > 0 ? lower : upper;
    pose = compose(pose, jointMotion(joint, rest));
    log.report('model-structure', where, [message], `took ${rest} as the rest position`);
    return {
      ...joint,
      range: [lower - rest, upper - rest],
      ...(joint.spring && { spring: { ...joint.spring, reference: joint.spring.reference - rest } }),
    };
  });
  return { ...body, pose, joints };
}

function settleKeyframes(keyframes: readonly Keyframe[], joints: ReadonlySet<string>): Keyframe[] {
  const known = keyframes.map(({ name, positions }) => ({
    name,
    positions: Object.fromEntries(Object.entries(positions).filter(([joint]) => joints.has(joint))),
  }));
  const home = known.find((keyframe) => keyframe.name === 'home');
  return home === undefined ? [{ name: 'home', positions: {} }, ...known] : known;
}

/** Extents of what is drawn at rest, else of what collides with a corner of its own; x, y, z in m. */
function measureExtents(bodies: readonly Body[]): Vec3 {
  const poses = computeBodyPoses({ bodies });
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (const body of bodies) {
    const pose = poses.get(body.name) ?? IDENTITY_POSE;
    for (const { mesh } of body.visuals) {
      for (let i = 0; i + 2 < mesh.positions.length; i += 3) {
        const point = transformPoint(pose, [mesh.positions[i], mesh.positions[i + 1], mesh.positions[i + 2]]);
        for (let k = 0; k < 3; k++) {
          low[k] = Math.min(low[k], point[k]);
          high[k] = Math.max(high[k], point[k]);
        }
      }
    }
  }
  return low[0] > high[0] ? [0, 0, 0] : [high[0] - low[0], high[1] - low[1], high[2] - low[2]];
}
