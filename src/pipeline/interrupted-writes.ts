import type { Stats } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { lstat, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/*
 * Working names of the atomic writers, beside the target and on the same disk:
 *
 *   .NAME.tmp-PID-TOKEN   being written or being removed; worthless when its process is gone
 *   .NAME.old-PID-TOKEN   what stood at NAME until a moment ago, whole; it goes back when its process died before NAME was there again
 */

type WorkingKind = 'tmp' | 'old';

const WORKING_NAME = /^\.(.+)\.(tmp|old)-(\d+)-[0-9a-f]{12}$/s;

/** A new working name for `target`. */
export function workingPath(target: string, kind: WorkingKind): string {
  const name = `.${path.basename(target)}.${kind}-${process.pid}-${randomBytes(6).toString('hex')}`;
  return path.join(path.dirname(target), name);
}

/**
 * Puts right what writers that were killed left in `folder`: removes what they had begun, and puts back what they were replacing.
 * Entries of processes that live are left alone. Called before each write; harmless at any time, also for a folder that is not there.
 */
export async function recoverInterruptedWrites(folder: string): Promise<void> {
  const names = await readdir(folder).catch((): string[] => []);
  for (const name of names) {
    const match = WORKING_NAME.exec(name);
    if (match === null) continue;
    const [, target, kind, pid] = match;
    const entry = path.join(folder, name);
    if (await isInUse(entry, Number(pid))) continue;
    // Another process may be doing the same: whatever is gone already is well.
    if (kind === 'old' && !(await exists(path.join(folder, target)))) {
      await rename(entry, path.join(folder, target)).catch(() => undefined);
    } else await rm(entry, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Whether anything, be it a broken link, is at `file`. */
export const exists = async (file: string): Promise<boolean> => (await lookAt(file)) !== undefined;

export const lookAt = (file: string): Promise<Stats | undefined> => lstat(file).catch(() => undefined);

async function isInUse(entry: string, pid: number): Promise<boolean> {
  // In a container each run may have the same process id: what is older than this process is not its own.
  if (pid === process.pid) return ((await lookAt(entry))?.ctimeMs ?? 0) >= Date.now() - process.uptime() * 1000;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
