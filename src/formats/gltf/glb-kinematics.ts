import type { Body } from '../../core/body.js';
import type { Read } from '../../core/issue.js';
import type { JointPositions } from '../../core/kinematic-tree.js';
import { computeBodyPoses } from '../../core/kinematic-tree.js';
import type { Pose } from '../../core/math/pose.js';
import { openAsset } from './read-glb.js';

/** A body as the GLB has it: pose at rest from its node, the rest from the node's extras. */
export type GlbBody = Pick<Body, 'name' | 'parent' | 'pose' | 'joints' | 'inertial'>;

/** Bodies and joints of a GLB, without geometry. */
export interface GlbPhysics {
  readonly name: string;
  /** Parents first. */
  readonly bodies: readonly GlbBody[];
}

/** Reads the bodies and joints of a GLB that `writeGlb` wrote; undefined, with an issue, for any other bytes. Never throws. */
export function readGlbPhysics(bytes: Uint8Array): Read<GlbPhysics | undefined> {
  const opened = openAsset(bytes);
  if ('issue' in opened) return { value: undefined, issues: [opened.issue] };
  const { asset, bodies } = opened.scene;
  return {
    value: {
      name: asset.name,
      bodies: bodies.map(({ extras: { name, joints, inertial }, parent, pose }) => ({
        name,
        ...(parent === undefined ? {} : { parent }),
        pose,
        joints,
        ...(inertial && { inertial }),
      })),
    },
    issues: [],
  };
}

/**
 * Pose of each body's frame in the asset frame (Z up, m) with the joints at `positions`, from the file's node transforms and joints
 * alone; undefined when the file is none of ours.
 */
export function computeGlbBodyPoses(bytes: Uint8Array, positions: JointPositions = {}): Map<string, Pose> | undefined {
  const physics = readGlbPhysics(bytes).value;
  return physics && computeBodyPoses(physics, positions);
}
