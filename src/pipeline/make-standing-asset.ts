import type { AssembleOptions } from '../assemble/assemble-asset.js';
import { assembleAsset } from '../assemble/assemble-asset.js';
import type { AssetFiles } from '../core/asset-files.js';
import { throwIfCancelled } from '../core/error.js';
import type { Issue } from '../core/issue.js';
import type { Material } from '../core/material.js';
import type { PhysicalObject } from '../core/physical-object.js';
import type { Placement } from '../core/placement.js';
import type { SimAsset } from '../core/sim-asset.js';
import type { AssetSource } from '../formats/asset-json/asset-source.js';
import type { GateCheckName, GateReport } from '../sim/gate/gate-report.js';
import { gateAsset } from './gate-asset.js';
import type { Engines } from './engines.js';
import { holdLoose } from './hold-loose.js';
import { narrowJoints } from './narrow-joints.js';
import type { PipelineContext } from './progress.js';
import { renderAssetFiles } from './render-asset-files.js';

/** How often what is blocked is narrowed: it may then block another. At the last time it is welded. */
const MOST_NARROWINGS = 3;

/** How an asset is to be made, before it is on disk. */
export interface CandidateOptions extends Pick<AssembleOptions, 'fixedBase' | 'dimension'> {
  /** Base name of its files, and of the folder that it is written to. */
  readonly name: string;
  /** Write position actuators into the MJCF. */
  readonly actuators?: boolean;
  /** Image that it is made from, for asset.json. */
  readonly source?: AssetSource;
}

/** An asset with its files and its gate report, not on disk yet. */
export interface Candidate {
  readonly asset: SimAsset;
  readonly placement: Placement;
  readonly files: AssetFiles;
  readonly report: GateReport;
  readonly issues: readonly Issue[];
}

/**
 * Physical object -> assembled asset -> files -> physics gate. What does not come to rest on a free base is made without bounce, for light things
 * on many small contacts can rattle for ever. What lies loose and falls is fixed to the base; a joint that something blocks ends where it came to, or is
 * none. If that does not help, the base is welded to the floor, unless the user asked for a free one.
 */
export async function makeStandingAsset(
  object: PhysicalObject,
  options: CandidateOptions,
  engines: Engines,
  context: PipelineContext = {},
): Promise<Candidate> {
  const make = (more: MoreOptions): Promise<Candidate> =>
    makeCandidate(object, { ...options, ...more }, engines, context);
  const mend = (made: Candidate): Promise<Candidate> => mendJoints(made, object, options, engines, context);
  const first = await make({});
  const standing = await mend(await makeStill(first, make));
  if (standing.report.pass || first.asset.base !== 'free' || options.fixedBase !== 'auto') return standing;
  const welded = await mend(await make({ fixedBase: 'yes' }));
  const issues = [...welded.issues, weldedIssue(standing.report)];
  return welded.report.pass ? { ...welded, issues } : standing;
}

/** The same without bounce, where that brings it to rest. */
async function makeStill(made: Candidate, make: (more: MoreOptions) => Promise<Candidate>): Promise<Candidate> {
  if (made.asset.base !== 'free' || !fails(made.report, 'settle')) return made;
  const still = await make({ isStill: true });
  return fails(still.report, 'settle') ? made : { ...still, issues: [...still.issues, bounceIssue(made.report)] };
}

/** The asset with what falls held, and what is blocked narrowed or welded; as it was where that does not help. */
async function mendJoints(
  made: Candidate,
  object: PhysicalObject,
  options: CandidateOptions,
  engines: Engines,
  context: PipelineContext,
): Promise<Candidate> {
  let mended = made;
  const take = async ({ asset, issues }: ReturnType<typeof holdLoose>): Promise<void> => {
    if (issues.length === 0) return;
    const next = { asset, placement: mended.placement, issues: [...mended.issues, ...issues] };
    mended = await finishCandidate(next, object, options, engines, context);
  };
  if (fails(mended.report, 'settle')) await take(holdLoose(mended.asset, mended.report));
  for (let round = 1; fails(mended.report, 'joints') && round <= MOST_NARROWINGS; round++)
    await take(narrowJoints(mended.asset, mended.report, round === MOST_NARROWINGS));
  return mended.report.pass ? mended : made;
}

interface MoreOptions {
  readonly fixedBase?: 'yes';
  /** Without bounce. */
  readonly isStill?: boolean;
}

async function makeCandidate(
  object: PhysicalObject,
  options: CandidateOptions & Pick<MoreOptions, 'isStill'>,
  engines: Engines,
  context: PipelineContext,
): Promise<Candidate> {
  context.onProgress?.({ stage: 'assemble', fraction: 0.6, message: 'Fitting joints, mass and collision shapes' });
  await yieldToEvents();
  throwIfCancelled(context.signal);
  const { asset: assembled, placement, issues } = assembleAsset(object, engines.geometry, options);
  // Files carry the name the user knows, which need not be an identifier.
  const materials = options.isStill === true ? assembled.materials.map(withoutBounce) : assembled.materials;
  const asset = { ...assembled, name: options.name, materials };
  return finishCandidate({ asset, placement, issues }, object, options, engines, context);
}

/** The asset's files, and what the gate says of them. */
async function finishCandidate(
  made: Pick<Candidate, 'asset' | 'placement' | 'issues'>,
  object: PhysicalObject,
  options: CandidateOptions,
  engines: Engines,
  context: PipelineContext,
): Promise<Candidate> {
  const { asset } = made;
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
  const report = await gateAsset(engines.mujoco, asset, files);
  const reportText = `${JSON.stringify(report, null, 2)}\n`;
  return {
    ...made,
    report,
    files: new Map([...files, ['report.json', new TextEncoder().encode(reportText)]]),
  };
}

const fails = (report: GateReport, check: GateCheckName): boolean =>
  report.checks.some(({ name, pass }) => name === check && !pass);

const withoutBounce = (material: Material): Material => ({ ...material, restitution: 0 });

const settling = (report: GateReport): string => report.checks.find((c) => c.name === 'settle')?.detail ?? '';

const bounceIssue = (report: GateReport): Issue => ({
  code: 'bounce-removed',
  severity: 'info',
  where: 'materials',
  message: `With the bounce of its materials, the object does not stay where it is: ${settling(report)}`,
  action: 'set the restitution to 0',
});

const weldedIssue = (report: GateReport): Issue => ({
  code: 'base-welded',
  severity: 'warning',
  where: 'base',
  message: `Standing free, the object does not pass: ${report.checks.find(({ pass }) => !pass)?.detail ?? ''}`,
  action: 'welded the base to the world',
  hint: 'Ask for a free base with --fixed-base no to get it all the same.',
});

/** Lets progress messages out and a cancellation in between two long synchronous stages. */
const yieldToEvents = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
