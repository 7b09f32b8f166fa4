import { SimAssetError } from '../core/error.js';
import type { Pose } from '../core/math/pose.js';
import { quat } from '../core/math/quat.js';
import type { Vec3 } from '../core/math/vec3.js';
import type { MujocoEngine } from './load-mujoco.js';
import type { JointType, MujocoData, MujocoModel, ObjectKind } from './mujoco-types.js';
import { JOINT_SIZES, JOINT_TYPES, OBJECT_KINDS } from './mujoco-types.js';

/** Two geoms that touch or nearly do. */
export interface Contact {
  readonly geoms: readonly [number, number];
  /** Distance, m; negative: the depth of the penetration. */
  readonly distance: number;
  /** World frame, m. */
  readonly position: Vec3;
  /** From the first geom to the second, world frame. */
  readonly normal: Vec3;
}

/** How often the engine warned, by its own name of the warning. */
export interface EngineWarning {
  readonly name: string;
  readonly count: number;
}

/** mjtWarning, in words. The last four mean that the state was not finite or too large and has been reset. */
const WARNING_NAMES = [
  'near-singular inertia',
  'contact buffer full',
  'constraint buffer full',
  'bad position',
  'bad velocity',
  'bad acceleration',
  'bad control',
] as const;

/** `body` in MjModel's `name_bodyadr`. */
const NAME_FIELDS = {
  body: 'body',
  joint: 'jnt',
  geom: 'geom',
  site: 'site',
  mesh: 'mesh',
  texture: 'tex',
  material: 'mat',
  actuator: 'actuator',
  key: 'key',
} as const satisfies Record<ObjectKind, string>;

const UTF8 = new TextDecoder();

/**
 * A compiled model with its state. Owns both: call `dispose` once. Bodies, joints and geoms are named by their number in the model;
 * body 0 is the world. Units are SI, quaternions wxyz, Z up.
 */
export class Simulation {
  readonly engine: MujocoEngine;
  readonly model: MujocoModel;
  readonly data: MujocoData;
  #disposed = false;

  /**
   * Takes the model over, and puts it at its first pose (qpos0).
   *
   * @throws SimAssetError `simulation-failed` when the engine has no memory for its state; the model stays the caller's.
   */
  constructor(engine: MujocoEngine, model: MujocoModel) {
    this.engine = engine;
    this.model = model;
    this.data = orSimulationError(() => engine.createData(model));
    try {
      this.forward();
    } catch (error) {
      this.data.delete();
      throw error;
    }
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.data.delete();
    this.model.delete();
  }

  /** Simulated time, s. */
  get time(): number {
    return this.data.time;
  }

  /** s. */
  get timestep(): number {
    return this.model.opt.timestep;
  }

  /** Of all bodies, kg. */
  get totalMass(): number {
    return this.model.body_subtreemass[0];
  }

  /** Back to time 0, at rest: at the named keyframe where the model has it, else at qpos0. Clears forces and warnings. */
  reset(keyframe = 'home'): void {
    const { mj } = this.engine;
    const key = this.find('key', keyframe);
    if (key === undefined) this.#call(() => { mj.mj_resetData(this.model, this.data); }); // prettier-ignore
    else this.#call(() => { mj.mj_resetDataKeyframe(this.model, this.data, key); }); // prettier-ignore
    this.forward();
  }

