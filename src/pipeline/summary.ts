import type { Issue } from '../core/issue.js';
import type { Vec3 } from '../core/math/vec3.js';
import type { GateReport } from '../sim/gate/gate-report.js';
import type { Candidate } from './backend.js';
import type { BuiltAsset } from './build-asset.js';

/** What a finished asset is, in short: an entry of `generate --json` and the reply of the inference process. */
export interface AssetSummary {
  readonly name: string;
  readonly category: string;
  /** 0 to 1; null when the source cannot say. */
  readonly confidence: number | null;
  readonly backend: string;
  /** Absolute folder of the asset. */
  readonly dir: string;
  /** Paths relative to `dir`, sorted. */
  readonly files: readonly string[];
  readonly bodies: number;
  readonly joints: number;
  /** Bodies that move, in order, with how: the type of their joint, or `slide hinge` of two. */
  readonly moving: readonly { readonly body: string; readonly how: string }[];
  /** kg. */
  readonly mass: number;
  /** Bounding box at rest: x, y, z, m. */
  readonly dimensions: Vec3;
  readonly gate: Pick<GateReport, 'pass' | 'checks'>;
  /** Wall time. */
  readonly seconds: number;
  readonly issues: readonly Issue[];
  /** Categories that the backend considered, the likeliest first. */
  readonly candidates?: readonly Candidate[];
}

/** The summary of a built asset; `issues` of the backend or reader come first. */
export function summarizeAsset(
  built: BuiltAsset,
  backend: string,
  sourceIssues: readonly Issue[],
  seconds: number,
): AssetSummary {
  const { asset } = built;
  // A free base stands on the floor by its weight: its six degrees of freedom are no joint of the object.
  const jointed = asset.bodies
    .map(({ name, joints }) => ({ body: name, types: joints.map(({ type }) => type).filter((t) => t !== 'free') }))
    .filter(({ types }) => types.length > 0);
  return {
    name: asset.name,
    category: asset.category,
    confidence: asset.confidence ?? null,
    backend,
    dir: built.dir,
    files: [...built.files.keys()].sort(),
    bodies: asset.bodies.length,
    joints: jointed.reduce((n, { types }) => n + types.length, 0),
    moving: jointed.map(({ body, types }) => ({ body, how: types.join(' ') })),
    mass: asset.bodies.reduce((sum, body) => sum + (body.inertial?.mass ?? 0), 0),
    dimensions: asset.dimensions,
    gate: { pass: built.report.pass, checks: built.report.checks },
    seconds,
    issues: [...sourceIssues, ...built.issues],
  };
}
