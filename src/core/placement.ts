import type { Pose } from './math/pose.js';

/** Where an object went: a point of it, times `metresPerUnit`, then moved by `pose`, is where the asset has it at rest. */
export interface Placement {
  readonly metresPerUnit: number;
  readonly pose: Pose;
}
