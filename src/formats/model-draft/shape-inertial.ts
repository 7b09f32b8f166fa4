import type { ConvexShape } from '../../core/geom.js';
import type { Inertial } from '../../core/inertial.js';
import { boxInertial, combineInertials, cylinderInertial, sphereInertial } from '../../core/mesh/inertial-algebra.js';
import { computeMassProperties } from '../../core/mesh/mass-properties.js';

/** Mass properties of a solid shape of even density (kg/m^3), about its own frame. Undefined for a mesh without volume. */
export function shapeInertial(shape: ConvexShape, density: number): Inertial | undefined {
  switch (shape.kind) {
    case 'box': {
      const [x, y, z] = shape.halfExtents;
      return boxInertial([2 * x, 2 * y, 2 * z], density);
    }
    case 'sphere':
      return sphereInertial(shape.radius, density);
    case 'cylinder':
      return cylinderInertial(shape.radius, 2 * shape.halfLength, density);
    case 'capsule':
      return capsuleInertial(shape.radius, shape.halfLength, density);
    case 'convex':
      return computeMassProperties(shape.mesh, density);
  }
}

/**
 * A cylinder and two half balls. A half ball's centre of mass is 3r/8 from its flat side, and its tensor about that centre follows
 * from that of half a ball about the ball's centre by the parallel-axis theorem.
 */
function capsuleInertial(radius: number, halfLength: number, density: number): Inertial | undefined {
  const ball = sphereInertial(radius, density);
  const mass = ball.mass / 2;
  const offset = (3 * radius) / 8;
  const side = ball.inertia.xx / 2 - mass * offset ** 2;
  const cap = (sign: number): Inertial => ({
    mass,
    com: [0, 0, sign * (halfLength + offset)],
    inertia: { xx: side, yy: side, zz: ball.inertia.zz / 2, xy: 0, xz: 0, yz: 0 },
  });
  return combineInertials([cylinderInertial(radius, 2 * halfLength, density), cap(1), cap(-1)]);
}
