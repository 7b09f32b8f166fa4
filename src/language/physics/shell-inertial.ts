import type { Inertial } from '../../core/inertial.js';
import type { Vec3 } from '../../core/math/vec3.js';
import type { GeomShape } from './geom-facts.js';

/**
 * Mass properties of the surface of a primitive at density 1 per area, in its frame. Undefined for ellipsoids, of whose surface MuJoCo takes an
 * approximation.
 */
export function shellInertial(shape: GeomShape, [a, b, c]: Vec3): Inertial | undefined {
  switch (shape) {
    case 'sphere': {
      const mass = 4 * Math.PI * a * a;
      const i = (2 * mass * a * a) / 3;
      return at(mass, i, i, i);
    }
    case 'box': {
      // Pairs of faces across x, y and z.
      const [x, y, z] = [8 * b * c, 8 * a * c, 8 * a * b];
      const own = (p: number, q: number, r: number, side: number, other: number): number =>
        // About an axis: faces across it, and the two other pairs.
        p * ((side * side + other * other) / 3) +
        q * (side * side + (other * other) / 3) +
        r * (other * other + (side * side) / 3);
      return at(x + y + z, own(x, y, z, b, c), own(y, x, z, a, c), own(z, x, y, a, b));
    }
    case 'cylinder': {
      const [side, caps] = [4 * Math.PI * a * b, 2 * Math.PI * a * a];
      const across = side * ((a * a) / 2 + (b * b) / 3) + caps * ((a * a) / 4 + b * b);
      return at(side + caps, across, across, side * a * a + (caps * a * a) / 2);
    }
    case 'capsule': {
      const [side, caps] = [4 * Math.PI * a * b, 4 * Math.PI * a * a];
      // A hollow half ball has its centre at a / 2 from its flat side.
      const cap = (2 * a * a) / 3 + b * b + a * b;
      const across = side * ((a * a) / 2 + (b * b) / 3) + caps * cap;
      return at(side + caps, across, across, side * a * a + (2 * caps * a * a) / 3);
    }
    case 'ellipsoid':
    case 'plane':
    case 'hfield':
    case 'mesh':
    case 'sdf':
      return undefined;
  }
}

const at = (mass: number, xx: number, yy: number, zz: number): Inertial => ({
  mass,
  com: [0, 0, 0],
  inertia: { xx, yy, zz, xy: 0, xz: 0, yz: 0 },
});
