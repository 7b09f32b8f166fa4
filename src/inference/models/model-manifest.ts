import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { SimAssetError, throwIfCancelled } from '../../core/error.js';
import { hashFile } from './hash-file.js';
import { parseManifest, sumBytes } from './parse-manifest.js';

/** Name of the manifest in a model's folder. */
export const MANIFEST_FILE = 'physx-model.json';

/** What a model is for: it answers as the published system's vision-language model, or makes shapes finer. */
export type ModelKind = 'vlm' | 'decoder';

export interface ModelLicence {
  readonly name: string;
  /** Its text. */
  readonly url?: string;
  readonly nonCommercial: boolean;
}

export interface ModelFile {
  /** In the model's folder, `/` between names; it never leads out. */
  readonly path: string;
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
  /** Where to get it; relative to the manifest's own address. Absent: at its path there. */
  readonly url?: string;
}

/** What `physx-model.json` says of the folder that it stands in. */
export interface ModelManifest {
  readonly schemaVersion: 1;
  /** Identifier: `[a-z0-9._-]+`. */
  readonly name: string;
  /** For people. */
  readonly title: string;
  readonly kind: ModelKind;
  readonly licence: ModelLicence;
  /** Of each network, as Transformers.js takes it: `fp32`, `q4f16`, ... Empty where a decoder's manifest names none. */
  readonly dtype: Readonly<Record<string, string>>;
  /** Bytes: of the weights once loaded, and of the cache for each token of a talk. */
  readonly memory: { readonly weights: number; readonly perToken: number };
  readonly files: readonly ModelFile[];
}

/** What is wrong with a file of a model; `detail` is a sentence. */
export interface ModelFault {
  readonly path: string;
  readonly fault: 'missing' | 'size' | 'checksum' | 'unreadable';
  readonly detail: string;
}

/**
 * Reads the manifest of a model's folder.
 *
 * @throws SimAssetError `model-no-folder`, `model-no-manifest`, `model-bad-manifest`.
 */
export async function readModelManifest(folder: string): Promise<ModelManifest> {
  const file = path.join(path.resolve(folder), MANIFEST_FILE);
  const text = await readFile(file, 'utf8').catch(async (cause: unknown) => {
    throw await explainUnread(path.resolve(folder), cause);
  });
  return checkManifest(text, file);
}

/**
 * A manifest's text as what it says. `where` is its file or address, for messages.
 *
 * @throws SimAssetError `model-bad-manifest`.
 */
export function checkManifest(text: string, where: string): ModelManifest {
  const read = parseManifest(text);
  if ('value' in read) return read.value;
  throw new SimAssetError(
    'model-bad-manifest',
    `${where} is no manifest of a model: ${read.problem}`,
    'Export the model again, get a fresh copy of it, or update PhysX-Anything.',
  );
}

async function explainUnread(folder: string, cause: unknown): Promise<SimAssetError> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() !== true) {
    return new SimAssetError(
      'model-no-folder',
      found === undefined ? `${folder} is not there.` : `${folder} is no folder.`,
      `Give the folder of a model, which has a ${MANIFEST_FILE} in it.`,
      { cause },
    );
  }
  const absent = (cause as NodeJS.ErrnoException).code === 'ENOENT';
  return new SimAssetError(
    'model-no-manifest',
    absent ? `${folder} has no ${MANIFEST_FILE}.` : `${MANIFEST_FILE} of ${folder} cannot be read: ${reasonOf(cause)}.`,
    'The export scripts of training/ write it beside the networks; see docs/models.md.',
    { cause },
  );
}

const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

export interface CheckOptions {
  /** Compare checksums too, which reads every byte; else files and their sizes. */
  readonly hash: boolean;
  readonly signal?: AbortSignal;
  /** Bytes that were read, of all. Called with `hash` alone. */
  readonly onProgress?: (doneBytes: number, allBytes: number) => void;
}

/**
 * Compares a model's files with its manifest. Nothing is written, and what is wrong with the files is data.
 *
 * @throws SimAssetError `cancelled`.
 */
export async function checkModelFiles(
  folder: string,
  manifest: ModelManifest,
  { hash, signal, onProgress }: CheckOptions,
): Promise<readonly ModelFault[]> {
  const allBytes = sumBytes(manifest.files);
  let before = 0;
  const faults: ModelFault[] = [];
  for (const file of manifest.files) {
    throwIfCancelled(signal);
    let done = before;
    const onBytes = (count: number): void => onProgress?.((done += count), allBytes);
    const fault = await checkFile(folder, file, (at) => (hash ? hashFile(at, { signal, onBytes }) : file.sha256));
    if (fault !== undefined) faults.push({ path: file.path, ...fault });
    before += file.bytes;
    if (hash) onProgress?.(before, allBytes);
  }
  return faults;
}

async function checkFile(
  folder: string,
  { path: inner, bytes, sha256 }: ModelFile,
  hash: (file: string) => Promise<string> | string,
): Promise<Omit<ModelFault, 'path'> | undefined> {
  const file = path.join(folder, ...inner.split('/'));
  try {
    const found = await stat(file);
    if (!found.isFile()) return { fault: 'unreadable', detail: 'It is no file.' };
    if (found.size !== bytes)
      return { fault: 'size', detail: `It has ${found.size} bytes, where the manifest says ${bytes}.` };
    if ((await hash(file)) === sha256) return undefined;
    return { fault: 'checksum', detail: 'Its content is not what the manifest says: damaged, or another version.' };
  } catch (error) {
    if (error instanceof SimAssetError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { fault: 'missing', detail: 'It is not there.' };
    return { fault: 'unreadable', detail: `It cannot be read: ${reasonOf(error)}.` };
  }
}
