import type { Hash } from 'node:crypto';
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SimAssetError } from '../../core/error.js';
import { makeFolders } from '../../pipeline/make-folders.js';
import { hashInto } from './hash-file.js';

/*
 * What has come of a file stands in `NAME.part` until it is whole and right. `NAME.part.json` says what it is the beginning of, so
 * that a later run goes on with it only where it will fit.
 */

/** Which file a part is the beginning of. */
interface PartNotes {
  readonly sha256: string;
  /** Strong entity tag of what the server sent, with the address that it belongs to. */
  readonly tag?: string;
  readonly url?: string;
}

/** A file that is being received. `length` bytes of it have been written and hashed. */
export interface PartFile {
  readonly file: string;
  readonly handle: FileHandle;
  hash: Hash;
  length: number;
  notes: PartNotes;
  /** Whether it is put together of what several connections brought. */
  resumed: boolean;
}

const notesOf = (file: string): string => `${file}.part.json`;
const partOf = (file: string): string => `${file}.part`;

/** Bytes of `file` that an earlier run has left and that a download can go on from. */
export async function countPart(file: string, sha256: string, bytes: number): Promise<number> {
  const notes = await readNotes(file);
  const found = await stat(partOf(file)).catch(() => undefined);
  return notes?.sha256 === sha256 && found?.isFile() === true && found.size <= bytes ? found.size : 0;
}

/** Opens what has come of `file`, or begins it. */
export async function openPart(
  file: string,
  sha256: string,
  bytes: number,
  signal: AbortSignal | undefined,
): Promise<PartFile> {
  return writing(file, async () => {
    await makeFolders(path.dirname(file));
    const length = await countPart(file, sha256, bytes);
    const hash = createHash('sha256');
    if (length > 0) await hashInto(hash, partOf(file), { signal });
    const handle = await open(partOf(file), length > 0 ? 'r+' : 'w');
    const notes = (length > 0 ? await readNotes(file) : undefined) ?? { sha256 };
    return { file, handle, hash, length, notes, resumed: length > 0 };
  });
}

/** Empties a part, for what the server sends from its start. */
export async function restartPart(part: PartFile, notes: PartNotes): Promise<void> {
  await writing(part.file, async () => {
    await part.handle.truncate(0);
    await writeFile(notesOf(part.file), JSON.stringify(notes));
  });
  part.hash = createHash('sha256');
  part.length = 0;
  part.notes = notes;
  part.resumed = false;
}

export async function appendPart(part: PartFile, piece: Uint8Array): Promise<void> {
  await writing(part.file, async () => {
    for (let at = 0; at < piece.length;)
      at += (await part.handle.write(piece, at, piece.length - at, part.length + at)).bytesWritten;
  });
  part.hash.update(piece);
  part.length += piece.length;
}

/** Gives a part that is whole and right the name of its file. */
export async function finishPart(part: PartFile): Promise<void> {
  await writing(part.file, async () => {
    await part.handle.sync();
    await part.handle.close();
    await rename(partOf(part.file), part.file);
    await rm(notesOf(part.file), { force: true });
  });
}

/** Removes what has come, where it is of no use. */
export async function dropPart({ file, handle }: PartFile): Promise<void> {
  await handle.close();
  await rm(partOf(file), { force: true });
  await rm(notesOf(file), { force: true });
}

async function readNotes(file: string): Promise<PartNotes | undefined> {
  try {
    return JSON.parse(await readFile(notesOf(file), 'utf8')) as PartNotes;
  } catch {
    return undefined;
  }
}

/**
 * Runs what writes near `file`.
 *
 * @throws SimAssetError `model-write-failed`, `model-disk-full`.
 */
async function writing<T>(file: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (cause) {
    if (cause instanceof SimAssetError) throw cause;
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT')
      throw new SimAssetError(
        'model-disk-full',
        `The disk of ${file} is full.`,
        'Free some space and run the same command again: it goes on where it stopped.',
        { cause },
      );
    throw new SimAssetError(
      'model-write-failed',
      `${file} could not be written: ${message}.`,
      'Check the permissions of the folder, or choose another one with PHYSX_ANYTHING_HOME.',
      { cause },
    );
  }
}
