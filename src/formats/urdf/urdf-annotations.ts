import type { Body } from '../../core/body.js';
import type { Joint } from '../../core/joint.js';
import type { Pose } from '../../core/math/pose.js';
import type { SimAsset } from '../../core/sim-asset.js';
import type { Annotation } from '../annotations.js';
import { collectAnnotations } from '../annotations.js';
import { formatCoordinates, formatNumber } from '../number-text.js';
import { buildJointChain } from './joint-chain.js';

/** Element that holds what URDF cannot say. Readers of URDF pass over elements that they do not know. */
export const EXTENSION = 'physx_anything';

/** Everything of the asset that the rest of the URDF leaves out, provenance aside. */
export function collectUrdfAnnotations(asset: SimAsset, baseIsRoot: boolean): Annotation[] {
  const note = (kind: string, fields: Annotation['fields']): Annotation => ({ kind, fields });
  return [
    ...collectAnnotations(asset),
    ...(baseIsRoot ? asset.bodies.slice(0, 1).map((base) => note('root', rootFields(base))) : []),
    ...asset.appearances.map(({ name, roughness, metallic }) =>
      note('appearance', { name, roughness: formatNumber(roughness), metallic: formatNumber(metallic) }),
    ),
    ...asset.bodies.flatMap((body) => [
      ...body.collisions.map(({ name, material }) => note('collision', { name, material })),
      ...body.sites.map(({ name, pose }) => note('site', { name, body: body.name, ...poseFields(pose) })),
      ...body.joints.flatMap((joint) => describeJoint(joint, body)),
    ]),
    ...asset.contactPairs.map(([geom1, geom2]) => note('pair', { geom1, geom2 })),
    ...asset.contactExclusions.map(({ bodies, reason }) =>
      note('exclusion', { body1: bodies[0], body2: bodies[1], reason }),
    ),
    ...asset.keyframes.flatMap(({ name, positions }) =>
      Object.entries(positions).map(([joint, position]) =>
        note('keyframe', { name, joint, position: formatNumber(position) }),
      ),
    ),
  ];
}

/** A root link has no pose of its own, and no joint to name. */
const rootFields = (base: Body): Annotation['fields'] => ({
  joint: base.joints.at(0)?.name,
  ...poseFields(base.pose),
});

const poseFields = ({ position, rotation }: Pose): Annotation['fields'] => ({
  position: formatCoordinates(position),
  rotation: formatCoordinates(rotation),
});

/** What of a joint URDF leaves out: armature, counterbalance, and that several URDF joints are one. */
function describeJoint(joint: Joint, body: Body): Annotation[] {
  if (joint.type === 'free') return [];
  const spring = joint.type === 'ball' ? undefined : joint.spring;
  const { intermediates, joints } = buildJointChain(body, '');
  const first = joints.findIndex(({ name }) => name === joint.name || name === `${joint.name}_x`);
  return [
    {
      kind: 'joint',
      fields: {
        name: joint.name,
        type: joint.type,
        body: body.name,
        // The link that this joint's chain ends at; the next joint of the same body starts there.
        link: intermediates.at(first + (joint.type === 'ball' ? 2 : 0))?.name,
        armature: formatNumber(joint.armature),
        max_angle: joint.type === 'ball' && joint.maxAngle !== undefined ? formatNumber(joint.maxAngle) : undefined,
        spring_stiffness: spring === undefined ? undefined : formatNumber(spring.stiffness),
        spring_reference: spring === undefined ? undefined : formatNumber(spring.reference),
        unlimited: joint.type === 'slide' && joint.range === undefined ? 'true' : undefined,
      },
    },
  ];
}
