import type { Pose } from '../../core/math/pose.js';
import { compose, invert, translation } from '../../core/math/pose.js';
import type { Quat } from '../../core/math/quat.js';
import { quatFromAxisAngle } from '../../core/math/quat.js';
import type { Vec3 } from '../../core/math/vec3.js';
import { cross, norm, scale, subtract } from '../../core/math/vec3.js';
import type { JointSketch } from '../body-frames.js';
import type { WorkBody } from './work-piece.js';
import { subtreeOf } from './work-piece.js';

/** One position of a body's joints. */
export interface SweepSample {
  /** m, rad, or for a ball the angle from rest; of the first joint that moves. */
  readonly position: number;
  /** Motion of the body and all that hangs on it, asset frame at rest -> asset frame. */
  readonly motion: Pose;
}

/** Samples are so close that the fastest point moves half a feature between them, within these counts. */
const SAMPLES: readonly [number, number] = [8, 96];
const BALL_AXES = 16;

/** Positions of the body's joints over their range, others at rest; the rest pose is left out. Empty for a body without joints. */
export function sampleMotion(bodies: readonly WorkBody[], body: number, feature: number): SweepSample[] {
  const { joints, frame } = bodies[body];
  const toAsset = (motion: Pose): Pose => compose(frame, compose(motion, invert(frame)));
  const reach = (axis: Vec3): number => farthestFromAxis(bodies, body, axis);
  const spread = (range: readonly [number, number], speed: number): number[] => {
    const wanted = Math.ceil(((range[1] - range[0]) * speed) / (feature / 2));
    const count = Math.max(SAMPLES[0], Math.min(SAMPLES[1], wanted));
    return Array.from({ length: count + 1 }, (_, i) => range[0] + ((range[1] - range[0]) * i) / count);
  };
  const positionsOf = (joint: Extract<JointSketch, { axis: Vec3 }>): number[] =>
    spread(joint.range ?? [-Math.PI, Math.PI], joint.type === 'slide' ? 1 : reach(joint.axis));

  if (joints.length === 2) return sampleTwo(joints, positionsOf, toAsset);
  return joints.flatMap((joint): SweepSample[] => {
    if (joint.type === 'free') return [];
    if (joint.type === 'ball') return sampleBall(joint.maxAngle ?? Math.PI, toAsset);
    return positionsOf(joint).map((position) => ({ position, motion: toAsset(axisMotion(joint, position)) }));
  });
}

const axisMotion = (joint: Extract<JointSketch, { axis: Vec3 }>, position: number): Pose =>
  joint.type === 'slide' ? translation(scale(joint.axis, position)) : turn(quatFromAxisAngle(joint.axis, position));

const turn = (rotation: Quat): Pose => ({ position: [0, 0, 0], rotation });

/** Slide and hinge: each over its range with the other at rest, and at the far end of the slide the whole turn. */
function sampleTwo(
  joints: readonly JointSketch[],
  positionsOf: (joint: Extract<JointSketch, { axis: Vec3 }>) => number[],
  toAsset: (motion: Pose) => Pose,
): SweepSample[] {
  const [slide, hinge] = joints;
  if (slide.type !== 'slide' || hinge.type !== 'hinge')
    throw new Error('a body with two joints has a slide, then a hinge');
  const [slides, turns] = [positionsOf(slide), positionsOf(hinge)];
  const ends = [0, ...(slide.range ?? [])];
  return [
    ...slides.map((s): [number, number] => [s, 0]),
    ...ends.flatMap((s) => turns.map((t): [number, number] => [s, t])),
  ].map(([s, t]) => ({
    position: s,
    motion: toAsset(compose(axisMotion(slide, s), axisMotion(hinge, t))),
  }));
}

/** Tilts about horizontal axes all round and twists about the vertical, in three steps up to the limit. */
function sampleBall(maxAngle: number, toAsset: (motion: Pose) => Pose): SweepSample[] {
  const axes: Vec3[] = [[0, 0, 1], [0, 0, -1]]; // prettier-ignore
  for (let i = 0; i < BALL_AXES; i++) {
    const angle = (2 * Math.PI * i) / BALL_AXES;
    axes.push([Math.cos(angle), Math.sin(angle), 0]);
  }
  return [1 / 6, 1 / 3, 1 / 2, 2 / 3, 5 / 6, 1].flatMap((share) =>
    axes.map((axis) => ({
      position: share * maxAngle,
      motion: toAsset(turn(quatFromAxisAngle(axis, share * maxAngle))),
    })),
  );
}

/** Distance of the farthest point of the body and what hangs on it from the axis through the body frame's origin, m. */
export function farthestFromAxis(bodies: readonly WorkBody[], body: number, axis: Vec3): number {
  const { frame } = bodies[body];
  const turned = compose(frame, translation(axis));
  const direction = subtract(turned.position, frame.position);
  let farthest = 0;
  for (const member of subtreeOf(bodies, body))
    for (const piece of bodies[member].pieces)
      for (const p of piece.solid.vertices)
        farthest = Math.max(farthest, norm(cross(direction, subtract(p, frame.position))));
  return farthest;
}
