import type { GateReport } from '../sim/gate/gate-report.js';
import { runPhysicsGate } from '../sim/gate/run-gate.js';
import type { MujocoEngine } from '../sim/load-mujoco.js';
import { readModelFiles } from './read-model-files.js';

/**
 * Runs the physics gate on one MJCF or URDF file.
 *
 * @throws SimAssetError `not-found`; a model that does not load is a finding, not an error.
 */
export async function checkModel(modelPath: string, engine: MujocoEngine): Promise<GateReport> {
  const { files, entry } = await readModelFiles(modelPath);
  const isUrdf = /\.urdf$/i.test(entry) || /<robot[\s>]/.test(new TextDecoder().decode(files.get(entry)));
  return runPhysicsGate(engine, { files, ...(isUrdf ? { urdf: entry } : { mjcf: entry }) });
}
