import path from 'node:path';
import * as vscode from 'vscode';
import type { GenerateProgress, GenerateSummary } from '../../protocol/inference.js';
import type { InferenceProcess } from '../inference-process.js';
import { startInferenceProcess } from '../inference-process.js';
import type { PreviewFitting } from '../preview/previews.js';
import { isCancellation, reportError } from '../report-error.js';
import { readSettings } from '../settings.js';
import type { PlannedOutput } from './plan-outputs.js';
import type { GenerationOutcome } from './run-generation.js';
import { runGeneration } from './run-generation.js';
import { tellOutcomes } from './tell-outcomes.js';

export interface GenerateServices {
  readonly extensionPath: string;
  readonly log: vscode.LogOutputChannel;
  /** Of the model server at that address. */
  readonly findServerKey: (baseUrl: string) => Promise<string | undefined>;
  openPreview(model: vscode.Uri): unknown;
  /** Opens the preview of a model that is being made. */
  startFitting(model: vscode.Uri, image: vscode.Uri): PreviewFitting;
  readonly onProcess: (process: InferenceProcess) => void;
  readonly onProgress: (progress: GenerateProgress) => void;
  /** Offers the user to correct the category. */
  chooseCategory(model: vscode.Uri): Promise<void>;
}

export interface GenerateOptions {
  /** Cancels, as the user can. */
  readonly token?: vscode.CancellationToken;
  /** Does it once more, after a failure. */
  readonly again: () => unknown;
}

const TITLE = 'Generate from Image';

/** MJCF of an asset. */
const modelOf = ({ outDir, name }: Pick<PlannedOutput, 'outDir' | 'name'>): vscode.Uri =>
  vscode.Uri.file(path.join(outDir, name, `${name}.xml`));

/**
 * Makes assets and shows them: one in its preview while it is being fitted, several with a notification and the preview of the last.
 *
 * @returns what became of each; empty when it was cancelled.
 */
export async function generateOutputs(
  services: GenerateServices,
  outputs: readonly PlannedOutput[],
  options: GenerateOptions,
): Promise<readonly GenerationOutcome[]> {
  const fitting = outputs.length === 1 ? services.startFitting(modelOf(outputs[0]), outputs[0].image) : undefined;
  try {
    const outcomes = await runWithProgress(services, outputs, fitting, options.token);
    const last = outcomes.flatMap((outcome) => ('summary' in outcome ? [outcome.summary] : [])).at(-1);
    if (last === undefined) fitting?.abandon();
    else if (fitting !== undefined) fitting.end();
    else services.openPreview(modelOfSummary(last));
    void tellOutcomes(outcomes, {
      ...services,
      title: TITLE,
      again: options.again,
      acceptLicence: (kind) => acceptLicence(services, outputs[0].image, kind),
      chooseCategory: (summary) => services.chooseCategory(modelOfSummary(summary)),
    });
    return outcomes;
  } catch (error) {
    fitting?.abandon();
    if (isCancellation(error)) services.log.info('generation cancelled');
    else void reportError(services.log, TITLE, error, { label: 'Try Again', run: options.again });
    return [];
  }
}

/** Of the model, or the decoder, that the settings name. */
async function acceptLicence(services: GenerateServices, image: vscode.Uri, kind: 'vlm' | 'decoder'): Promise<void> {
  const inference = startInferenceProcess(services.extensionPath, services.log);
  try {
    await inference.rpc.request('acceptLicence', readSettings(image)[kind]);
  } finally {
    inference.dispose();
  }
}

const modelOfSummary = (summary: GenerateSummary): vscode.Uri =>
  modelOf({ outDir: path.dirname(summary.dir), name: summary.name });

function runWithProgress(
  services: GenerateServices,
  outputs: readonly PlannedOutput[],
  fitting: PreviewFitting | undefined,
  outerToken: vscode.CancellationToken | undefined,
): Thenable<GenerationOutcome[]> {
  const [first] = outputs;
  const title = outputs.length === 1 ? `Making ${first.name}` : `Generating ${outputs.length} assets`;
  // The preview shows one; in the status bar it is seen when the preview is not.
  const location = fitting === undefined ? vscode.ProgressLocation.Notification : vscode.ProgressLocation.Window;
  return vscode.window.withProgress({ location, title, cancellable: fitting === undefined }, (bar, token) => {
    let shown = 0;
    const onProgress = (progress: GenerateProgress) => {
      const { fraction, message } = progress;
      bar.report({ message, increment: Math.max(0, fraction - shown) * 100 });
      shown = Math.max(shown, fraction);
      fitting?.report(progress);
      services.onProgress(progress);
    };
    const tokens = [token, fitting?.token, outerToken].filter((each) => each !== undefined);
    return runGeneration(outputs, { ...services, tokens, onProgress });
  });
}
