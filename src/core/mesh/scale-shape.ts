import type { ConvexShape } from '../geom.js';
import { IDENTITY_POSE } from '../math/pose.js';
import { transformMesh } from './transform-mesh.js';

/** The shape with all its lengths multiplied by `factor` (> 0) about its own centre. */
export function scaleShape(shape: ConvexShape, factor: number): ConvexShape {
  switch (shape.kind) {
    case 'box': {
      const [x, y, z] = shape.halfExtents;
      return { kind: 'box', halfExtents: [x * factor, y * factor, z * factor] };
    }
    case 'sphere':
      return { kind: 'sphere', radius: shape.radius * factor };
    case 'cylinder':
    case 'capsule':
      return { kind: shape.kind, radius: shape.radius * factor, halfLength: shape.halfLength * factor };
    case 'convex':
      return { kind: 'convex', mesh: transformMesh(shape.mesh, IDENTITY_POSE, factor) };
  }
}
