import type { Check } from './check-shape.js';
import { hasFields, isArrayOf, isBoolean, isNothing, isNumber, isOptional, isString } from './check-shape.js';
import type { GateSummary } from './inference.js';
import { isGateSummary } from './inference.js';
import type { ReplyChecks } from './rpc.js';

/** A file of a model. A list and not a map, since a webview's messages carry no maps. */
export interface ModelFile {
  /** Relative to the folder that holds all of them, `/` between folders. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export type ModelFormat = 'mjcf' | 'urdf' | 'glb';

/** A model with everything that is needed to compile and draw it. */
export interface ModelPayload {
  /** Of the file that was opened: what a reload opens again. */
  readonly uri: string;
  /** Its name without folder. */
  readonly fileName: string;
  readonly format: ModelFormat;
  /** Empty for a GLB that holds no model: it is only drawn. */
  readonly files: readonly ModelFile[];
  /** Path in `files` of the MJCF or URDF to compile. */
  readonly entry: string;
  /** References for which no file was found. */
  readonly missing: readonly string[];
  /** Visual meshes of our own asset: nodes are named as the model's bodies. */
  readonly glb?: Uint8Array;
  /** The report of the physics gate beside the model. */
  readonly report?: GateSummary;
}

export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** What a preview shows, for whoever drives it from outside. */
export interface PreviewState {
  readonly uri: string;
  /** Counts the models shown since the preview was opened. */
  readonly revision: number;
  readonly bodies: readonly string[];
  /** rad, m; the rotation vector's length for a ball. */
  readonly joints: readonly { readonly name: string; readonly position: number }[];
  /** kg. */
  readonly mass: number;
  /** Where the drawn meshes come from. */
  readonly drawn: { readonly source: 'model' | 'glb' | 'nothing'; readonly meshes: number };
  readonly simulating: boolean;
  readonly camera: { readonly position: readonly number[]; readonly target: readonly number[] };
  /** What the user is told in place of, or above, the picture. */
  readonly problem?: Problem;
}

/** What the extension host asks of a preview. */
export interface PreviewProtocol {
  /** Replies once the model is on screen, or once the user is told why it is not: see `problem`. */
  readonly show: { readonly params: ModelPayload; readonly result: PreviewState };
  /** The model could not be read at all. */
  readonly showProblem: { readonly params: Problem; readonly result: PreviewState };
  readonly describe: { readonly params: undefined; readonly result: PreviewState };
  /** Puts joints by name: m, rad. Unknown names are ignored. */
  readonly setJoints: { readonly params: Readonly<Record<string, number>>; readonly result: PreviewState };
}

/** What a preview asks of the extension host. */
export interface PreviewHostProtocol {
  /** The page runs and can be asked. */
  readonly ready: { readonly params: undefined; readonly result: undefined };
  /** Runs the physics gate on the model. */
  readonly checkPhysics: { readonly params: undefined; readonly result: GateSummary };
  readonly openSource: { readonly params: undefined; readonly result: undefined };
  readonly log: {
    readonly params: { readonly level: 'info' | 'warn' | 'error'; readonly message: string };
    readonly result: undefined;
  };
}

const isState: Check = hasFields({
  uri: isString,
  revision: isNumber,
  bodies: isArrayOf(isString),
  joints: isArrayOf(hasFields({ name: isString, position: isNumber })),
  mass: isNumber,
  drawn: hasFields({ source: isString, meshes: isNumber }),
  simulating: isBoolean,
  problem: isOptional(hasFields({ code: isString, message: isString, hint: isString })),
});

export const previewReplies: ReplyChecks<PreviewProtocol> = {
  show: isState,
  showProblem: isState,
  describe: isState,
  setJoints: isState,
};

export const previewHostReplies: ReplyChecks<PreviewHostProtocol> = {
  ready: isNothing,
  checkPhysics: isGateSummary,
  openSource: isNothing,
  log: isNothing,
};
