import type { MujocoEngine } from './load-mujoco.js';
import type { MujocoData, MujocoModel } from './mujoco-types.js';
import { JOINT_TYPES } from './mujoco-types.js';

/** What gravity asks of a joint, and what its actuators can give; N or N m. */
export interface JointLoad {
  readonly joint: number;
  /** The most that gravity asks over the poses that were tried. */
  readonly gravity: number;
  /** The most that it can be driven with. */
  readonly limit: number;
}

/** Poses that are tried, spread over the ranges of all joints. */
const POSES = 64;
/** A model with more degrees of freedom would take too long. */
const MOST_DOFS = 200;
/** mjtDisableBit: contacts, limits and the springs of joints are no load of gravity. */
const DISABLED = (1 << 4) | (1 << 3);
/** Where a joint has no limits, to either side, rad or m. */
const [WHOLE_TURN, REACH] = [Math.PI, 1];

/** The load of gravity on each joint with one degree of freedom of which it is known what drives it; those without a limit are left out. */
export function measureGravityLoads(engine: MujocoEngine, model: MujocoModel, data: MujocoData): readonly JointLoad[] {
  const limits = findLimits(model);
  if (limits.size === 0 || model.nv > MOST_DOFS) return [];
  const worst = new Map<number, number>();
  const { disableflags } = model.opt as { disableflags: number };
  model.opt.disableflags = disableflags | DISABLED;
  try {
    for (let pose = 0; pose < POSES; pose++) {
      setPose(model, data, pose);
      engine.guard(() => {
        engine.mj.mj_forward(model, data);
      });
      for (const joint of limits.keys()) {
        const load = Math.abs(data.qfrc_bias[model.jnt_dofadr[joint]]);
        worst.set(joint, Math.max(worst.get(joint) ?? 0, load));
      }
    }
  } finally {
    model.opt.disableflags = disableflags;
  }
  return Array.from(limits, ([joint, limit]) => ({ joint, limit, gravity: worst.get(joint) ?? 0 }));
}

/** By joint, the most that its actuators give: of those that say so, and of the joint itself. */
function findLimits(model: MujocoModel): ReadonlyMap<number, number> {
  const limits = new Map<number, number>();
  const unlimited = new Set<number>();
  for (let i = 0; i < model.nu; i++) {
    const joint = model.actuator_trntype[i] === 0 ? model.actuator_trnid[2 * i] : -1;
    if (joint < 0 || !isSimple(model, joint)) continue;
    const gear = Math.abs(model.actuator_gear[6 * i]);
    const force = Math.min(extent(model.actuator_forcerange, i), motorForce(model, i));
    if (Number.isFinite(force)) limits.set(joint, (limits.get(joint) ?? 0) + force * gear);
    else unlimited.add(joint);
  }
  for (const joint of unlimited) limits.delete(joint);
  for (let joint = 0; joint < model.njnt; joint++) {
    const own = extent(model.jnt_actfrcrange, joint);
    if (isSimple(model, joint) && Number.isFinite(own)) limits.set(joint, Math.min(own, limits.get(joint) ?? own));
  }
  return limits;
}

const isSimple = (model: MujocoModel, joint: number): boolean =>
  ['hinge', 'slide'].includes(JOINT_TYPES[model.jnt_type[joint]]);

/** The larger end of a range; infinite where it is not set. */
function extent(ranges: Float64Array, i: number): number {
  const most = Math.max(Math.abs(ranges[2 * i]), Math.abs(ranges[2 * i + 1]));
  return most === 0 ? Infinity : most;
}

/** What a motor gives at the end of its control range: fixed gain and no bias. */
const motorForce = (model: MujocoModel, i: number): number =>
  model.actuator_biastype[i] === 0 && model.actuator_gaintype[i] === 0
    ? Math.abs(model.actuator_gainprm[10 * i]) * extent(model.actuator_ctrlrange, i)
    : Infinity;

/** The pose of a number: the first is the model's own, the others are spread evenly, by the golden ratio and the number of the joint. */
function setPose(model: MujocoModel, data: MujocoData, pose: number): void {
  data.qpos.set(model.qpos0);
  data.qvel.fill(0);
  if (pose === 0) return;
  for (let joint = 0; joint < model.njnt; joint++) {
    if (!isSimple(model, joint)) continue;
    const [low, high] = [model.jnt_range[2 * joint], model.jnt_range[2 * joint + 1]];
    const reach = JOINT_TYPES[model.jnt_type[joint]] === 'hinge' ? WHOLE_TURN : REACH;
    const [from, to] = low === high ? [-reach, reach] : [low, high];
    const share = (0.5 + pose * (joint + 1) * 0.6180339887498949) % 1;
    data.qpos[model.jnt_qposadr[joint]] = from + share * (to - from);
  }
}
