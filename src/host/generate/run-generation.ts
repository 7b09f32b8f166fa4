import { existsSync } from 'node:fs';
import path from 'node:path';
import type * as vscode from 'vscode';
import { CANCELLED, SimAssetError, throwIfCancelled } from '../../core/error.js';
import type { GenerateParams, GenerateProgress, GenerateSummary } from '../../protocol/inference.js';
import type { InferenceProcess } from '../inference-process.js';
import { startInferenceProcess } from '../inference-process.js';
import { removeLeftovers } from './remove-leftovers.js';
import { readSettings } from '../settings.js';
import type { PlannedOutput } from './plan-outputs.js';

/** What became of one image. */
export type GenerationOutcome =
  | { readonly image: vscode.Uri; readonly summary: GenerateSummary }
  | { readonly image: vscode.Uri; readonly error: SimAssetError };

export interface GenerationContext {
  readonly extensionPath: string;
  readonly log: vscode.LogOutputChannel;
  /** Any of them cancels the whole batch. */
  readonly tokens: readonly vscode.CancellationToken[];
  /** `fraction` is that of the whole batch. */
  readonly onProgress: (progress: GenerateProgress) => void;
  readonly findServerKey: (baseUrl: string) => Promise<string | undefined>;
  /** Told of each process that is started. */
  readonly onProcess?: (process: InferenceProcess) => void;
}

/**
 * Makes the assets one after another in an inference process. One bad image does not end the batch: its outcome carries the error.
 * A process that dies is replaced for the next image. Cancelling kills the process, so that nothing waits for a model to finish.
 *
 * @throws SimAssetError with the cancellation code; nothing half-written is left.
 */
export async function runGeneration(
  outputs: readonly PlannedOutput[],
  context: GenerationContext,
): Promise<GenerationOutcome[]> {
  const outcomes: GenerationOutcome[] = [];
  const folders = [...new Set(outputs.map((output) => output.outDir))];
  const made = folders.filter((folder) => !existsSync(folder));
  let process: InferenceProcess | undefined;
  const controller = new AbortController();
  const subscriptions = context.tokens.map((token) => {
    if (token.isCancellationRequested) controller.abort();
    return token.onCancellationRequested(() => {
      controller.abort();
    });
  });
  try {
    for (const [index, output] of outputs.entries()) {
      throwIfCancelled(controller.signal);
      const onProgress = (progress: GenerateProgress) => {
        const { fraction, message, stage } = progress;
        context.log.trace(`${output.name}: ${stage} ${fraction.toFixed(2)} ${message}`);
        const prefix = outputs.length > 1 ? `${output.name} (${index + 1} of ${outputs.length}): ` : '';
        context.onProgress({
          ...progress,
          fraction: (index + fraction) / outputs.length,
          message: prefix + message,
        });
      };
      try {
        if (process === undefined) {
          process = startInferenceProcess(context.extensionPath, context.log);
          context.onProcess?.(process);
          await reportDevice(process, output, context, controller.signal);
        }
        const summary = await process.rpc.request('generate', await paramsOf(output, context), {
          signal: controller.signal,
          onProgress,
        });
        logSummary(context.log, summary);
        outcomes.push({ image: output.image, summary });
      } catch (error) {
        if (!(error instanceof SimAssetError) || error.code === CANCELLED) throw error;
        context.log.error(`${output.image.fsPath}: ${error.message} [${error.code}]`);
        outcomes.push({ image: output.image, error });
        if (error.code === 'worker-lost') {
          await process?.kill();
          process = undefined;
          await removeLeftovers([output.outDir], made, context);
        }
      }
    }
    return outcomes;
  } catch (error) {
    await process?.kill();
    process = undefined;
    await removeLeftovers(folders, made, context);
    throw error;
  } finally {
    for (const subscription of subscriptions) subscription.dispose();
    process?.dispose();
  }
}

/** Says in the log and in the progress where networks will run, before the first work of a process. */
async function reportDevice(
  process: InferenceProcess,
  output: PlannedOutput,
  context: GenerationContext,
  signal: AbortSignal,
): Promise<void> {
  const { device } = readSettings(output.image);
  const report = await process.rpc.request('probeDevice', { device }, { signal });
  context.log.info(`device: ${report.detail}`);
  context.onProgress({ stage: 'look', fraction: 0, message: `Device: ${report.device.toUpperCase()}` });
}

async function paramsOf(output: PlannedOutput, { findServerKey }: GenerationContext): Promise<GenerateParams> {
  const { backend, device, fixedBase, fitSeconds, server, vlm, decoder } = readSettings(output.image);
  const { outDir, name, overwrite, image, asked } = output;
  const settings = { backend, device, fixedBase, seconds: fitSeconds };
  const params = { imagePath: image.fsPath, outDir, name, overwrite, ...settings, seed: 0, ...asked };
  const { backend: asks } = params;
  if (asks !== 'auto' && asks !== 'vlm' && asks !== 'server') return params;
  const finer = decoder.model === '' ? {} : { decoder };
  // The key is asked for where it is needed alone.
  const apiKey = asks === 'vlm' || server.baseUrl === '' ? undefined : await findServerKey(server.baseUrl);
  return { ...params, vlm, ...finer, server: { ...server, ...(apiKey === undefined ? {} : { apiKey }) } };
}

function logSummary(log: vscode.LogOutputChannel, summary: GenerateSummary): void {
  const size = summary.dimensions.map((metres) => (100 * metres).toFixed(1)).join(' x ');
  log.info(
    `${path.join(summary.dir, summary.name)}: ${summary.category}, ${summary.bodies} bodies, ${summary.joints} joints, ` +
      `${summary.mass.toFixed(3)} kg, ${size} cm, backend ${summary.backend}, ${summary.seconds.toFixed(1)} s`,
  );
  for (const check of summary.gate.checks) {
    const result = !check.applicable ? 'not applicable' : check.pass ? 'passed' : 'FAILED';
    log.info(`  check ${check.name}: ${result}. ${check.detail}`);
  }
  for (const issue of summary.issues) log.info(`  ${issue.severity} ${issue.code} at ${issue.where}: ${issue.message}`);
}
