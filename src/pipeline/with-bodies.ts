import { withinRange } from '../assemble/make-keyframes.js';
import type { Body } from '../core/body.js';
import type { SimAsset } from '../core/sim-asset.js';

/**
 * The asset with other joints and parents: keyframes and provenance without the joints that are gone, positions within the ranges of the others, and
 * no contacts within what is one now.
 *
 * @param bodies those of the asset, in order, with the same geoms.
 */
export function withBodies(asset: SimAsset, bodies: readonly Body[]): SimAsset {
  const joints = new Map(bodies.flatMap((body) => body.joints.map((joint) => [joint.name, joint] as const)));
  const gone = asset.bodies.flatMap(({ name, joints: before }) =>
    before.filter((joint) => !joints.has(joint.name)).map((joint) => `bodies/${name}/joints/${joint.name}/`),
  );
  const provenance = Object.entries(asset.provenance).filter(
    ([key]) => !gone.some((path) => `${key}/`.startsWith(path)),
  );
  const keyframes = asset.keyframes.map((keyframe) => ({
    ...keyframe,
    positions: Object.fromEntries(
      Object.entries(keyframe.positions).flatMap(([name, position]) => {
        const joint = joints.get(name);
        if (joint === undefined) return [];
        return [[name, withinRange(position, 'range' in joint ? joint.range : undefined)] as const];
      }),
    ),
  }));
  const rootOf = weldRoots(bodies);
  const contactPairs = asset.contactPairs.filter(([a, b]) => rootOf(a) !== rootOf(b));
  return { ...asset, bodies, keyframes, contactPairs, provenance: Object.fromEntries(provenance) };
}

/** For a collision geom the body that its own is welded to, over as many as there are. */
function weldRoots(bodies: readonly Body[]): (geom: string) => string {
  const byName = new Map(bodies.map((body) => [body.name, body]));
  const bodyOf = new Map(
    bodies.flatMap(({ name, collisions }) => collisions.map((geom) => [geom.name, name] as const)),
  );
  const root = (name: string): string => {
    const body = byName.get(name);
    return body?.parent === undefined || body.joints.length > 0 ? name : root(body.parent);
  };
  return (geom) => root(bodyOf.get(geom) ?? geom);
}
