import type { ImageMark } from '../core/image-mark.js';
import type { Check } from './check-shape.js';
import { hasFields, isArrayOf, isBoolean, isNothing, isNumber, isOptional, isString } from './check-shape.js';
import type { CategoryCandidate, GateSummary, ObjectOutline } from './inference.js';
import { isGateSummary, isObjectOutline } from './inference.js';
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
  /** What the photo was taken for, of an asset of ours that was made from one. */
  readonly recognition?: Recognition;
}

/** What an asset of ours says of the photo that it was made from. */
export interface Recognition {
  readonly category: string;
  /** 0 to 1. */
  readonly confidence?: number;
  /** The user said what it is. */
  readonly isGivenCategory: boolean;
  /** By its outline alone: nothing of the library fits. */
  readonly isOutline: boolean;
  /** How the user said where the object is in the photo. */
  readonly markedWith?: ImageMark['kind'];
  /** Other categories that were considered, the likeliest first. */
  readonly others: readonly CategoryCandidate[];
  /** Name of the image's file. */
  readonly imageName: string;
  /** Without the image nothing can be made again. */
  readonly hasImage: boolean;
}

/** How far the making of a model is: what the page shows in the model's place. */
export interface FittingState {
  /** Name of the image's file. */
  readonly imageName: string;
  /** Bytes of the image's file, with the first message. */
  readonly photo?: Uint8Array;
  /** 0 to 1. */
  readonly fraction: number;
  /** `Fitting: laptop`. */
  readonly message: string;
  /** Data URL of a picture twice as wide as high: photo and fit. Absent: nothing new. */
  readonly preview?: string;
  /** What a model has written of the object so far. */
  readonly text?: string;
}

/** What the page shows of it. */
export interface FittingView {
  readonly message: string;
  /** 0 to 100. */
  readonly percent: number;
  readonly picture: 'none' | 'photo' | 'fit';
  /** Lines of what a model has written. */
  readonly lines: number;
}

/** A photo in which the user is to mark the object. */
export interface MarkingRequest {
  /** Name of the image's file. */
  readonly imageName: string;
  /** Bytes of the image's file. */
  readonly photo: Uint8Array;
  /** The mark that there is. */
  readonly mark?: ImageMark;
}

/** Where the user says that the object is; `null` takes the mark away. */
export interface MarkingAnswer {
  readonly mark: ImageMark | null;
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
  /** Shows how far the model is; undefined shows the model again. */
  readonly showFitting: { readonly params: FittingState | undefined; readonly result: FittingView | undefined };
  /** Asks where the object is in a photo; undefined when the user does not say. */
  readonly askMark: { readonly params: MarkingRequest; readonly result: MarkingAnswer | undefined };
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
  /** Stops the making of the model. */
  readonly cancelFitting: { readonly params: undefined; readonly result: undefined };
  /** Asks what the object is, and makes the asset again as that. */
  readonly chooseCategory: { readonly params: undefined; readonly result: undefined };
  /** Asks how large the object is, and makes the asset again in that size. */
  readonly setDimension: { readonly params: undefined; readonly result: undefined };
  /** Asks where the object is in the photo, and makes the asset again of what is there. */
  readonly markObject: { readonly params: undefined; readonly result: undefined };
  /** What would be taken for the object in the photo that is being marked. */
  readonly findOutline: { readonly params: ImageMark | undefined; readonly result: ObjectOutline };
  readonly openSource: { readonly params: undefined; readonly result: undefined };
  readonly log: {
    readonly params: { readonly level: 'info' | 'warn' | 'error'; readonly message: string };
    readonly result: undefined;
  };
}

const isMark: Check = (value) =>
  hasFields({ kind: (kind) => kind === 'box', box: isNumbers(4) })(value) ||
  hasFields({ kind: (kind) => kind === 'click', at: isNumbers(2) })(value);

const isNumbers =
  (count: number): Check =>
  (value) =>
    isArrayOf(isNumber)(value) && (value as unknown[]).length === count;

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
  showFitting: isOptional(hasFields({ message: isString, percent: isNumber, picture: isString })),
  askMark: isOptional(hasFields({ mark: (mark) => mark === null || isMark(mark) })),
  describe: isState,
  setJoints: isState,
};

export const previewHostReplies: ReplyChecks<PreviewHostProtocol> = {
  ready: isNothing,
  checkPhysics: isGateSummary,
  cancelFitting: isNothing,
  chooseCategory: isNothing,
  setDimension: isNothing,
  markObject: isNothing,
  findOutline: isObjectOutline,
  openSource: isNothing,
  log: isNothing,
};
