import { mkdir, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { exists } from './interrupted-writes.js';

/**
 * Makes a folder and those above it that are missing; a failure takes back what was made. One by one, since the recursive `mkdir` of
 * Node 20 tries forever in file systems that answer ENOENT for a folder they will not make, such as /proc.
 *
 * @returns the highest folder made, undefined when none was missing.
 * @throws what the file system reports.
 */
export async function makeFolders(folder: string): Promise<string | undefined> {
  const missing: string[] = [];
  for (let at = folder; !(await exists(at)) && path.dirname(at) !== at; at = path.dirname(at)) missing.unshift(at);
  const made: string[] = [];
  try {
    for (const one of missing) if (await makeOne(one)) made.unshift(one);
  } catch (error) {
    for (const one of made) await rmdir(one).catch(() => undefined);
    throw error;
  }
  return made.at(-1);
}

/** False when another process was faster. */
async function makeOne(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    const isThere = await stat(folder).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (isThere) return false;
    throw error;
  }
}
