import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type * as ort from 'onnxruntime-node';
import { SimAssetError, throwIfCancelled } from '../../core/error.js';
import { loadRuntime } from '../embedded/networks/open-network.js';
import { checkModelFiles, readModelManifest } from '../models/model-manifest.js';
import type { DecoderNetworks, NetworkForm } from './decoder-networks.js';
import { countOf, NETWORKS } from './decoder-networks.js';
import { parseSampler } from './parse-sampler.js';
import type { SamplerSettings } from './sample-flow.js';

export interface OpenDecoderOptions {
  /** An execution provider that works here (see `probeDevices`); `cpu` takes over what it cannot run. */
  readonly device?: string;
  /** Cores that one pass may use; absent: as onnxruntime sees fit. */
  readonly threads?: number;
  readonly signal?: AbortSignal;
}

export interface OpenDecoder extends DecoderNetworks {
  readonly sampler: SamplerSettings;
}

const SAMPLER_FILE = 'decoder.json';
const REPAIR = 'Export the pack again with training/export_decoder.py, or copy it anew; see docs/decoder.md.';

/**
 * Opens the decoder pack of a folder: checks its manifest and files (by size), then loads its four networks. With the published weights that takes
 * gigabytes and some ten seconds: open it once.
 *
 * @throws SimAssetError `model-no-folder`, `model-no-manifest`, `model-bad-manifest`, `decoder-broken`, `no-onnxruntime`, `cancelled`.
 */
export async function openDecoder(folder: string, options: OpenDecoderOptions = {}): Promise<OpenDecoder> {
  const { signal } = options;
  await checkPack(folder, signal);
  const sampler = await readSampler(folder);
  const runtime = await loadRuntime();
  const opened: ort.InferenceSession[] = [];
  const open = async (name: keyof typeof NETWORKS): Promise<Run> => {
    throwIfCancelled(signal);
    const session = await openSession(runtime, folder, name, options);
    opened.push(session);
    return runner(runtime, session, name);
  };
  const release = async (): Promise<void> => {
    await Promise.all(opened.map((session) => session.release()));
  };
  try {
    const [encoder, image, flow, decoder] = [
      await open('encoder'),
      await open('image'),
      await open('flow'),
      await open('decoder'),
    ];
    return {
      sampler,
      encode: (voxels) => encoder({ voxels }),
      see: (picture) => image({ image: picture }),
      flow: (x, t, tokens, low) => flow({ x, t: Float32Array.of(t), tokens, low }),
      decode: (latent) => decoder({ latent }),
      release,
    };
  } catch (error) {
    await release();
    throw error;
  }
}

async function checkPack(folder: string, signal: AbortSignal | undefined): Promise<void> {
  const manifest = await readModelManifest(folder);
  if (manifest.kind !== 'decoder') throw broken(`${folder} is a model of the kind ${manifest.kind}, not a decoder.`);
  const listed = new Set(manifest.files.map((file) => file.path));
  const unlisted = [SAMPLER_FILE, ...Object.keys(NETWORKS).map(fileOf)].find((file) => !listed.has(file));
  if (unlisted !== undefined) throw broken(`The decoder in ${folder} has no ${unlisted}.`);
  const faults = await checkModelFiles(folder, manifest, { hash: false, ...(signal && { signal }) });
  const fault = faults.at(0);
  if (fault !== undefined)
    throw broken(`The decoder's file ${path.join(folder, fault.path)} is amiss: ${fault.detail}`);
}

async function readSampler(folder: string): Promise<SamplerSettings> {
  const file = path.join(folder, SAMPLER_FILE);
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw broken(`The decoder's file ${file} cannot be read.`, cause);
  });
  return parseSampler(text) ?? fail(broken(`${file} does not say how to sample.`));
}

async function openSession(
  runtime: typeof ort,
  folder: string,
  name: keyof typeof NETWORKS,
  { device = 'cpu', threads }: OpenDecoderOptions,
): Promise<ort.InferenceSession> {
  // By its path: what lies beside a large network is found from there.
  const file = path.join(folder, fileOf(name));
  const session = await runtime.InferenceSession.create(file, {
    executionProviders: device === 'cpu' ? ['cpu'] : [device, 'cpu'],
    ...(threads === undefined ? {} : { intraOpNumThreads: threads, interOpNumThreads: 1 }),
    logSeverityLevel: 3,
  }).catch((cause: unknown) => {
    throw broken(`The network ${file} cannot be loaded: ${firstLine(cause)}`, cause);
  });
  const fault = findMismatch(session, NETWORKS[name]);
  if (fault === undefined) return session;
  await session.release();
  throw broken(`The network ${file} is not of the published form: ${fault}.`);
}

/** How a session's inputs and outputs differ from the form. */
function findMismatch(session: ort.InferenceSession, { inputs, output, shape }: NetworkForm): string | undefined {
  const wanted: [string, readonly number[]][] = [...Object.entries(inputs), [output, shape]];
  for (const [name, expected] of wanted) {
    const found = [...session.inputMetadata, ...session.outputMetadata].find((one) => one.name === name);
    if (found === undefined) return `it has no ${name}`;
    if (!found.isTensor || found.type !== 'float32') return `${name} is no tensor of float32`;
    if (found.shape.join() !== expected.join()) return `${name} is ${text(found.shape)}, not ${text(expected)}`;
  }
  return undefined;
}

const text = (shape: readonly (number | string)[]): string => `[${shape.join(', ')}]`;

type Run = (inputs: Readonly<Record<string, Float32Array>>) => Promise<Float32Array>;

const runner =
  (runtime: typeof ort, session: ort.InferenceSession, name: keyof typeof NETWORKS): Run =>
  async (inputs) => {
    const form: NetworkForm = NETWORKS[name];
    const feeds = Object.entries(form.inputs).map(([input, shape]): [string, ort.Tensor] => {
      const numbers = inputs[input];
      if (numbers.length !== countOf(shape)) throw new Error(`${name} takes ${text(shape)} as ${input}`);
      return [input, new runtime.Tensor('float32', numbers, shape)];
    });
    const outputs = await session.run(Object.fromEntries(feeds));
    return outputs[form.output].data as Float32Array;
  };

const fileOf = (name: string): string => `${name}.onnx`;

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0].trim().slice(0, 200);

const broken = (message: string, cause?: unknown): SimAssetError =>
  new SimAssetError('decoder-broken', message, REPAIR, cause === undefined ? undefined : { cause });

const fail = (error: SimAssetError): never => {
  throw error;
};
