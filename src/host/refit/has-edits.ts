import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** Files of one asset are written within less, ms; the report last. */
const TOLERANCE = 2000;

/** Whether somebody changed files of an asset since it was made: replacing it would lose that. */
export async function hasEdits(folder: string): Promise<boolean> {
  const made = await stat(path.join(folder, 'report.json')).catch(() => undefined);
  if (made === undefined) return true;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const { mtimeMs } = await stat(path.join(entry.parentPath, entry.name));
    if (mtimeMs > made.mtimeMs + TOLERANCE) return true;
  }
  return false;
}
