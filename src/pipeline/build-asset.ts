import path from 'node:path';
import type { AssetFiles } from '../core/asset-files.js';
import { throwIfCancelled } from '../core/error.js';
import type { Issue } from '../core/issue.js';
import type { PhysicalObject } from '../core/physical-object.js';
import type { Placement } from '../core/placement.js';
import type { SimAsset } from '../core/sim-asset.js';
import type { GateReport } from '../sim/gate/gate-report.js';
import type { Engines } from './engines.js';
import type { PipelineContext } from './progress.js';
import type { CandidateOptions } from './make-standing-asset.js';
import { makeStandingAsset } from './make-standing-asset.js';
import { writeAssetDirectory } from './write-asset-directory.js';

/** How an asset is to be made from a physical object. */
export interface BuildOptions extends CandidateOptions {
  /** Folder that the asset's own folder is made in. */
  readonly outDir: string;
  /** Replace an existing asset of that name. */
  readonly overwrite: boolean;
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

/**
 * Physical object -> assembled asset -> files -> physics gate -> folder `outDir/name`. The folder appears whole or not at all.
 *
 * @throws SimAssetError `no-geometry`, `exists`, `cancelled`, or a failure to write.
 */
export async function buildAsset(
  object: PhysicalObject,
  options: BuildOptions,
  engines: Engines,
  context: PipelineContext = {},
): Promise<BuiltAsset> {
  const made = await makeStandingAsset(object, options, engines, context);
  context.onProgress?.({ stage: 'save', fraction: 0.97, message: 'Writing files' });
  throwIfCancelled(context.signal);
  const dir = path.resolve(options.outDir, options.name);
  const more = await options.moreFiles?.(made.asset, made.placement);
  const files = more === undefined ? made.files : new Map([...made.files, ...more]);
  await writeAssetDirectory(dir, files, { overwrite: options.overwrite });
  return { ...made, files, dir };
}
