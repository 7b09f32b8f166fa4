import * as vscode from 'vscode';
import { SimAssetError } from '../core/error.js';
import type { GateSummary } from '../protocol/inference.js';
import { startInferenceProcess } from './inference-process.js';

/** Runs the physics gate on an MJCF or URDF file in a process of its own. */
export async function checkPhysics(
  extensionPath: string,
  log: vscode.LogOutputChannel,
  model: vscode.Uri,
  show?: (model: vscode.Uri, report: GateSummary) => void,
): Promise<GateSummary> {
  if (model.scheme !== 'file')
    throw new SimAssetError('not-on-disk', 'Checks need a file on disk.', 'Save the model into a local folder.');
  const path = /\.glb$/i.test(model.fsPath) ? model.fsPath.replace(/\.glb$/i, '.xml') : model.fsPath;
  const process = startInferenceProcess(extensionPath, log);
  try {
    const report = await process.rpc.request('checkModel', { modelPath: path });
    log.info(`checked ${path}: ${report.pass ? 'passed' : 'FAILED'}`);
    for (const check of report.checks) {
      const result = !check.applicable ? 'not applicable' : check.pass ? 'passed' : 'FAILED';
      log.info(`  check ${check.name}: ${result}. ${check.detail}`);
    }
    show?.(vscode.Uri.file(path), report);
    return report;
  } finally {
    process.dispose();
  }
}

/** The command `physxAnything.checkModel`: runs the gate with progress and says how it went. */
export async function checkModelCommand(
  check: (model: vscode.Uri) => Promise<GateSummary>,
  log: vscode.LogOutputChannel,
  model: vscode.Uri,
): Promise<GateSummary> {
  const name = model.path.slice(model.path.lastIndexOf('/') + 1);
  const report = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: `Checking the physics of ${name}` },
    () => check(model),
  );
  const failed = report.checks.filter((each) => each.applicable && !each.pass);
  const details = 'Show Details';
  const message =
    failed.length === 0
      ? vscode.window.showInformationMessage(`${name} passed the physics checks.`, details)
      : vscode.window.showWarningMessage(`${name} failed "${failed[0].name}": ${failed[0].detail}`, details);
  void message.then((chosen) => {
    if (chosen === details) log.show();
  });
  return report;
}
