import { quat, rotate } from '../core/math/quat.js';
import type { Vec3 } from '../core/math/vec3.js';
import { add, subtract } from '../core/math/vec3.js';
import type { JointLoad } from './gravity-load.js';
import { measureGravityLoads } from './gravity-load.js';
import type { MujocoEngine } from './load-mujoco.js';
import type { MujocoData, MujocoModel } from './mujoco-types.js';

/** What a compiled model says of itself that its text does not: plain data, for other threads. Ids are the engine's; SI units. */
export interface CompiledFacts {
  readonly timestep: number;
  /** mjtIntegrator: 0 Euler, 1 RK4, 2 implicit, 3 implicitfast. */
  readonly integrator: number;
  readonly bodies: readonly BodyFacts[];
  readonly joints: readonly { readonly name: string; readonly body: number }[];
  readonly geoms: readonly GeomFacts[];
  readonly actuators: readonly ActuatorFacts[];
  readonly dofs: readonly DofFacts[];
  /** What touches in the first pose, the deepest first. */
  readonly contacts: readonly ContactFacts[];
  readonly loads: readonly JointLoad[];
}

export interface BodyFacts {
  readonly name: string;
  readonly parent: number;
  /** The first of the bodies that it is welded to; 0 is the world. */
  readonly weld: number;
  readonly mass: number;
  readonly subtreeMass: number;
}

export interface GeomFacts {
  readonly name: string;
  readonly body: number;
  /** Whether it may touch anything; otherwise it is to look at. */
  readonly collides: boolean;
  /** The box around it, along the axes of its body, m. */
  readonly low: Vec3;
  readonly high: Vec3;
}

export interface DofFacts {
  readonly joint: number;
  /** Inertia that a force on this dof meets in the first pose, the rest left free to move: 1 / invweight0; kg or kg m^2. */
  readonly inertia: number;
  readonly armature: number;
  readonly damping: number;
  readonly stiffness: number;
}

export interface ActuatorFacts {
  readonly name: string;
  /** Joint that it drives; -1 where it drives something else. */
  readonly joint: number;
  readonly gear: number;
  /** Stiffness that it adds to its joint, gear included: N/m or N m/rad; 0 for a motor. */
  readonly stiffness: number;
  /** Damping that it adds to its joint, gear included. */
  readonly damping: number;
}

export interface ContactFacts {
  readonly geom1: number;
  readonly geom2: number;
  /** Negative where they penetrate, m. */
  readonly distance: number;
}

/** More contacts than these are not listed. */
const MOST_CONTACTS = 200;
/** mjtTrn. */
const TRANSMISSION_JOINT = 0;
const TRANSMISSION_JOINT_IN_PARENT = 1;
/** mjtBias: affine. */
const BIAS_AFFINE = 1;
const GAIN_NUMBERS = 10;

/** Reads a compiled model at its first pose. */
export function readCompiledFacts(engine: MujocoEngine, model: MujocoModel): CompiledFacts {
  const data = engine.createData(model);
  try {
    engine.guard(() => {
      engine.mj.mj_forward(model, data);
    });
    return {
      timestep: model.opt.timestep,
      integrator: model.opt.integrator,
      bodies: readBodies(model),
      joints: Array.from({ length: model.njnt }, (_, i) => ({ name: model.jnt(i).name, body: model.jnt_bodyid[i] })),
      geoms: readGeoms(model),
      actuators: readActuators(model),
      dofs: readDofs(model),
      contacts: readContacts(data.contact),
      loads: measureGravityLoads(engine, model, data),
    };
  } finally {
    data.delete();
  }
}

function readBodies(model: MujocoModel): BodyFacts[] {
  return Array.from({ length: model.nbody }, (_, i) => ({
    name: model.body(i).name,
    parent: model.body_parentid[i],
    weld: model.body_weldid[i],
    mass: model.body_mass[i],
    subtreeMass: model.body_subtreemass[i],
  }));
}

function readGeoms(model: MujocoModel): GeomFacts[] {
  const three = (from: Float64Array, at: number): Vec3 => [from[at], from[at + 1], from[at + 2]];
  return Array.from({ length: model.ngeom }, (_, i) => {
    const q = model.geom_quat;
    const turn = (v: Vec3): Vec3 => rotate(quat(q[4 * i], q[4 * i + 1], q[4 * i + 2], q[4 * i + 3]), v);
    const half = three(model.geom_aabb, 6 * i + 3);
    const sides = [turn([half[0], 0, 0]), turn([0, half[1], 0]), turn([0, 0, half[2]])];
    const reach = (axis: 0 | 1 | 2): number => sides.reduce((sum, side) => sum + Math.abs(side[axis]), 0);
    const extent: Vec3 = [reach(0), reach(1), reach(2)];
    const centre = add(three(model.geom_pos, 3 * i), turn(three(model.geom_aabb, 6 * i)));
    return {
      name: model.geom(i).name,
      body: model.geom_bodyid[i],
      collides: model.geom_contype[i] !== 0 || model.geom_conaffinity[i] !== 0,
      low: subtract(centre, extent),
      high: add(centre, extent),
    };
  });
}

function readDofs(model: MujocoModel): DofFacts[] {
  return Array.from({ length: model.nv }, (_, i) => ({
    joint: model.dof_jntid[i],
    inertia: 1 / model.dof_invweight0[i],
    armature: model.dof_armature[i],
    damping: model.dof_damping[i],
    stiffness: model.jnt_stiffness[model.dof_jntid[i]],
  }));
}

function readActuators(model: MujocoModel): ActuatorFacts[] {
  return Array.from({ length: model.nu }, (_, i) => {
    const drivesJoint = [TRANSMISSION_JOINT, TRANSMISSION_JOINT_IN_PARENT].includes(model.actuator_trntype[i]);
    const gear = model.actuator_gear[6 * i];
    const isAffine = model.actuator_biastype[i] === BIAS_AFFINE;
    const bias = (which: number): number => (isAffine ? -model.actuator_biasprm[GAIN_NUMBERS * i + which] : 0);
    return {
      name: model.actuator(i).name,
      joint: drivesJoint ? model.actuator_trnid[2 * i] : -1,
      gear,
      // The bias of a servo is -kp length - kv velocity; length and force both go through the gear.
      stiffness: bias(1) * gear * gear,
      damping: bias(2) * gear * gear,
    };
  });
}

function readContacts(list: MujocoData['contact']): ContactFacts[] {
  const contacts: ContactFacts[] = [];
  for (let i = 0; i < list.size(); i++) {
    const contact = list.get(i);
    if (contact === undefined) continue;
    contacts.push({ geom1: contact.geom1, geom2: contact.geom2, distance: contact.dist });
    contact.delete();
  }
  list.delete();
  return contacts.sort((a, b) => a.distance - b.distance).slice(0, MOST_CONTACTS);
}
