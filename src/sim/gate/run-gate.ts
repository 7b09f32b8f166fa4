import { throwIfCancelled } from '../../core/error.js';
import type { MujocoEngine } from '../load-mujoco.js';
import { checkAgreement } from './check-agreement.js';
import { checkContact } from './check-contact.js';
import { checkInertia } from './check-inertia.js';
import { checkJoints } from './check-joints.js';
import { checkLoad } from './check-load.js';
import { checkSettle } from './check-settle.js';
import type { GateInput } from './gate-input.js';
import type { GateCheck, GateReport } from './gate-report.js';
import { GATE_CHECK_NAMES, notApplicable } from './gate-report.js';
import { closeModels, openModels } from './gate-models.js';

export interface GateOptions {
  readonly signal?: { readonly aborted: boolean };
}

/**
 * Runs the six checks of the physics gate: does it load, weigh, fit, stand, move and agree? Other work gets its turn between them.
 * A model that does not load is a finding, never an exception.
 *
 * @throws SimAssetError `cancelled`.
 */
export async function runPhysicsGate(
  engine: MujocoEngine,
  input: GateInput,
  options: GateOptions = {},
): Promise<GateReport> {
  const models = openModels(engine, input);
  try {
    const { stage } = models;
    const runs: readonly (() => GateCheck)[] =
      stage === undefined
        ? GATE_CHECK_NAMES.slice(1).map((name) => () => notApplicable(name, 'The model does not load.'))
        : [
            () => checkInertia(models, stage),
            () => checkContact(models, stage),
            () => checkSettle(stage),
            () => checkJoints(models, stage),
            () => checkAgreement(models),
          ];
    const checks = [checkLoad(models)];
    for (const run of runs) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      throwIfCancelled(options.signal);
      checks.push(run());
    }
    return {
      schemaVersion: 1,
      model: input.mjcf ?? input.urdf ?? '',
      engine: `MuJoCo ${engine.version}`,
      pass: checks.every((check) => check.pass),
      checks,
      issues: models.loaded.flatMap((file) => file.issues),
    };
  } finally {
    closeModels(models);
  }
}
