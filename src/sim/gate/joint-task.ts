import type { Pose } from '../../core/math/pose.js';
import type { Coordinate } from './drive-joint.js';

export interface Target {
  /** m or rad, of the coordinate. */
  readonly value: number;
  /** As a person says it: `upper end`. */
  readonly name: string;
  /** Whether the joint has a stop there. */
  readonly stop: boolean;
  /** Starts anew from home. */
  readonly fromHome: boolean;
  /** A ball's axis; else the task's. */
  readonly coordinate?: Coordinate;
}

/** What it takes to test one joint. */
export interface JointTask {
  readonly joint: number;
  readonly unit: 'm' | 'rad';
  readonly coordinate: Coordinate;
  readonly targets: readonly Target[];
  /** Length of the way that counts as all of it, m or rad. */
  readonly range: number;
  /** N or N m. */
  readonly limit: number;
  /** What the model says that a drive gives at most, N or N m; 0 where it says nothing. */
  readonly effort: number;
  /** Joints of the base, held fast. */
  readonly held: readonly number[];
  /** Topmost body that moves. */
  readonly group: number;
  /** Geoms that move with it. */
  readonly geoms: readonly number[];
  carries(body: number): boolean;
  /** Of the moving body relative to its parent. */
  pose(): Pose;
  /** By how much the motion of the body since `home` differs from `distance` along the coordinate, m or rad; 0 where untold. */
  mismatch(home: Pose, distance: number): number;
}

/** Why a joint cannot be tested, or is wrong before anything moves. */
export interface Refusal {
  readonly joint: number;
  readonly pass: boolean;
  readonly reason: string;
}
