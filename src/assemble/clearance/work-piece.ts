import type { ConvexPiece } from '../../core/geom.js';
import type { Quat } from '../../core/math/quat.js';
import type { JointSketch } from '../body-frames.js';
import type { Pose } from '../../core/math/pose.js';
import type { Polytope } from './polytope.js';

/** A collision piece while it is being fitted, in the asset frame at rest, metres. */
export interface WorkPiece {
  /** Index of its part within its body. */
  readonly part: number;
  readonly solid: Polytope;
  /** Rotation of the piece it comes from: along its axes a cut box stays a box. */
  readonly frame: Quat;
  /** Whether it is a ball or cylinder, which a cut would spoil. */
  readonly isRound: boolean;
  /** The piece it still is, in the body frame, while nothing has been cut off. */
  readonly original?: ConvexPiece;
}

/** A body while its collision pieces are being fitted. */
export interface WorkBody {
  readonly name: string;
  /** Index of the parent; absent for the base and for loose bodies. */
  readonly parent?: number;
  readonly isBase: boolean;
  /** Body frame in the asset frame at rest. */
  readonly frame: Pose;
  joints: readonly JointSketch[];
  pieces: readonly WorkPiece[];
  /** Volume of all pieces, and of each part's pieces, before any cut, m^3. */
  readonly volume: number;
  readonly partVolumes: readonly number[];
  /** Parts that people touch: cutting them costs more. */
  readonly touched: readonly boolean[];
  /** Volume cut off so far, m^3. */
  lost: number;
}

/** Lengths that fitting goes by, m. */
export interface FitLengths {
  /** Gap to leave between pieces of different bodies. */
  readonly gap: number;
  /** Size of the smallest feature: a voxel, or 1/32 of the longest side. */
  readonly feature: number;
}

/** `body` and all that hang on it, as indices. */
export function subtreeOf(bodies: readonly WorkBody[], body: number): Set<number> {
  const members = new Set([body]);
  bodies.forEach((candidate, i) => {
    if (candidate.parent !== undefined && members.has(candidate.parent)) members.add(i);
  });
  return members;
}
