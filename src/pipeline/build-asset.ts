import path from 'node:path';
import type { AssembleOptions } from '../assemble/assemble-asset.js';
import { assembleAsset } from '../assemble/assemble-asset.js';
import type { AssetFiles } from '../core/asset-files.js';
import { throwIfCancelled } from '../core/error.js';
import type { Issue } from '../core/issue.js';
import type { PhysicalObject } from '../core/physical-object.js';
import type { Placement } from '../core/placement.js';
import type { SimAsset } from '../core/sim-asset.js';
import type { AssetSource } from '../formats/asset-json/asset-source.js';
import { runPhysicsGate } from '../sim/gate/run-gate.js';
import type { GateReport } from '../sim/gate/gate-report.js';
import type { Engines } from './engines.js';
import type { PipelineContext } from './progress.js';
import { renderAssetFiles } from './render-asset-files.js';
import { writeAssetDirectory } from './write-asset-directory.js';

/** How an asset is to be made from a physical object. */
export interface BuildOptions extends Pick<AssembleOptions, 'fixedBase' | 'dimension'> {
  /** Name of the asset's folder and base name of its files. */
  readonly name: string;
  /** Folder that the asset's own folder is made in. */
  readonly outDir: string;
  /** Replace an existing asset of that name. */
  readonly overwrite: boolean;
  /** Write position actuators into the MJCF. */
  readonly actuators?: boolean;
  /** Image that it is made from, for asset.json. */
  readonly source?: AssetSource;
  /** Makes more files for the asset's folder, by path: they appear together with it. */
  readonly moreFiles?: (asset: SimAsset, placement: Placement) => Promise<AssetFiles>;
}

export interface BuiltAsset {
  readonly asset: SimAsset;
  readonly report: GateReport;
  /** Absolute folder of the asset. */
  readonly dir: string;
  readonly files: AssetFiles;
  readonly issues: readonly Issue[];
}

/** An asset with its files and its gate report, not on disk yet. */
interface Candidate {
  readonly asset: SimAsset;
  readonly placement: Placement;
  readonly files: AssetFiles;
  readonly report: GateReport;
  readonly issues: readonly Issue[];
}

/**
 * Physical object -> assembled asset -> files -> physics gate -> folder `outDir/name`. The folder appears whole or not at all.
 * An asset whose free base does not settle is welded to the floor instead, unless the user asked for a free base.
 *
 * @throws SimAssetError `no-geometry`, `exists`, `cancelled`, or a failure to write.
 */
export async function buildAsset(
  object: PhysicalObject,
  options: BuildOptions,
  engines: Engines,
  context: PipelineContext = {},
): Promise<BuiltAsset> {
  let made = await makeCandidate(object, options, engines, context);
  if (options.fixedBase === 'auto' && made.asset.base === 'free' && failsToSettle(made.report)) {
    const welded = await makeCandidate(object, { ...options, fixedBase: 'yes' }, engines, context);
    if (!failsToSettle(welded.report)) made = { ...welded, issues: [...welded.issues, weldedIssue(made.report)] };
  }
  context.onProgress?.({ stage: 'save', fraction: 0.97, message: 'Writing files' });
  throwIfCancelled(context.signal);
  const dir = path.resolve(options.outDir, options.name);
  const more = await options.moreFiles?.(made.asset, made.placement);
  const files = more === undefined ? made.files : new Map([...made.files, ...more]);
  await writeAssetDirectory(dir, files, { overwrite: options.overwrite });
  return { ...made, files, dir };
}

async function makeCandidate(
  object: PhysicalObject,
  options: BuildOptions,
  engines: Engines,
  context: PipelineContext,
): Promise<Candidate> {
  context.onProgress?.({ stage: 'assemble', fraction: 0.6, message: 'Fitting joints, mass and collision shapes' });
  await yieldToEvents();
  throwIfCancelled(context.signal);
  const { asset: assembled, placement, issues } = assembleAsset(object, engines.geometry, options);
  // Files carry the name the user knows, which need not be an identifier.
  const asset = { ...assembled, name: options.name };

  context.onProgress?.({ stage: 'write', fraction: 0.8, message: 'Making MJCF, URDF and glTF' });
  await yieldToEvents();
  throwIfCancelled(context.signal);
  const files = await renderAssetFiles(asset, object, {
    actuators: options.actuators ?? false,
    ...(options.source === undefined ? {} : { source: options.source }),
  });

  context.onProgress?.({ stage: 'check', fraction: 0.85, message: 'Checking the physics in MuJoCo' });
  await yieldToEvents();
  throwIfCancelled(context.signal);
  const report = await runPhysicsGate(engines.mujoco, {
    files,
    mjcf: `${asset.name}.xml`,
    scene: 'scene.xml',
    urdf: `${asset.name}.urdf`,
    glb: `${asset.name}.glb`,
    asset,
  });
  const reportText = `${JSON.stringify(report, null, 2)}\n`;
  return {
    asset,
    placement,
    report,
    issues,
    files: new Map([...files, ['report.json', new TextEncoder().encode(reportText)]]),
  };
}

const failsToSettle = (report: GateReport): boolean => report.checks.some((c) => c.name === 'settle' && !c.pass);

const weldedIssue = (report: GateReport): Issue => ({
  code: 'base-welded',
  severity: 'warning',
  where: 'base',
  message: `Standing free, the object does not stay where it is: ${report.checks.find((c) => c.name === 'settle')?.detail ?? ''}`,
  action: 'welded the base to the world',
  hint: 'Ask for a free base with --fixed-base no to get it all the same.',
});

/** Lets progress messages out and a cancellation in between two long synchronous stages. */
const yieldToEvents = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
