import { JOINT_SIZES } from '../mujoco-types.js';
import type { Simulation } from '../simulation.js';

/** Joints that are kept where they are while others move. */
export interface Hold {
  /** Call after every step. */
  keep(): void;
  /** Gives the model back as it was. The state is left to the caller to reset. */
  release(): void;
}

/** Times the mass of everything that a joint carries: the rest cannot push it noticeably within a step. */
const ADDED_INERTIA = 1e6;

/**
 * Holds joints at their present position as a vice would: what hangs on them feels gravity and their reaction as on solid ground.
 * They get so much armature that nothing moves them within a step, and are put back after it. (Putting them back alone would let the
 * held body yield within each step, and fall with what it carries: no weight would be felt.)
 */
export function holdJoints(simulation: Simulation, joints: readonly number[]): Hold {
  if (joints.length === 0) return { keep: () => undefined, release: () => undefined };
  const { model } = simulation;
  const held = joints.map((joint) => ({ joint, position: simulation.jointPosition(joint) }));
  const armatures = joints.flatMap((joint) => {
    const [start, end] = dofsOf(simulation, joint);
    return Array.from({ length: end - start }, (_, i) => ({ dof: start + i, before: model.dof_armature[start + i] }));
  });
  const heaviest = Math.max(1e-3, model.body_subtreemass[0], ...model.dof_M0);
  for (const { dof } of armatures) model.dof_armature[dof] = ADDED_INERTIA * heaviest;
  updateConstants(simulation);
  const keep = (): void => {
    for (const { joint, position } of held) simulation.setJointPosition(joint, position);
  };
  keep();
  simulation.forward();
  return {
    keep,
    release() {
      for (const { dof, before } of armatures) model.dof_armature[dof] = before;
      updateConstants(simulation);
    },
  };
}

/** First and last + 1 of a joint's degrees of freedom. */
export function dofsOf(simulation: Simulation, joint: number): [number, number] {
  const start = simulation.model.jnt_dofadr[joint];
  return [start, start + JOINT_SIZES[simulation.jointType(joint)].dofs];
}

/** Recomputes what the engine derives from armatures: how stiff contacts and limits are. It works on a state of its own. */
function updateConstants(simulation: Simulation): void {
  const { engine, model } = simulation;
  const scratch = engine.createData(model);
  try {
    engine.guard(() => {
      engine.mj.mj_setConst(model, scratch);
    });
  } finally {
    scratch.delete();
  }
}
