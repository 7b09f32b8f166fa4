/*
 * JSON of the two glTF physics extensions, as far as we write it. Neither is ratified, so names were taken from these states:
 *
 *   KHR_implicit_shapes        release candidate, KhronosGroup/glTF pull request 2370
 *   KHR_physics_rigid_bodies   draft, KhronosGroup/glTF pull request 2424, in its form of 2026: `collider.geometry` holds either
 *                              `shape` or `mesh` (which took the place of `node`), with `convexHull`; a drive's `damping` comes
 *                              with a `velocityTarget`
 *
 * Both are listed in extensionsUsed and never in extensionsRequired. Units are SI and radians. Quaternions are x, y, z, w.
 */

export const RIGID_BODIES = 'KHR_physics_rigid_bodies';
export const IMPLICIT_SHAPES = 'KHR_implicit_shapes';

export interface RoundShapeJson {
  /** Between the two end circles of a cylinder, or the centres of a capsule's two end spheres; along the local y axis. */
  readonly height: number;
  readonly radiusBottom: number;
  readonly radiusTop: number;
}

/** An entry of `shapes`. Centred on the origin of the collider's node. */
export type ShapeJson =
  | { readonly type: 'box'; readonly box: { readonly size: readonly number[] } }
  | { readonly type: 'sphere'; readonly sphere: { readonly radius: number } }
  | { readonly type: 'cylinder'; readonly cylinder: RoundShapeJson }
  | { readonly type: 'capsule'; readonly capsule: RoundShapeJson };

export interface MotionJson {
  readonly mass?: number;
  readonly centerOfMass?: readonly number[];
  readonly inertiaDiagonal?: readonly number[];
  /** From the frame of the principal axes to that of the node. */
  readonly inertiaOrientation?: readonly number[];
}

export interface PhysicsMaterialJson {
  readonly name: string;
  readonly staticFriction: number;
  readonly dynamicFriction: number;
  readonly restitution: number;
  readonly frictionCombine: 'maximum';
}

export interface CollisionFilterJson {
  readonly collisionSystems: readonly string[];
  readonly notCollideWithSystems: readonly string[];
}

/** Axes are columns of the attachment frame of the node that carries the joint: 0 x, 1 y, 2 z. */
export type LimitJson = { readonly min?: number; readonly max?: number } & (
  { readonly linearAxes: readonly number[] } | { readonly angularAxes: readonly number[] }
);

export interface DriveJson {
  readonly type: 'linear' | 'angular';
  readonly mode: 'force';
  readonly axis: number;
  readonly velocityTarget: number;
  readonly damping: number;
  /** With `stiffness`: the force is stiffness * (target - position) - damping * velocity. */
  readonly positionTarget?: number;
  readonly stiffness?: number;
}

export interface PhysicsJointJson {
  readonly name: string;
  readonly limits: readonly LimitJson[];
  readonly drives?: readonly DriveJson[];
}

/** The extension object of the document. */
export interface RigidBodiesRootJson {
  readonly physicsMaterials?: readonly PhysicsMaterialJson[];
  readonly physicsJoints?: readonly PhysicsJointJson[];
  readonly collisionFilters?: readonly CollisionFilterJson[];
}
