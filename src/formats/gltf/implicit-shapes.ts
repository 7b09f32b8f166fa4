import { CORE_TO_GLTF } from '../../core/conventions.js';
import type { ConvexShape } from '../../core/geom.js';
import type { Pose } from '../../core/math/pose.js';
import { compose } from '../../core/math/pose.js';
import { conjugate } from '../../core/math/quat.js';
import type { RoundShapeJson, ShapeJson } from './physics-json.js';

/** Takes the y axis, along which the extension's cylinders and capsules lie, to the z axis, along which ours do. */
const Y_TO_Z: Pose = { position: [0, 0, 0], rotation: conjugate(CORE_TO_GLTF) };
const Z_TO_Y: Pose = { position: [0, 0, 0], rotation: CORE_TO_GLTF };

type PrimitiveShape = Exclude<ConvexShape, { kind: 'convex' }>;

/** The shape as an entry of KHR_implicit_shapes, to be used on a node with the pose of `colliderPose`. */
export function shapeToJson(shape: PrimitiveShape): ShapeJson {
  switch (shape.kind) {
    case 'box':
      return { type: 'box', box: { size: shape.halfExtents.map((half) => 2 * half) } };
    case 'sphere':
      return { type: 'sphere', sphere: { radius: shape.radius } };
    case 'cylinder':
      return { type: 'cylinder', cylinder: roundShape(shape) };
    case 'capsule':
      return { type: 'capsule', capsule: roundShape(shape) };
  }
}

const roundShape = ({ radius, halfLength }: { radius: number; halfLength: number }): RoundShapeJson => ({
  height: 2 * halfLength,
  radiusBottom: radius,
  radiusTop: radius,
});

/** Pose of a collider's node in the body frame, for a geom at `pose`. */
export const colliderPose = (shape: ConvexShape, pose: Pose): Pose =>
  liesAlongAxis(shape) ? compose(pose, Y_TO_Z) : pose;

/** Pose of the geom whose collider's node is at `nodePose`. */
export const geomPose = (shape: ConvexShape, nodePose: Pose): Pose =>
  liesAlongAxis(shape) ? compose(nodePose, Z_TO_Y) : nodePose;

const liesAlongAxis = (shape: ConvexShape): boolean => shape.kind === 'cylinder' || shape.kind === 'capsule';
