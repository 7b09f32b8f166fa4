import { totalmem } from 'node:os';
import { createInterface } from 'node:readline';
import { SimAssetError } from '../core/error.js';
import { formatBytes } from '../inference/models/format-bytes.js';
import { describeLicence } from '../inference/models/licence.js';
import type { ModelManifest } from '../inference/models/model-manifest.js';
import { describeMemory } from './models-entry.js';
import { formatTable, printNote } from './terminal.js';

/** Code of the error for what a person would be asked and a script must say by a flag. */
export const NEEDS_CONSENT = 'model-consent';

/** Shows what a person should know of a model before they say yes to it. `more`: rows of the same table. */
export function showModel(manifest: ModelManifest, more: readonly (readonly string[])[]): void {
  const { name, title, kind, licence, memory } = manifest;
  const needed = describeMemory(memory);
  const tight = memory.weights > totalmem() ? `, more than the ${formatBytes(totalmem())} of this machine` : '';
  printNote(
    formatTable([
      ['model', `${name} (${kind}): ${title}`],
      ['licence', describeLicence(licence)],
      ['memory', `${needed}${tight}`],
      ...more,
    ]),
  );
}

/** Whether there is a person to ask. */
export const canAsk = (): boolean => process.stdin.isTTY && process.stderr.isTTY;

/** Asks a question on the terminal; anything but yes, and Ctrl-C, is no. */
export function ask(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((resolve) => {
    let yes = false;
    terminal.once('close', () => {
      resolve(yes);
    });
    terminal.question(`${question} [y/N] `, (answer) => {
      yes = /^y(es)?$/i.test(answer.trim());
      terminal.close();
    });
  });
}

/** Something that the user has to agree to. */
export interface Consent {
  readonly given: boolean;
  readonly question: string;
  readonly flag: string;
}

/**
 * Gets the user's consent to each of several things, by flags or by asking.
 *
 * @throws SimAssetError `model-consent` where nobody can be asked, `model-declined`.
 */
export async function obtainConsent(consents: readonly Consent[]): Promise<void> {
  const open = consents.filter(({ given }) => !given);
  if (open.length > 0 && !canAsk()) {
    throw new SimAssetError(
      NEEDS_CONSENT,
      'This needs your consent, and there is no terminal to ask on.',
      `If you agree, run it again with ${open.map(({ flag }) => flag).join(' and ')}.`,
    );
  }
  for (const { question } of open)
    if (!(await ask(question))) throw new SimAssetError('model-declined', 'Nothing was downloaded.');
}
