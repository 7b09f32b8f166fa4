import type { Issue } from '../../core/issue.js';
import type { SimAsset } from '../../core/sim-asset.js';
import { constraintsAreExact } from './joint-constraints.js';

/**
 * What of an asset a GLB of ours cannot say, for the list that a conversion reports: nothing to a reader of its extras, and to a
 * reader of KHR_physics_rigid_bodies alone what that extension has no words for.
 */
export function listGlbLosses(asset: SimAsset): Issue[] {
  return asset.bodies.flatMap((body): Issue[] => {
    const where = `body ${body.name}`;
    const inexact: Issue = {
      code: 'gltf-joint-sequence',
      severity: 'info',
      where,
      message: 'KHR_physics_rigid_bodies cannot say how these joints follow one another.',
      action: 'left the motion unconstrained there; the extras hold the exact joints',
    };
    const dry: Issue = {
      code: 'gltf-joint-dynamics',
      severity: 'info',
      where,
      message: 'KHR_physics_rigid_bodies has no dry friction, armature, or effort and velocity limits of joints.',
      action: 'left them to the extras',
    };
    const hasDynamics = body.joints.some((joint) => joint.type !== 'free');
    return [...(constraintsAreExact(body.joints) ? [] : [inexact]), ...(hasDynamics ? [dry] : [])];
  });
}
