/** The stages of making an asset, in order. */
export type Stage = 'look' | 'assemble' | 'write' | 'check' | 'save';

export interface Progress {
  readonly stage: Stage;
  /** Of the whole, 0 to 1, never falling. */
  readonly fraction: number;
  /** What is being done, for a person: `Fitting collision shapes`. */
  readonly message: string;
}

export interface PipelineContext {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** A picture (PNG) of what the backend has found so far. */
  readonly onPreview?: (png: Uint8Array) => void;
  /** What a model writes of the object, as far as it is written. */
  readonly onText?: (text: string) => void;
}
