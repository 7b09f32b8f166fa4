import * as vscode from 'vscode';
import { checkModelCommand, checkPhysics } from './check-command.js';
import type { GenerationOutcome } from './generate/run-generation.js';
import { generateFromImage } from './generate/generate-command.js';
import type { GenerateServices } from './generate/generate-outputs.js';
import type { GateSummary, GenerateProgress } from '../protocol/inference.js';
import type { InferenceProcess } from './inference-process.js';
import { startInferenceProcess } from './inference-process.js';
import { provideLanguageFeatures } from './language/language-features.js';
import { provideModelLens } from './language/model-lens.js';
import { switchLanguages } from './language/switch-language.js';
import { trackModelInEditor } from './model-context.js';
import type { Preview } from './preview/preview.js';
import { chooseModel, registerPreviews } from './preview/previews.js';
import type { Change } from './refit/ask-again.js';
import { askDimension } from './refit/ask-dimension.js';
import { askMark } from './refit/ask-mark.js';
import { askCategory } from './refit/choose-category.js';
import type { RefittableAsset } from './refit/find-asset.js';
import { findAsset, readAsset } from './refit/find-asset.js';
import { refitAsset } from './refit/refit.js';
import { reportError } from './report-error.js';
import { createServerKeys } from './server-key.js';

/** What other extensions may use. */
export interface ExtensionApi {
  /** Makes assets from images, as the command does, and says what became of each. */
  generate(images: readonly vscode.Uri[], token?: vscode.CancellationToken): Promise<readonly GenerationOutcome[]>;
  /** Makes the asset that a file belongs to again, in its place, with something changed. */
  refit(file: vscode.Uri, change: Change): Promise<GenerationOutcome | undefined>;
  /** Opens the preview of an MJCF, URDF or GLB file, or brings it to the front. */
  openPreview(model: vscode.Uri): Preview;
  /** The open preview of a file. */
  findPreview(model: vscode.Uri): Preview | undefined;
  /** Fires with each inference process that is started. */
  readonly onDidStartProcess: vscode.Event<InferenceProcess>;
  /** Fires with everything that is told of a generation while it runs. */
  readonly onDidProgress: vscode.Event<GenerateProgress>;
}

/** Table of contents: the commands, and what they need. */
export function activate(context: vscode.ExtensionContext): ExtensionApi {
  const { extensionPath, extensionUri } = context;
  const log = vscode.window.createOutputChannel('PhysX-Anything', { log: true });
  const processStarted = new vscode.EventEmitter<InferenceProcess>();
  const language = provideLanguageFeatures(extensionPath, log);
  const showBehaviour = async (model: vscode.Uri, { checks }: GateSummary): Promise<void> => {
    const client = await language.client();
    await client?.notify('physxAnything/behaviour', { uri: model.toString(), checks });
  };
  const check = (model: vscode.Uri) =>
    checkPhysics(extensionPath, log, model, (checked, report) => void showBehaviour(checked, report));
  const progressed = new vscode.EventEmitter<GenerateProgress>();
  const previews = registerPreviews(context, {
    extensionUri,
    log,
    language,
    checkPhysics: check,
    runOnAsset: async (command, model) => {
      await vscode.commands.executeCommand(`physxAnything.${command}`, model);
    },
  });
  const keys = createServerKeys(context.secrets);
  const services: GenerateServices = {
    extensionPath,
    log,
    findServerKey: (baseUrl) => keys.find(baseUrl),
    openPreview: (model) => previews.open(model),
    startFitting: (model, image) => previews.startFitting(model, image),
    onProcess: (process) => {
      processStarted.fire(process);
    },
    onProgress: (progress) => {
      progressed.fire(progress);
    },
    chooseCategory: async (model) => {
      await vscode.commands.executeCommand('physxAnything.chooseCategory', model);
    },
  };
  const withAsset =
    (what: string, ask: (asset: RefittableAsset, shown: Preview | undefined) => Promise<Change | undefined>) =>
    async (clicked?: vscode.Uri) => {
      try {
        const active = previews.active();
        // From the title of a preview's panel comes a name of the panel.
        const file = clicked?.scheme === 'webview-panel' ? active : (clicked ?? active);
        const shown = file === undefined ? undefined : previews.find(file);
        const asset = await findAsset(clicked, active, what);
        const change = asset === undefined ? undefined : await ask(asset, shown);
        if (asset !== undefined && change !== undefined) await refitAsset(services, asset, change);
      } catch (error) {
        void reportError(log, what, error);
      }
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
    chooseCategory: withAsset('Choose Category', async (asset) => {
      const category = await askCategory(asset, () => startInferenceProcess(extensionPath, log));
      return category === undefined ? undefined : { category };
    }),
    setDimension: withAsset('Set Known Size', async (asset) => {
      const dimension = await askDimension(asset);
      return dimension === undefined ? undefined : { dimension };
    }),
    markObject: withAsset('Mark the Object', async (asset, shown) => {
      const preview = shown ?? previews.open(asset.model);
      const mark = await askMark(asset, preview, () => startInferenceProcess(extensionPath, log));
      return mark === undefined ? undefined : { mark };
    }),
    setServerKey: () => keys.ask(),
    showLog: () => {
      log.show();
    },
  };
  context.subscriptions.push(log, processStarted, progressed, trackModelInEditor());
  context.subscriptions.push(switchLanguages(context.workspaceState), language, provideModelLens());
  for (const [name, run] of Object.entries(commands)) {
    context.subscriptions.push(vscode.commands.registerCommand(`physxAnything.${name}`, run));
  }
  return {
    generate: (images, token) => generateFromImage(services, images[0], images, token),
    refit: async (file, change) => refitAsset(services, await readAsset(file), change),
    openPreview: (model) => previews.open(model),
    findPreview: (model) => previews.find(model),
    onDidStartProcess: processStarted.event,
    onDidProgress: progressed.event,
  };
}
