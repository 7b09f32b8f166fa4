import * as vscode from 'vscode';
import { checkModelCommand, checkPhysics } from './check-command.js';
import type { GenerationOutcome } from './generate/run-generation.js';
import { generateFromImage } from './generate/generate-command.js';
import type { InferenceProcess } from './inference-process.js';
import { trackModelInEditor } from './model-context.js';
import type { Preview } from './preview/preview.js';
import { chooseModel, registerPreviews } from './preview/previews.js';
import { reportError } from './report-error.js';

/** What other extensions may use. */
export interface ExtensionApi {
  /** Makes assets from images, as the command does, and says what became of each. */
  generate(images: readonly vscode.Uri[], token?: vscode.CancellationToken): Promise<readonly GenerationOutcome[]>;
  /** Opens the preview of an MJCF, URDF or GLB file, or brings it to the front. */
  openPreview(model: vscode.Uri): Preview;
  /** The open preview of a file. */
  findPreview(model: vscode.Uri): Preview | undefined;
  /** Fires with each inference process that is started. */
  readonly onDidStartProcess: vscode.Event<InferenceProcess>;
}

/** Table of contents: the commands, and what they need. */
export function activate(context: vscode.ExtensionContext): ExtensionApi {
  const { extensionPath, extensionUri } = context;
  const log = vscode.window.createOutputChannel('PhysX-Anything', { log: true });
  const processStarted = new vscode.EventEmitter<InferenceProcess>();
  const check = (model: vscode.Uri) => checkPhysics(extensionPath, log, model);
  const previews = registerPreviews(context, { extensionUri, log, checkPhysics: check });
  const services = {
    extensionPath,
    log,
    openPreview: (model: vscode.Uri) => previews.open(model),
    onProcess: (process: InferenceProcess) => {
      processStarted.fire(process);
    },
  };
  const withModel = (what: string, run: (model: vscode.Uri) => unknown) => async (clicked?: vscode.Uri) => {
    try {
      const model = await chooseModel(clicked);
      return model === undefined ? undefined : await run(model);
    } catch (error) {
      void reportError(log, what, error);
      return undefined;
    }
  };
  const commands: Record<string, (...args: never[]) => unknown> = {
    generateFromImage: (clicked?: vscode.Uri, selected?: vscode.Uri[]) =>
      generateFromImage(services, clicked, selected),
    openPreview: withModel('Open Preview', (model) => void previews.open(model)),
    checkModel: withModel('Check Physics', (model) => checkModelCommand(check, log, model)),
    showLog: () => {
      log.show();
    },
  };
  context.subscriptions.push(log, processStarted, trackModelInEditor());
  for (const [name, run] of Object.entries(commands)) {
    context.subscriptions.push(vscode.commands.registerCommand(`physxAnything.${name}`, run));
  }
  return {
    generate: (images, token) => generateFromImage(services, images[0], images, token),
    openPreview: (model) => previews.open(model),
    findPreview: (model) => previews.find(model),
    onDidStartProcess: processStarted.event,
  };
}