  /** Advances by `count` time steps. */
  step(count = 1): void {
    const { mj } = this.engine;
    this.#call(() => {
      for (let i = 0; i < count; i++) mj.mj_step(this.model, this.data);
    });
  }

  /** Brings poses, contacts and forces up to date with positions and velocities, without advancing time. */
  forward(): void {
    this.#call(() => {
      this.engine.mj.mj_forward(this.model, this.data);
    });
  }

  /** Number of the named thing, or undefined. */
  find(kind: ObjectKind, name: string): number | undefined {
    if (name === '') return undefined;
    const id = this.engine.mj.mj_name2id(this.model, OBJECT_KINDS[kind], name);
    return id < 0 ? undefined : id;
  }

  /** Name of a thing; empty where the model gives none. */
  nameOf(kind: ObjectKind, id: number): string {
    // mj_id2name answers with stray bytes for things without a name: read the table of names.
    const addresses = this.model[`name_${NAME_FIELDS[kind]}adr`] as Int32Array;
    const names = this.model.names as Int8Array;
    const start = addresses[id];
    return UTF8.decode(new Uint8Array(names.subarray(start, names.indexOf(0, start))));
  }

  jointType(joint: number): JointType {
    return JOINT_TYPES[this.model.jnt_type[joint]];
  }

  /** Limits of a hinge or slide (rad, m), [0, largest angle] for a ball; undefined when unlimited. */
  jointRange(joint: number): readonly [number, number] | undefined {
    const accessor = this.model.jnt(joint);
    const limited = accessor.limited as boolean;
    accessor.delete();
    if (!limited) return undefined;
    const range = this.model.jnt_range;
    return [range[2 * joint], range[2 * joint + 1]];
  }

  /** Position coordinates: one number for a hinge or slide, wxyz for a ball, x y z wxyz for a free joint. A copy. */
  jointPosition(joint: number): number[] {
    const start = this.model.jnt_qposadr[joint];
    return [...this.data.qpos.subarray(start, start + JOINT_SIZES[this.jointType(joint)].positions)];
  }

  /** Puts a joint at a position and stops it. Call `forward` once all are set. */
  setJointPosition(joint: number, position: number | readonly number[]): void {
    const values = typeof position === 'number' ? [position] : position;
    this.data.qpos.set(values, this.model.jnt_qposadr[joint]);
    const start = this.model.jnt_dofadr[joint];
    this.data.qvel.fill(0, start, start + JOINT_SIZES[this.jointType(joint)].dofs);
  }

  /** Pose of a body's frame in the world, as of the last step or forward. */
  bodyPose(body: number): Pose {
    const p = this.data.xpos;
    const q = this.data.xquat;
    return {
      position: [p[3 * body], p[3 * body + 1], p[3 * body + 2]],
      rotation: quat(q[4 * body], q[4 * body + 1], q[4 * body + 2], q[4 * body + 3]),
    };
  }

  /** Sets the outside force (N) on a body's centre of mass and the torque (N m), world frame, until changed. */
  setBodyForce(body: number, force: Vec3, torque: Vec3 = [0, 0, 0]): void {
    this.data.xfrc_applied.set([...force, ...torque], 6 * body);
  }

  /** Takes away all outside forces and torques. */
  clearForces(): void {
    this.data.xfrc_applied.fill(0);
    this.data.qfrc_applied.fill(0);
  }

  /** All contacts of the last step or forward. */
  contacts(): Contact[] {
    const list = this.data.contact;
    const contacts: Contact[] = [];
    for (let i = 0; i < this.data.ncon; i++) {
      const c = list.get(i);
      if (c === undefined) break;
      const position = c.pos as Float64Array;
      const frame = c.frame as Float64Array;
      contacts.push({
        geoms: [c.geom1, c.geom2],
        distance: c.dist,
        position: [position[0], position[1], position[2]],
        normal: [frame[0], frame[1], frame[2]],
      });
      c.delete();
    }
    list.delete();
    return contacts;
  }

  /** Force with which the two geoms of contact number `contact` press on each other along its normal, N. */
  contactForce(contact: number): number {
    const { mj } = this.engine;
    // Along the contact's own axes: force, then torque. The engine writes to its own memory only.
    const buffer = new mj.DoubleBuffer(6);
    try {
      this.#call(() => {
        mj.mj_contactForce(this.model, this.data, contact, buffer);
      });
      return (buffer.GetView() as Float64Array)[0];
    } finally {
      buffer.delete();
    }
  }

  /** What a force (N) at a point of a body, both in the world frame, does to each degree of freedom: N or N m. */
  generalizedForce(body: number, force: Vec3, point: Vec3): number[] {
    const { mj } = this.engine;
    const buffer = new mj.DoubleBuffer(this.model.nv);
    try {
      (buffer.GetView() as Float64Array).fill(0);
      this.#call(() => {
        mj.mj_applyFT(this.model, this.data, [...force], [0, 0, 0], [...point], body, buffer);
      });
      return [...(buffer.GetView() as Float64Array)];
    } finally {
      buffer.delete();
    }
  }

  /** J, of the last step or forward. */
  energy(): { readonly kinetic: number; readonly potential: number } {
    const { mj } = this.engine;
    this.#call(() => {
      mj.mj_energyPos(this.model, this.data);
      mj.mj_energyVel(this.model, this.data);
    });
    const [potential, kinetic] = this.data.energy;
    return { kinetic, potential };
  }

  /** Warnings since the last reset. An unstable state is reset by the engine in silence: this is the only trace. */
  warnings(): EngineWarning[] {
    const list = this.data.warning;
    const warnings: EngineWarning[] = [];
    WARNING_NAMES.forEach((name, i) => {
      const warning = list.get(i);
      if (warning !== undefined && warning.number > 0) warnings.push({ name, count: warning.number });
      warning?.delete();
    });
    // The list itself is part of the state, not a copy as that of the contacts: deleting it would free it twice.
    return warnings;
  }

  #call(run: () => void): void {
    orSimulationError(() => {
      this.engine.guard(run);
    });
  }
}

function orSimulationError<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new SimAssetError('simulation-failed', `MuJoCo stopped: ${message.trim()}`, '', { cause: error });
  }
}
