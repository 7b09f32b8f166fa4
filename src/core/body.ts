import type { CollisionGeom, VisualGeom } from './geom.js';
import type { Inertial } from './inertial.js';
import type { Joint } from './joint.js';
import type { Pose } from './math/pose.js';

/** A named frame on a body. `grasp` sites mark where a graspable part is touched. */
export interface Site {
  readonly name: string;
  readonly pose: Pose;
}

/** One part of the description that went into a body. */
export interface BodyPart {
  /** The paper's part number, l_<id>. */
  readonly id: number;
  readonly name: string;
  /** Name of a physical material of the asset. */
  readonly material: string;
  /** 1 is touched most, 10 least. */
  readonly affordance: number;
  readonly description: string;
}

/**
 * A rigid body (MJCF's word; URDF's link). Its frame has its origin on the anchor of its joints.
 * A body moves by its `joints` in order: with a slide and a hinge (type CB), the slide comes first and carries the hinge.
 */
export interface Body {
  /** Identifier, unique in the asset: [a-z][a-z0-9_]*. */
  readonly name: string;
  /** Name of the parent body; absent for children of the world. */
  readonly parent?: string;
  /** This body's frame in the parent's frame (or the asset's), at rest. */
  readonly pose: Pose;
  /** Empty: welded to the parent. */
  readonly joints: readonly Joint[];
  readonly inertial?: Inertial;
  readonly visuals: readonly VisualGeom[];
  readonly collisions: readonly CollisionGeom[];
  readonly sites: readonly Site[];
  readonly parts: readonly BodyPart[];
}
