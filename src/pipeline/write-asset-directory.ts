import { mkdir, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { AssetFiles } from '../core/asset-files.js';
import { SimAssetError } from '../core/error.js';
import { exists, lookAt, recoverInterruptedWrites, workingPath } from './interrupted-writes.js';
import { makeFolders } from './make-folders.js';

export interface WriteOptions {
  /** Replace what is there. */
  readonly overwrite: boolean;
}

/**
 * Writes a folder as one step: the files go to a folder beside it, which then takes its name. Killed at any moment, the program
 * leaves the folder as it was or as it shall be, whole; in the instant between moving the old folder away and the new one in, the
 * old one waits under a working name and the next write in the same place puts it back. A failure leaves nothing behind.
 *
 * Replacing is for assets: a folder that holds files but no asset.json is somebody's own and is never replaced.
 *
 * @throws SimAssetError `exists` when something is there and may not be replaced, `bad-file-name` for a path that leads out of the
 * folder, `write-failed` for what the file system reports.
 */
export async function writeAssetDirectory(dir: string, files: AssetFiles, options: WriteOptions): Promise<void> {
  const target = path.resolve(dir);
  for (const name of files.keys()) checkFileName(name);
  await writeBeside(target, async (working) => {
    await refuseExisting(target, options);
    await mkdir(working);
    const folders = new Set([working]);
    for (const [name, bytes] of files) {
      const file = path.join(working, ...name.split('/'));
      await mkdir(path.dirname(file), { recursive: true });
      folders.add(path.dirname(file));
      await writeFlushed(file, bytes);
    }
    for (const folder of folders) await flushFolder(folder);
    if (options.overwrite && (await exists(target))) await swap(working, target);
    else await takeName(working, target);
  });
}

/**
 * Writes one file as one step, as `writeAssetDirectory` does a folder. Its folder is made when it is not there.
 *
 * @throws SimAssetError `exists`, `write-failed`.
 */
export async function writeFileAtomic(file: string, bytes: Uint8Array, options: WriteOptions): Promise<void> {
  const target = path.resolve(file);
  await writeBeside(target, async (working) => {
    const found = await lookAt(target);
    if (found !== undefined && (!options.overwrite || found.isDirectory()))
      throw alreadyThere(target, found.isDirectory());
    await writeFlushed(working, bytes);
    await rename(working, target);
  });
}

/** Runs `write` with a working path beside the target, and cleans up after it. */
async function writeBeside(target: string, write: (working: string) => Promise<void>): Promise<void> {
  const parent = path.dirname(target);
  const working = workingPath(target, 'tmp');
  let made: string | undefined;
  try {
    made = await makeFolders(parent);
    await recoverInterruptedWrites(parent);
    await write(working);
    await flushFolder(parent);
  } catch (error) {
    await rm(working, { recursive: true, force: true }).catch(() => undefined);
    await removeEmptyFolders(parent, made);
    throw error instanceof SimAssetError ? error : describeFailure(target, error);
  }
}

/** Gives the written folder its name, unless another writer was faster. */
async function takeName(working: string, target: string): Promise<void> {
  try {
    await rename(working, target);
  } catch (error) {
    if (await exists(target)) throw alreadyThere(target, true);
    throw error;
  }
}

/** Moves the old folder away and the new one in, so that at each instant one of them is whole under a name known to recovery. */
async function swap(working: string, target: string): Promise<void> {
  const old = workingPath(target, 'old');
  await rename(target, old);
  try {
    await takeName(working, target);
  } catch (error) {
    await rename(old, target).catch(() => undefined);
    throw error;
  } finally {
    // Renamed first: a folder that is half removed must never be taken for one to put back.
    const worthless = workingPath(target, 'tmp');
    if (await exists(target)) await rename(old, worthless).catch(() => undefined);
    await rm(worthless, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}

/**
 * Says before the work what `writeAssetDirectory` would say after it.
 *
 * @throws SimAssetError `exists`.
 */
export async function refuseExisting(target: string, { overwrite }: WriteOptions): Promise<void> {
  if (!(await exists(target))) return;
  const isFolder = await stat(target).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!overwrite || !isFolder) throw alreadyThere(target, isFolder);
  const content = await readdir(target);
  if (content.length === 0 || content.includes('asset.json')) return;
  throw new SimAssetError(
    'exists',
    `${target} holds files that are no asset, and is not replaced.`,
    'Choose another folder or name.',
  );
}

const alreadyThere = (target: string, isFolder: boolean): SimAssetError =>
  new SimAssetError(
    'exists',
    `${target} exists already${isFolder ? '' : ' and is no folder'}.`,
    'Choose another folder or name, or ask to overwrite it.',
  );

/** Names come from assets that others may have written. */
function checkFileName(name: string): void {
  const parts = name.split('/');
  if (parts.every((part) => part !== '' && part !== '.' && part !== '..' && !/[\\:\0]/.test(part))) return;
  throw new SimAssetError(
    'bad-file-name',
    `The asset has a file with the name ${JSON.stringify(name)}, which leads out of its folder.`,
  );
}

async function writeFlushed(file: string, bytes: Uint8Array): Promise<void> {
  // Exclusive, so that two names that the file system takes for one are an error and no silent loss.
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes new names in a folder durable, where the system can do that for folders (Windows cannot). */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** Removes the folders from `deepest` up to `highest`, which this write made, while they are empty. */
async function removeEmptyFolders(deepest: string, highest: string | undefined): Promise<void> {
  if (highest === undefined) return;
  for (let folder = deepest; folder.startsWith(highest); folder = path.dirname(folder)) {
    if (
      !(await rmdir(folder).then(
        () => true,
        () => false,
      ))
    )
      return;
  }
}

function describeFailure(target: string, cause: unknown): SimAssetError {
  const code = (cause as Partial<NodeJS.ErrnoException> | undefined)?.code;
  const reason = cause instanceof Error ? cause.message : String(cause);
  const hint =
    code === 'ENOSPC' ? 'Free some disk space.' : 'Check that the folder can be written to, or choose another one.';
  return new SimAssetError('write-failed', `${target} could not be written: ${reason}`, hint, { cause });
}
