import type { Pose } from './math/pose.js';
import type { TriangleMesh, VisualMesh } from './mesh/triangle-mesh.js';

/**
 * A convex shape centred on its own frame, metres.
 * Cylinder and capsule lie along z; `halfLength` is that of the straight part.
 * `convex` is a closed convex mesh, at most 64 vertices where we made it.
 */
export type ConvexShape =
  | { readonly kind: 'box'; readonly halfExtents: readonly [number, number, number] }
  | { readonly kind: 'sphere'; readonly radius: number }
  | { readonly kind: 'cylinder'; readonly radius: number; readonly halfLength: number }
  | { readonly kind: 'capsule'; readonly radius: number; readonly halfLength: number }
  | { readonly kind: 'convex'; readonly mesh: TriangleMesh };

/** A convex shape somewhere: `pose` takes the shape's frame to the frame of its owner. */
export interface ConvexPiece {
  readonly shape: ConvexShape;
  readonly pose: Pose;
}

/** What collides. Has no mass of its own: mass is in the body's `inertial`. */
export interface CollisionGeom extends ConvexPiece {
  /** Unique in its asset: `door_collision_0`. */
  readonly name: string;
  /** Name of a physical material of the asset: gives friction and restitution. */
  readonly material: string;
}

/** What is drawn, in the body frame. */
export interface VisualGeom {
  /** Unique in its asset: `door_visual`. */
  readonly name: string;
  readonly mesh: VisualMesh;
  /** Name of an appearance of the asset. */
  readonly appearance: string;
}
