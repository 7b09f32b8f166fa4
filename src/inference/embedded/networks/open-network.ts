import type * as ort from 'onnxruntime-node';
import { SimAssetError } from '../../../core/error.js';
import type { ModelEntry } from './model-files.js';
import { readNetwork } from './model-files.js';

/** Outputs of a network by name. */
export type Outputs = Readonly<Record<string, Float32Array>>;

/** A network that is ready to run. Owns memory outside JavaScript: release it. */
export interface OpenNetwork {
  /** One forward pass. The input has the numbers of the manifest's shape. It blocks this thread for some milliseconds. */
  readonly run: (input: Float32Array) => Promise<Outputs>;
  readonly release: () => Promise<void>;
}

/**
 * Reads, verifies and loads a network for the processor: they are small enough that no other device pays.
 *
 * @param threads cores that one pass may use.
 * @throws SimAssetError `no-networks`, `broken-networks`, `no-onnxruntime`.
 */
export async function openNetwork(folder: URL, entry: ModelEntry, threads: number): Promise<OpenNetwork> {
  const [runtime, bytes] = await Promise.all([loadRuntime(), readNetwork(folder, entry)]);
  const session = await runtime.InferenceSession.create(bytes, {
    executionProviders: ['cpu'],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
  });
  return {
    run: async (input) => {
      const image = new runtime.Tensor('float32', input, entry.input.shape);
      const outputs = await session.run({ [entry.input.name]: image });
      return Object.fromEntries(entry.outputs.map(({ name }) => [name, outputs[name].data as Float32Array]));
    },
    release: () => session.release(),
  };
}

type Runtime = typeof ort;

export async function loadRuntime(): Promise<Runtime> {
  try {
    const runtime = await import('onnxruntime-node');
    // A CommonJS package: bundlers and Node differ in where its exports are.
    return 'InferenceSession' in runtime ? runtime : (runtime as unknown as { default: Runtime }).default;
  } catch (cause) {
    throw new SimAssetError(
      'no-onnxruntime',
      'The library that runs networks cannot be loaded.',
      'Install the package again on a supported system: Linux, Windows, or macOS on Apple silicon.',
      { cause },
    );
  }
}
