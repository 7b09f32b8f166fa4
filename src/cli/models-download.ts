import { CANCELLED, describeError } from '../core/error.js';
import type { DownloadPlan } from '../inference/models/download-model.js';
import { downloadModel, planDownload } from '../inference/models/download-model.js';
import { formatBytes } from '../inference/models/format-bytes.js';
import { isAccepted } from '../inference/models/licence.js';
import type { ModelStore } from '../inference/models/model-store.js';
import { obtainConsent, showModel } from './models-consent.js';
import type { ModelEntry } from './models-entry.js';
import { readEntry } from './models-entry.js';
import { makeByteProgress } from './models-progress.js';
import { relative } from './summary-table.js';
import { clearProgress, printNote } from './terminal.js';

interface DownloadFlags {
  readonly acceptLicence: boolean;
  readonly yes: boolean;
}

/** Downloads a model once the user agrees; Ctrl-C ends it, and what has come stays for the next time. */
export async function download(source: string, flags: DownloadFlags, store: ModelStore): Promise<ModelEntry> {
  const stopping = new AbortController();
  const stop = (): void => {
    stopping.abort();
  };
  try {
    const plan = await planDownload(source, store, { signal: stopping.signal });
    showModel(plan.manifest, describePlan(plan));
    const there = (await store.list()).find(({ name }) => name === plan.manifest.name);
    await obtainConsent([
      {
        given: flags.acceptLicence || (there !== undefined && isAccepted(there, plan.manifest)),
        question: `Do you accept the licence ${plan.manifest.licence.name}?`,
        flag: '--accept-licence',
      },
      {
        given: flags.yes || plan.missing === 0,
        question: `Download ${formatBytes(plan.missing)}?`,
        flag: '--yes',
      },
    ]);
    // Once: a second Ctrl-C ends the program as it is.
    process.once('SIGINT', stop);
    const draw = makeByteProgress();
    const model = await downloadModel(plan, store, {
      signal: stopping.signal,
      onProgress: (done, all, file) => {
        draw(file, done, all);
      },
    });
    clearProgress();
    return await readEntry(model);
  } catch (error) {
    if (describeError(error).code === CANCELLED)
      printNote('Stopped. What has come is kept: the same command goes on from there.');
    throw error;
  } finally {
    process.off('SIGINT', stop);
  }
}

const describePlan = ({ manifest, folder, bytes, missing, free }: DownloadPlan): string[][] => {
  const count = manifest.files.length;
  const rest = missing === bytes ? '' : `, ${formatBytes(missing)} still to come`;
  return [
    ['download', `${formatBytes(bytes)} in ${count === 1 ? '1 file' : `${count} files`}${rest}`],
    ['to', `${relative(folder)}, ${formatBytes(free)} free`],
  ];
};
