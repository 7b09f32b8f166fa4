import type { Hash } from 'node:crypto';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { throwIfCancelled } from '../../core/error.js';

/** Large enough that reading, not calling, is what takes the time. */
const CHUNK = 2 ** 20;

/** What is asked of work over many bytes. `onBytes` gets the number of each piece. */
export interface HashOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onBytes?: ((count: number) => void) | undefined;
}

/** Feeds a file to `hash`. */
export async function hashInto(hash: Hash, file: string, { signal, onBytes }: HashOptions = {}): Promise<void> {
  for await (const piece of createReadStream(file, { highWaterMark: CHUNK })) {
    throwIfCancelled(signal);
    hash.update(piece as Buffer);
    onBytes?.((piece as Buffer).length);
  }
}

/** SHA-256 of a file, in hexadecimal. */
export async function hashFile(file: string, options: HashOptions = {}): Promise<string> {
  const hash = createHash('sha256');
  await hashInto(hash, file, options);
  return hash.digest('hex');
}
