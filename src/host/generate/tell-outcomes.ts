import path from 'node:path';
import * as vscode from 'vscode';
import type { GenerateSummary } from '../../protocol/inference.js';
import { reportError } from '../report-error.js';
import { describeDoubt } from './describe-doubt.js';
import type { GenerationOutcome } from './run-generation.js';

export interface TellActions {
  readonly log: vscode.LogOutputChannel;
  readonly title: string;
  readonly again: () => unknown;
  /** The user accepts the licence of the model or the decoder that is set. */
  readonly acceptLicence: (kind: 'vlm' | 'decoder') => Promise<void>;
  readonly chooseCategory: (summary: GenerateSummary) => Promise<void>;
}

/** Errors that say that the user has not accepted a licence yet, and of what. */
const LICENCES: Readonly<Record<string, 'vlm' | 'decoder' | undefined>> = {
  'model-licence': 'vlm',
  'decoder-licence': 'decoder',
};

/** One message for the whole batch: nothing when all is well with a single image, since the preview shows it. */
export async function tellOutcomes(outcomes: readonly GenerationOutcome[], actions: TellActions): Promise<void> {
  const { log, title } = actions;
  const failed = outcomes.flatMap((outcome) => ('error' in outcome ? [outcome] : []));
  const made = outcomes.flatMap((outcome) => ('summary' in outcome ? [outcome.summary] : []));
  if (outcomes.length === 1 && failed.length === 1) {
    const { error } = failed[0];
    const unaccepted = LICENCES[error.code];
    await reportError(
      log,
      title,
      error,
      unaccepted === undefined
        ? { label: 'Try Again', run: actions.again }
        : {
            label: 'Accept Licence',
            run: async () => {
              await actions.acceptLicence(unaccepted);
              await actions.again();
            },
          },
    );
    return;
  }
  const showLog = 'Show Log';
  const choose = 'Choose Category';
  const wrong = made.find((summary) => !summary.gate.pass);
  const doubt = made.length === 1 ? describeDoubt(made[0]) : undefined;
  let chosen: string | undefined;
  if (failed.length > 0) {
    const reasons = failed.map(({ image, error }) => `${path.basename(image.fsPath)}: ${error.message}`).join(' ');
    chosen = await vscode.window.showErrorMessage(
      `${failed.length} of ${outcomes.length} images failed. ${reasons}`,
      showLog,
    );
  } else if (wrong !== undefined) {
    const check = wrong.gate.checks.find((each) => each.applicable && !each.pass);
    const which = `the physics check "${check?.name ?? 'unknown'}": ${check?.detail ?? ''}`;
    chosen = await vscode.window.showWarningMessage(`${wrong.name} was made, but failed ${which}`, showLog);
  } else if (doubt !== undefined) {
    chosen = await vscode.window.showInformationMessage(doubt, choose);
  } else if (made.length > 1) {
    chosen = await vscode.window.showInformationMessage(
      `${made.length} assets made; all passed the physics checks.`,
      showLog,
    );
  }
  if (chosen === showLog) log.show();
  if (chosen === choose) await actions.chooseCategory(made[0]);
}
