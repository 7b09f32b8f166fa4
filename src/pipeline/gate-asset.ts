import type { AssetFiles } from '../core/asset-files.js';
import type { SimAsset } from '../core/sim-asset.js';
import type { GateReport } from '../sim/gate/gate-report.js';
import { runPhysicsGate } from '../sim/gate/run-gate.js';
import type { Engines } from './engines.js';

/** Runs the physics gate on an asset's files, under the names that `renderAssetFiles` gives them. */
export function gateAsset(engine: Engines['mujoco'], asset: SimAsset, files: AssetFiles): Promise<GateReport> {
  const { name } = asset;
  const models = { mjcf: `${name}.xml`, scene: 'scene.xml', urdf: `${name}.urdf`, glb: `${name}.glb` };
  return runPhysicsGate(engine, { ...models, files, asset });
}
