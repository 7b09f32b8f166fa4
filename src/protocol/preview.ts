import type { ImageMark } from '../core/image-mark.js';
import type { PartAddress, PartKind } from '../core/part-address.js';
import type { Inspected, Place } from '../language/inspector/inspected.js';
import type { ElementChange } from '../language/inspector/inspector-requests.js';
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

export type { Inspected, InspectedField, InspectedProblem, Place } from '../language/inspector/inspected.js';
export type {
  EditReply,
  EditRequest,
  ElementChange,
  ElementQuery,
  InspectReply,
} from '../language/inspector/inspector-requests.js';

/** What there is to show of what is selected. */
export interface InspectorContent {
  /** What is emphasised in the picture. */
  readonly part?: PartAddress;
  readonly inspected?: Inspected;
  /** What to tell the user, in place of fields or below them. */
  readonly remark?: string;
}

/** What became of a change. */
export type ChangeOutcome =
  | { readonly kind: 'done'; readonly content: InspectorContent }
  | { readonly kind: 'refused'; readonly message: string };

/** What the inspector shows, for whoever drives a preview from outside. */
export interface InspectorState {
  readonly kind: PartKind;
  readonly title: string;
  /** Number of what is emphasised in the picture, among the compiled model's parts of its kind. */
  readonly index?: number;
  /** What the inputs show, by the names of fields. */
  readonly fields: Readonly<Record<string, string>>;
  /** What is said of inputs that are wrong, by the names of fields. */
  readonly refused: Readonly<Record<string, string>>;
  readonly facts: Readonly<Record<string, string>>;
  readonly problems: readonly string[];
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
  /** Absent where nothing is selected. */
  readonly inspector?: InspectorState;
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
  /** Shows what the cursor is on, or what has changed of what is selected. */
  readonly showInspected: { readonly params: InspectorContent; readonly result: PreviewState };
  /** Selects a part by its name, as a click on it does. */
  readonly select: { readonly params: { kind: PartKind; name: string }; readonly result: PreviewState };
  /** Types a value into a field of the inspector, and Enter. */
  readonly enter: { readonly params: { field: string; text: string }; readonly result: PreviewState };
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
  /** Tells of a part that the user has selected, and shows its source. */
  readonly inspect: { readonly params: PartAddress; readonly result: InspectorContent };
  /** Changes what is selected, in its text. */
  readonly changeElement: { readonly params: ElementChange; readonly result: ChangeOutcome };
  /** Shows a place in the text. */
  readonly reveal: { readonly params: Place; readonly result: undefined };
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

const isContent: Check = hasFields({
  inspected: isOptional(hasFields({ title: isString, fields: isArrayOf(hasFields({ name: isString })) })),
  part: isOptional(hasFields({ kind: isString, index: isNumber })),
  remark: isOptional(isString),
});

const isOutcome: Check = (value) =>
  hasFields({ kind: (kind) => kind === 'done', content: isContent })(value) ||
  hasFields({ kind: (kind) => kind === 'refused', message: isString })(value);

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
  showInspected: isState,
  select: isState,
  enter: isState,
};

export const previewHostReplies: ReplyChecks<PreviewHostProtocol> = {
  ready: isNothing,
  checkPhysics: isGateSummary,
  cancelFitting: isNothing,
  chooseCategory: isNothing,
  setDimension: isNothing,
  markObject: isNothing,
  findOutline: isObjectOutline,
  inspect: isContent,
  changeElement: isOutcome,
  reveal: isNothing,
  openSource: isNothing,
  log: isNothing,
};
