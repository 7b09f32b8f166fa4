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
    await reportError(log, title, error, remedyFor(error.code, actions));
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

/** The one thing to do about an error: what was missing, and then the same again. */
function remedyFor(code: string, { again, acceptLicence }: TellActions): { readonly label: string; run(): unknown } {
  const unaccepted = LICENCES[code];
  if (unaccepted !== undefined)
    return {
      label: 'Accept Licence',
      run: async () => {
        await acceptLicence(unaccepted);
        await again();
      },
    };
  if (code === 'server-refused')
    return { label: 'Set Key', run: () => vscode.commands.executeCommand('physxAnything.setServerKey') };
  return { label: 'Try Again', run: again };
}
