import type { ImageMark } from '../core/image-mark.js';
import type { Issue } from '../core/issue.js';
import type { PhysicalObject } from '../core/physical-object.js';

/** What a backend is asked to look at. */
export interface BackendRequest {
  /** Absolute path of the image. */
  readonly imagePath: string;
  /** Makes random choices repeatable. */
  readonly seed: number;
  /** Category that the user insists on. */
  readonly category?: string;
  /** Where the user says that the object is. */
  readonly mark?: ImageMark;
  /** How long a search may take on two cores, s; the backend's own default where absent. */
  readonly seconds?: number;
}

export interface BackendContext {
  readonly signal?: AbortSignal;
  /** `fraction` is that of the backend's own work, 0 to 1. */
  readonly onProgress?: (fraction: number, message: string) => void;
  /** A picture (PNG) of what has been found so far. */
  readonly onPreview?: (png: Uint8Array) => void;
  /** What a model writes of the object, as far as it is written. */
  readonly onText?: (text: string) => void;
}

/** What the object may be, by the backend. */
export interface Candidate {
  readonly category: string;
  /** 0 to 1. */
  readonly confidence: number;
}

export interface BackendResult {
  readonly object: PhysicalObject;
  readonly issues: readonly Issue[];
  /** Categories that were considered, the likeliest first; absent where the backend knows no categories. */
  readonly candidates?: readonly Candidate[];
}

/** Turns an image into a PhysicalObject. Throws SimAssetError when it cannot; cancels within 100 ms of the signal. */
export interface Backend {
  /** As given to --backend. */
  readonly name: string;
  generate(request: BackendRequest, context: BackendContext): Promise<BackendResult>;
}
