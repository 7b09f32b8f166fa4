import { inertiaFromMatrix, inertiaToMatrix } from '../conventions.js';
import type { InertiaTensor, Inertial } from '../inertial.js';
import { eigenSymmetric, matrixFromQuat, multiplyMat3, transpose } from '../math/mat3.js';
import type { Pose } from '../math/pose.js';
import { transformPoint } from '../math/pose.js';
import type { Vec3 } from '../math/vec3.js';
import { subtract } from '../math/vec3.js';

/** What a point mass at `r` adds to the tensor about the origin (parallel-axis theorem). */
const pointInertia = (mass: number, [x, y, z]: Vec3): InertiaTensor => ({
  xx: mass * (y * y + z * z),
  yy: mass * (x * x + z * z),
  zz: mass * (x * x + y * y),
  xy: -mass * x * y,
  xz: -mass * x * z,
  yz: -mass * y * z,
});

const mapTensor = (f: (key: keyof InertiaTensor) => number): InertiaTensor => ({
  xx: f('xx'),
  yy: f('yy'),
  zz: f('zz'),
  xy: f('xy'),
  xz: f('xz'),
  yz: f('yz'),
});

/** Mass properties of bodies welded together, all given in one frame; undefined for an empty list. */
export function combineInertials(list: readonly Inertial[]): Inertial | undefined {
  const mass = list.reduce((sum, i) => sum + i.mass, 0);
  if (list.length === 0 || !(mass > 0)) return undefined;
  const moment = (k: 0 | 1 | 2): number => list.reduce((sum, i) => sum + i.mass * i.com[k], 0) / mass;
  const com: Vec3 = [moment(0), moment(1), moment(2)];
  const shifts = list.map((i) => pointInertia(i.mass, subtract(i.com, com)));
  const inertia = mapTensor((key) => list.reduce((sum, i, n) => sum + i.inertia[key] + shifts[n][key], 0));
  return { mass, com, inertia };
}

/** The same body seen from the frame that `pose` takes it to: com -> R com + p, I -> R I R^T. */
export function transformInertial(inertial: Inertial, pose: Pose): Inertial {
  const r = matrixFromQuat(pose.rotation);
  const inertia = inertiaFromMatrix(multiplyMat3(multiplyMat3(r, inertiaToMatrix(inertial.inertia)), transpose(r)));
  return { mass: inertial.mass, com: transformPoint(pose, inertial.com), inertia };
}

/**
 * The body with all lengths multiplied by `lengthScale` about the origin and its mass by `massScale`. The default keeps the density:
 * mass goes with the third power of length.
 */
export function scaleInertial(inertial: Inertial, lengthScale: number, massScale = lengthScale ** 3): Inertial {
  const { mass, com, inertia } = inertial;
  return {
    mass: mass * massScale,
    com: [com[0] * lengthScale, com[1] * lengthScale, com[2] * lengthScale],
    inertia: mapTensor((key) => inertia[key] * massScale * lengthScale ** 2),
  };
}

/** Solid box of full extents `size` about its centre. */
export function boxInertial(size: Vec3, density: number): Inertial {
  const mass = density * size[0] * size[1] * size[2];
  const [x2, y2, z2] = [size[0] ** 2, size[1] ** 2, size[2] ** 2];
  const f = mass / 12;
  return {
    mass,
    com: [0, 0, 0],
    inertia: { xx: f * (y2 + z2), yy: f * (x2 + z2), zz: f * (x2 + y2), xy: 0, xz: 0, yz: 0 },
  };
}

/** Solid cylinder along z about its centre. */
export function cylinderInertial(radius: number, height: number, density: number): Inertial {
  const mass = density * Math.PI * radius ** 2 * height;
  const side = (mass * (3 * radius ** 2 + height ** 2)) / 12;
  return { mass, com: [0, 0, 0], inertia: { xx: side, yy: side, zz: (mass * radius ** 2) / 2, xy: 0, xz: 0, yz: 0 } };
}

/** Solid sphere about its centre. */
export function sphereInertial(radius: number, density: number): Inertial {
  const mass = (density * 4 * Math.PI * radius ** 3) / 3;
  const i = 0.4 * mass * radius ** 2;
  return { mass, com: [0, 0, 0], inertia: { xx: i, yy: i, zz: i, xy: 0, xz: 0, yz: 0 } };
}

/** The three principal moments, descending. */
export const principalMoments = (inertia: InertiaTensor): Vec3 => eigenSymmetric(inertiaToMatrix(inertia)).values;

/**
 * Whether a rigid body can have this tensor: finite, positive definite, and the largest principal moment at most the sum of the
 * others (equal for a flat plate, so a relative slack of 1e-9 is allowed for rounding).
 */
export function isPhysicalInertia(inertia: InertiaTensor): boolean {
  if (!Object.values(inertia).every((value) => Number.isFinite(value))) return false;
  const [a, b, c] = principalMoments(inertia);
  return c > 0 && a <= (b + c) * (1 + 1e-9);
}
