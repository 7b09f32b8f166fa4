import type { JointSketch } from '../../../../src/assemble/body-frames.js';
import { polytopeFromBox, polytopeVolume } from '../../../../src/assemble/clearance/polytope.js';
import { separation } from '../../../../src/assemble/clearance/separation.js';
import { sampleMotion } from '../../../../src/assemble/clearance/sweep.js';
import type { FitLengths, WorkBody } from '../../../../src/assemble/clearance/work-piece.js';
import { transformPolytope } from '../../../../src/assemble/clearance/polytope.js';
import { IDENTITY_QUAT } from '../../../../src/core/math/quat.js';
import { translation } from '../../../../src/core/math/pose.js';
import type { Vec3 } from '../../../../src/core/math/vec3.js';

export const LENGTHS: FitLengths = { gap: 0.01, feature: 0.1 };

/** A body of boxes [x0, y0, z0, x1, y1, z1], each a part of its own, with its frame at `anchor`. */
export function workBody(
  name: string,
  boxes: readonly (readonly [number, number, number, number, number, number])[],
  more: { parent?: number; joints?: readonly JointSketch[]; anchor?: Vec3; touched?: boolean } = {},
): WorkBody {
  const solids = boxes.map(([x0, y0, z0, x1, y1, z1]) => polytopeFromBox({ min: [x0, y0, z0], max: [x1, y1, z1] }));
  const volumes = solids.map(polytopeVolume);
  const joints = more.joints ?? [];
  return {
    name,
    ...(more.parent === undefined ? {} : { parent: more.parent }),
    isBase: more.parent === undefined && joints.length === 0,
    frame: translation(more.anchor ?? [0, 0, 0]),
    joints,
    pieces: solids.map((solid, part) => ({ part, solid, frame: IDENTITY_QUAT, isRound: false })),
    volume: volumes.reduce((a, b) => a + b, 0),
    partVolumes: volumes,
    touched: boxes.map(() => more.touched ?? false),
    lost: 0,
  };
}

/** The least gap between two bodies over the sweep of the first one's joint, finely sampled; negative where they overlap. */
export function leastGap(bodies: readonly WorkBody[], moved: number, standing: number): number {
  const samples = [{ motion: translation([0, 0, 0]) }, ...sampleMotion(bodies, moved, LENGTHS.feature / 2)];
  let least = Infinity;
  for (const { motion } of samples)
    for (const piece of bodies[moved].pieces) {
      const there = transformPolytope(piece.solid, motion);
      for (const obstacle of bodies[standing].pieces) least = Math.min(least, separation(there, obstacle.solid, 1));
    }
  return least;
}
