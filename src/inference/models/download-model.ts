import { rm, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { SimAssetError } from '../../core/error.js';
import { exists } from '../../pipeline/interrupted-writes.js';
import { writeFileAtomic } from '../../pipeline/write-asset-directory.js';
import { explainStatus } from './download-errors.js';
import { downloadFile } from './download-file.js';
import type { Patience } from './fetch-safely.js';
import { checkAddress, fetchSafely, PATIENCE, tryAgain } from './fetch-safely.js';
import { formatBytes } from './format-bytes.js';
import type { ModelFault, ModelFile, ModelManifest } from './model-manifest.js';
import { checkManifest, checkModelFiles, MANIFEST_FILE } from './model-manifest.js';
import type { ModelStore, StoredModel } from './model-store.js';
import { nameTaken } from './model-store.js';
import { sumBytes } from './parse-manifest.js';
import { countPart } from './part-file.js';

/** Manifests are some kilobytes; what is larger is another file. */
const LARGEST_MANIFEST = 2 ** 20;

/** What a download will do: for the user to see before it begins. */
export interface DownloadPlan {
  /** Address of the manifest. */
  readonly source: string;
  readonly manifest: ModelManifest;
  /** As the server has it. */
  readonly text: string;
  readonly folder: string;
  /** Of all files. */
  readonly bytes: number;
  /** That are still to come, by what lies in the folder. */
  readonly missing: number;
  /** On the disk of the folder. */
  readonly free: number;
}

interface DownloadContext {
  readonly signal?: AbortSignal;
  readonly patience?: Patience;
}

/**
 * Fetches the manifest at an address, and says what a download of its model would take. Nothing is written.
 *
 * @throws SimAssetError `model-bad-address`, `model-bad-manifest`, `model-exists`, those of `downloadFile`.
 */
export async function planDownload(
  source: string,
  store: ModelStore,
  { signal, patience = PATIENCE }: DownloadContext = {},
): Promise<DownloadPlan> {
  checkAddress(source);
  // An address with a typing error should not be waited for.
  const text = await tryAgain(source, { ...patience, tries: Math.min(patience.tries, 2) }, signal, async (both) => {
    const response = await fetchSafely(source, {}, both);
    if (response.ok) return readText(response, source);
    await response.body?.cancel();
    throw explainStatus(response, source);
  });
  const manifest = checkManifest(text, source);
  for (const file of manifest.files) addressOf(file, source);
  const folder = path.join(store.downloads, manifest.name);
  const there = (await store.list()).find(({ name }) => name === manifest.name);
  if (there !== undefined && there.folder !== folder) throw nameTaken(there);
  const bytes = sumBytes(manifest.files);
  const faults = await checkModelFiles(folder, manifest, { hash: false });
  const missing = await countMissing(folder, manifest, faults);
  return { source, manifest, text, folder, bytes, missing, free: await measureFree(folder) };
}

async function readText(response: Response, source: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response.body ?? []) {
    length += piece.length;
    if (length > LARGEST_MANIFEST) checkManifest('', source);
    pieces.push(piece);
  }
  return new TextDecoder().decode(Buffer.concat(pieces));
}

/**
 * Does what a plan says, into a folder of the store, for a user who has accepted the licence: that is noted. Files that are there and right are kept, wrong ones are replaced; the model is in
 * the store from the start, as one that is not whole, so that what has come can be seen, gone on with or deleted.
 *
 * @throws SimAssetError `model-disk-full`, those of `downloadFile` and of the store.
 */
export async function downloadModel(
  { source, manifest, text, folder, bytes }: DownloadPlan,
  store: ModelStore,
  context: DownloadContext & { readonly onProgress?: (doneBytes: number, allBytes: number, file: string) => void },
): Promise<StoredModel> {
  const { signal, patience = PATIENCE, onProgress } = context;
  const faults = await checkModelFiles(folder, manifest, {
    hash: true,
    ...(signal === undefined ? {} : { signal }),
  });
  await checkSpace(folder, manifest, faults);
  // Removed before the manifest is there: one whose files are of the right size but of another version would look whole.
  for (const { path: inner } of faults) await rm(fileIn(folder, inner), { force: true }).catch(() => undefined);
  await writeFileAtomic(path.join(folder, MANIFEST_FILE), new TextEncoder().encode(text), { overwrite: true });
  const { name } = await store.add(folder, source);
  const model = await store.accept(name);
  const wanted = pick(manifest, faults);
  let before = bytes - sumBytes(wanted);
  for (const file of wanted) {
    await downloadFile(
      { url: addressOf(file, source), file: fileIn(folder, file.path), bytes: file.bytes, sha256: file.sha256 },
      { patience, signal, onProgress: (done) => onProgress?.(before + done, bytes, file.path) },
    );
    before += file.bytes;
  }
  return model;
}

const fileIn = (folder: string, inner: string): string => path.join(folder, ...inner.split('/'));

/** @throws SimAssetError `model-bad-address`. */
function addressOf({ path: inner, url }: ModelFile, source: string): string {
  const relative = url ?? inner.split('/').map(encodeURIComponent).join('/');
  return checkAddress(URL.canParse(relative, source) ? new URL(relative, source).href : relative).href;
}

const pick = ({ files }: ModelManifest, faults: readonly ModelFault[]): readonly ModelFile[] =>
  files.filter(({ path: inner }) => faults.some((fault) => fault.path === inner));

async function countMissing(folder: string, manifest: ModelManifest, faults: readonly ModelFault[]): Promise<number> {
  let missing = 0;
  for (const { path: inner, bytes, sha256 } of pick(manifest, faults))
    missing += bytes - (await countPart(fileIn(folder, inner), sha256, bytes));
  return missing;
}

async function checkSpace(folder: string, manifest: ModelManifest, faults: readonly ModelFault[]): Promise<void> {
  let needed = await countMissing(folder, manifest, faults);
  for (const { path: inner } of faults)
    needed -= await stat(fileIn(folder, inner)).then(
      (found) => (found.isFile() ? found.size : 0),
      () => 0,
    );
  const free = await measureFree(folder);
  if (needed <= free) return;
  throw new SimAssetError(
    'model-disk-full',
    `The disk of ${folder} has ${formatBytes(free)} free, and ${formatBytes(needed)} are still to come.`,
    'Free some space, or name a folder on another disk with PHYSX_ANYTHING_HOME.',
  );
}

/** Bytes that a user may still write to the disk where `folder` is, or will be. */
async function measureFree(folder: string): Promise<number> {
  let at = path.resolve(folder);
  while (!(await exists(at)) && path.dirname(at) !== at) at = path.dirname(at);
  const { bavail, bsize } = await statfs(at);
  return bavail * bsize;
}
