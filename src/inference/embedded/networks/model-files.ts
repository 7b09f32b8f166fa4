import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { SimAssetError } from '../../../core/error.js';

/** One network's file, as training/export_onnx.py wrote it. */
export interface ModelEntry {
  readonly file: string;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly bytes: number;
  readonly input: { readonly name: string; readonly shape: readonly number[] };
  readonly outputs: readonly { readonly name: string; readonly shape: readonly number[] }[];
}

/** A parameter of a category; `offset` is its place in the output `reals` or, of its first value, in `choices`. */
export type NetworkParameter =
  | { readonly name: string; readonly kind: 'real'; readonly offset: number }
  | {
      readonly name: string;
      readonly kind: 'choice';
      readonly offset: number;
      readonly values: readonly (string | number)[];
    };

export interface NetworkCategory {
  readonly name: string;
  readonly parameters: readonly NetworkParameter[];
}

export interface RecognizerEntry extends ModelEntry {
  /** Number of bins of azimuth; bin k is centred on k * 2 pi / bins. */
  readonly azimuthBins: number;
  /** Number of joint states of each category. */
  readonly states: number;
  /** Numbers of places in the outputs `reals` and `choices`. */
  readonly reals: number;
  readonly choices: number;
  /** The category after the last is `other`: outside the library. */
  readonly categories: readonly NetworkCategory[];
  /** Logits are divided by these so that probabilities are what they say. */
  readonly temperature: { readonly category: number; readonly azimuth: number; readonly choices: number };
  /** Standard deviations are multiplied by these; by component, or one for all. */
  readonly spread: Readonly<Record<'camera' | 'size' | 'state' | 'reals', readonly number[]>>;
}

interface NetworkEntries {
  readonly recognizer: RecognizerEntry;
  readonly segmenter: ModelEntry;
}

const REINSTALL = 'Install PhysX-Anything again.';

/*
 * Where the networks are: beside the bundle; from source, which is here or bundled into out/scripts/, in media/.
 */
const PLACES = ['./models/', '../../../../media/models/', '../../media/models/'];

/**
 * Folder of the networks that come with the program.
 *
 * @throws SimAssetError `no-networks`.
 */
export function findNetworks(): URL {
  const folder = lookForNetworks();
  if (folder !== undefined) return folder;
  throw new SimAssetError('no-networks', 'The networks that recognise objects are missing.', REINSTALL);
}

/** Whether networks came with the program. */
export const hasNetworks = (): boolean => lookForNetworks() !== undefined;

const lookForNetworks = (): URL | undefined =>
  PLACES.map((place) => new URL(place, import.meta.url)).find((folder) => existsSync(new URL('manifest.json', folder)));

/**
 * What manifest.json says of a network.
 *
 * @throws SimAssetError `no-networks`, `broken-networks`.
 */
export async function readNetworkEntry<K extends keyof NetworkEntries>(
  folder: URL,
  name: K,
): Promise<NetworkEntries[K]> {
  const text = (await readBytes(new URL('manifest.json', folder))).toString('utf8');
  const manifest = parse(text) as { readonly version?: unknown; readonly [entry: string]: unknown } | undefined;
  const entry = manifest?.version === 1 ? (manifest[name] as NetworkEntries[K] | undefined) : undefined;
  if (entry !== undefined) return entry;
  throw new SimAssetError(
    'broken-networks',
    `The list of networks (manifest.json) does not name the ${name}.`,
    REINSTALL,
  );
}

/**
 * A network's bytes, which are those that were exported.
 *
 * @throws SimAssetError `no-networks`, `broken-networks`.
 */
export async function readNetwork(folder: URL, entry: ModelEntry): Promise<Uint8Array> {
  const bytes = await readBytes(new URL(entry.file, folder));
  if (createHash('sha256').update(bytes).digest('hex') === entry.sha256) return bytes;
  throw new SimAssetError(
    'broken-networks',
    `The network ${entry.file} is damaged: it has ${bytes.length} bytes of another content than the ${entry.bytes} that were shipped.`,
    REINSTALL,
  );
}

async function readBytes(file: URL): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    const name = file.pathname.slice(file.pathname.lastIndexOf('/') + 1);
    throw new SimAssetError('no-networks', `The file ${name} of the networks cannot be read.`, REINSTALL, { cause });
  }
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
