import { rmdir } from 'node:fs/promises';
import type * as vscode from 'vscode';
import { describeError } from '../../core/error.js';
import { startInferenceProcess } from '../inference-process.js';

/**
 * Cleans up after a process that was killed while it wrote: a new one puts right what the old one left in `folders`, since only the
 * writers know their working files; then those of the `made` folders that are empty are removed.
 */
export async function removeLeftovers(
  folders: readonly string[],
  made: readonly string[],
  services: { readonly extensionPath: string; readonly log: vscode.LogOutputChannel },
): Promise<void> {
  const process = startInferenceProcess(services.extensionPath, services.log);
  try {
    for (const folder of folders) await process.rpc.request('recover', { folder });
  } catch (error) {
    // The next generation into the same folder does it then.
    services.log.warn(`leftovers were not removed: ${describeError(error).message}`);
  } finally {
    process.dispose();
  }
  // Fails, as it shall, for a folder that holds something.
  for (const folder of made) await rmdir(folder).catch(() => undefined);
}
