import type { Vec3 } from './math/vec3.js';

/** Symmetric inertia tensor, kg m^2. `xy`, `xz`, `yz` are matrix elements (minus the products of inertia). */
export interface InertiaTensor {
  readonly xx: number;
  readonly yy: number;
  readonly zz: number;
  readonly xy: number;
  readonly xz: number;
  readonly yz: number;
}

/** Mass properties of one body. Absent is not zero: a body without them has `inertial` undefined. */
export interface Inertial {
  /** kg, > 0. */
  readonly mass: number;
  /** Centre of mass in the body frame, m. */
  readonly com: Vec3;
  /** About the centre of mass, along the body frame's axes. */
  readonly inertia: InertiaTensor;
}
