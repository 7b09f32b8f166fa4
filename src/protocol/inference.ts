import type { ImageMark } from '../core/image-mark.js';
import type { Issue } from '../core/issue.js';
import type { Vec3 } from '../core/math/vec3.js';
import { hasFields, isArrayOf, isBoolean, isNothing, isNumber, isOptional, isString } from './check-shape.js';
import type { ReplyChecks } from './rpc.js';

/** Where a network runs. `auto` takes the best that works. */
export type DeviceChoice = 'auto' | 'cpu' | 'cuda' | 'dml' | 'coreml' | 'webgpu';

/** A model server, for the backend of that name. */
export interface ServerParams {
  readonly baseUrl: string;
  readonly model: string;
  readonly concurrency: number;
  readonly apiKey?: string;
}

export interface GenerateParams {
  /** Absolute path of the image. */
  readonly imagePath: string;
  /** Folder that the asset's own folder is made in; created where missing. */
  readonly outDir: string;
  /** Name of the asset and of its folder; absent: the image's name. */
  readonly name?: string;
  /** Replace an asset that is already there. Without it an existing one is an error, code `exists`. */
  readonly overwrite: boolean;
  readonly backend: string;
  readonly device: DeviceChoice;
  readonly fixedBase: 'auto' | 'yes' | 'no';
  readonly seed: number;
  /** Length, width, height of the object in metres, where the user knows them. */
  readonly dimension?: Vec3;
  readonly category?: string;
  /** Where the user says that the object is in the image. */
  readonly mark?: ImageMark;
  /** How long the backend may search on two cores, s; absent: its own default. */
  readonly seconds?: number;
  readonly server?: ServerParams;
  /** A model of the user's for the backend `vlm`, by name or folder; where it is to run, `device` says. */
  readonly vlm?: { readonly model: string };
  /** What makes the shapes of `vlm` and `server` finer, by name or folder. */
  readonly decoder?: { readonly model: string };
}

/** A category that the object may be of. */
export interface CategoryCandidate {
  readonly category: string;
  /** 0 to 1. */
  readonly confidence: number;
}

export interface GenerateProgress {
  /** Stable name of the pipeline's stage: `look`, `assemble`, `write`, `check`, `save`. */
  readonly stage: string;
  /** 0 to 1, of the whole. */
  readonly fraction: number;
  readonly message: string;
  /** Data URL of a PNG: what has been found so far, the photo on the left and the fit on the right. Only when there is a new one. */
  readonly preview?: string;
  /** What a model has written of the object so far. Only when there is more. */
  readonly text?: string;
}

/** One check of the physics gate, with its number. */
export interface CheckSummary {
  readonly name: string;
  readonly pass: boolean;
  readonly applicable: boolean;
  readonly detail: string;
  /** What it found, body by body or joint by joint; absent where it was not asked for. */
  readonly items?: readonly CheckItem[];
}

export interface CheckItem {
  readonly subject: string;
  readonly pass: boolean;
  readonly detail: string;
}

export interface GateSummary {
  readonly pass: boolean;
  readonly checks: readonly CheckSummary[];
}

/** What was made: an entry of the command line's `generate --json`. */
export interface GenerateSummary {
  readonly name: string;
  readonly category: string;
  /** 0 to 1; null when the backend cannot say. */
  readonly confidence: number | null;
  readonly backend: string;
  /** Absolute path of the asset's folder. */
  readonly dir: string;
  /** Paths relative to `dir`. */
  readonly files: readonly string[];
  readonly bodies: number;
  readonly joints: number;
  /** kg. */
  readonly mass: number;
  /** m. */
  readonly dimensions: Vec3;
  readonly gate: GateSummary;
  readonly seconds: number;
  readonly issues: readonly Issue[];
  /** Categories that were considered, the likeliest first; absent where the backend knows none. */
  readonly candidates?: readonly CategoryCandidate[];
}

/** Where the object is in an image. */
export interface ObjectOutline {
  /** Of the original image, upright, pixels. */
  readonly width: number;
  readonly height: number;
  /** Closed lines around the object and around the gaps in it: x and y in turn, in pixels of the original image. */
  readonly rings: readonly (readonly number[])[];
}

/** What the machine offers for running networks. */
export interface DeviceReport {
  /** The device that will be used. */
  readonly device: string;
  /** Every device that onnxruntime can use here. */
  readonly available: readonly string[];
  /** One sentence for the log: why this device, what was tried. */
  readonly detail: string;
}

/** What the extension host asks of its worker process. */
export interface InferenceProtocol {
  readonly probeDevice: {
    readonly params: { readonly device: DeviceChoice };
    readonly result: DeviceReport;
  };
  readonly generate: {
    readonly params: GenerateParams;
    readonly result: GenerateSummary;
    readonly progress: GenerateProgress;
  };
  readonly checkModel: {
    /** Absolute path of an MJCF or URDF file. */
    readonly params: { readonly modelPath: string };
    readonly result: GateSummary;
  };
  /** Looks for the object in an image, where the user says that it is. */
  readonly findOutline: {
    /** Absolute path of the image; the backend that it is for. */
    readonly params: { readonly imagePath: string; readonly backend: string; readonly mark?: ImageMark };
    readonly result: ObjectOutline;
  };
  /** Names of all categories of the library, in order. */
  readonly listCategories: {
    readonly params: undefined;
    readonly result: readonly string[];
  };
  /** Notes that the user accepts the licence of a model of theirs, given by name or folder. */
  readonly acceptLicence: {
    readonly params: { readonly model: string };
    readonly result: undefined;
  };
  /** Puts right in a folder what writers that were killed have left there. */
  readonly recover: {
    readonly params: { readonly folder: string };
    readonly result: undefined;
  };
}

export const isGateSummary = hasFields({
  pass: isBoolean,
  checks: isArrayOf(hasFields({ name: isString, pass: isBoolean, applicable: isBoolean, detail: isString })),
});

export const isObjectOutline = hasFields({
  width: isNumber,
  height: isNumber,
  rings: isArrayOf(isArrayOf(isNumber)),
});

export const inferenceReplies: ReplyChecks<InferenceProtocol> = {
  probeDevice: hasFields({ device: isString, available: isArrayOf(isString), detail: isString }),
  generate: hasFields({
    name: isString,
    category: isString,
    confidence: (value) => value === null || isNumber(value),
    backend: isString,
    dir: isString,
    files: isArrayOf(isString),
    bodies: isNumber,
    joints: isNumber,
    mass: isNumber,
    dimensions: isArrayOf(isNumber),
    gate: isGateSummary,
    seconds: isNumber,
    issues: isArrayOf(hasFields({ code: isString, message: isString })),
    candidates: isOptional(isArrayOf(hasFields({ category: isString, confidence: isNumber }))),
  }),
  checkModel: isGateSummary,
  findOutline: isObjectOutline,
  listCategories: isArrayOf(isString),
  acceptLicence: isNothing,
  recover: isNothing,
};
