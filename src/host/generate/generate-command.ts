import path from 'node:path';
import * as vscode from 'vscode';
import type { GenerateSummary } from '../../protocol/inference.js';
import type { InferenceProcess } from '../inference-process.js';
import { isCancellation, reportError } from '../report-error.js';
import { chooseImages } from './choose-images.js';
import { planOutputs } from './plan-outputs.js';
import type { GenerationOutcome } from './run-generation.js';
import { runGeneration } from './run-generation.js';

export interface GenerateServices {
  readonly extensionPath: string;
  readonly log: vscode.LogOutputChannel;
  openPreview(model: vscode.Uri): unknown;
  readonly onProcess: (process: InferenceProcess) => void;
}

const TITLE = 'Generate from Image';

/**
 * The command `physxAnything.generateFromImage`: images to assets beside them, then the preview of the last one.
 *
 * @returns what became of each image; empty when the user cancelled or nothing could be started.
 */
export async function generateFromImage(
  services: GenerateServices,
  clicked?: vscode.Uri,
  selected?: readonly vscode.Uri[],
  outerToken?: vscode.CancellationToken,
): Promise<readonly GenerationOutcome[]> {
  const { log } = services;
  if (!(await mayGenerate())) return [];
  const images = await chooseImages(clicked, selected);
  if (images === undefined || images.length === 0) return [];
  const remote = images.find((image) => image.scheme !== 'file');
  if (remote !== undefined) {
    void vscode.window.showErrorMessage(
      `${TITLE}: ${path.posix.basename(remote.path)} is not on a disk that VS Code runs on. Save it into a local folder and try again.`,
    );
    return [];
  }
  try {
    const outputs = await planOutputs(images);
    if (outputs === undefined) return [];
    const title = outputs.length === 1 ? `Generating ${outputs[0].name}` : `Generating ${outputs.length} assets`;
    const outcomes = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      (progress, token) => {
        let shown = 0;
        const onProgress = (fraction: number, message: string) => {
          progress.report({ message, increment: Math.max(0, fraction - shown) * 100 });
          shown = Math.max(shown, fraction);
        };
        const tokens = outerToken === undefined ? [token] : [token, outerToken];
        return runGeneration(outputs, { ...services, tokens, onProgress });
      },
    );
    const last = outcomes.flatMap((outcome) => ('summary' in outcome ? [outcome.summary] : [])).at(-1);
    if (last !== undefined) services.openPreview(modelOf(last));
    void tell(services, outcomes);
    return outcomes;
  } catch (error) {
    if (isCancellation(error)) log.info('generation cancelled');
    else
      void reportError(log, TITLE, error, {
        label: 'Try Again',
        run: () => generateFromImage(services, clicked, selected),
      });
    return [];
  }
}

const modelOf = (summary: GenerateSummary): vscode.Uri =>
  vscode.Uri.file(path.join(summary.dir, `${summary.name}.xml`));

/** Generation runs code on files of the workspace and writes beside them: not in a folder whose authors are not trusted. */
async function mayGenerate(): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const manage = 'Manage Workspace Trust';
  const chosen = await vscode.window.showWarningMessage(
    `${TITLE} is off in Restricted Mode, since it runs a model on files of this folder and writes beside them. Trust the folder to use it.`,
    manage,
  );
  if (chosen === manage) await vscode.commands.executeCommand('workbench.trust.manage');
  return false;
}

/** One message for the whole batch: nothing when all is well with a single image, since the preview shows it. */
async function tell(services: GenerateServices, outcomes: readonly GenerationOutcome[]): Promise<void> {
  const { log } = services;
  const failed = outcomes.flatMap((outcome) => ('error' in outcome ? [outcome] : []));
  const made = outcomes.flatMap((outcome) => ('summary' in outcome ? [outcome.summary] : []));
  const [failure] = failed;
  if (outcomes.length === 1 && failed.length === 1) {
    const tryAgain = { label: 'Try Again', run: () => generateFromImage(services, failure.image) };
    await reportError(log, TITLE, failure.error, tryAgain);
    return;
  }
  const showLog = 'Show Log';
  const wrong = made.find((summary) => !summary.gate.pass);
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
  } else if (made.length > 1) {
    chosen = await vscode.window.showInformationMessage(
      `${made.length} assets made; all passed the physics checks.`,
      showLog,
    );
  }
  if (chosen === showLog) log.show();
}
