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
}

export interface BackendContext {
  readonly signal?: AbortSignal;
  /** `fraction` is that of the backend's own work, 0 to 1. */
  readonly onProgress?: (fraction: number, message: string) => void;
}

export interface BackendResult {
  readonly object: PhysicalObject;
  readonly issues: readonly Issue[];
}

/** Turns an image into a PhysicalObject. Throws SimAssetError when it cannot; cancels within 100 ms of the signal. */
export interface Backend {
  /** As given to --backend. */
  readonly name: string;
  generate(request: BackendRequest, context: BackendContext): Promise<BackendResult>;
}
