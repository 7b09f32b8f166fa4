import * as vscode from 'vscode';
import { CANCELLED, describeError, SimAssetError } from '../../core/error.js';
import type { ImageMark } from '../../core/image-mark.js';
import type { GateSummary, ObjectOutline } from '../../protocol/inference.js';
import type {
  FittingState,
  FittingView,
  MarkingAnswer,
  MarkingRequest,
  ModelPayload,
  PreviewHostProtocol,
  PreviewProtocol,
  PreviewState,
} from '../../protocol/preview.js';
import { previewReplies } from '../../protocol/preview.js';
import { connectRpc } from '../../protocol/rpc.js';
import type { PartKind } from '../../core/part-address.js';
import type { LanguageFeatures } from '../language/language-features.js';
import type { Fitting, FittingSession } from './fitting.js';
import { createFitting } from './fitting.js';
import { createInspection } from './inspection.js';
import { readModelPayload } from './read-payload.js';
import { revealPlace } from './reveal-place.js';
import { isSamePayload } from './same-payload.js';
import { watchModel } from './watch-model.js';
import { renderPreviewHtml } from './webview-html.js';

export interface PreviewServices {
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  readonly language: LanguageFeatures;
  checkPhysics(model: vscode.Uri): Promise<GateSummary>;
  /** Runs a command of ours on the asset that a model belongs to. */
  runOnAsset(command: 'chooseCategory' | 'setDimension' | 'markObject', model: vscode.Uri): Promise<void>;
}

/** One open preview. It lives as long as its panel. */
export interface Preview {
  readonly model: vscode.Uri;
  readonly panel: vscode.WebviewPanel;
  /** Whether the model is that of an asset that can be made again from its image. */
  readonly canRefit: boolean;
  /** Fires each time the page has shown the model, or has told why it cannot. */
  readonly onDidShow: vscode.Event<PreviewState>;
  /** Fires each time the page has shown how far the model is. */
  readonly onDidShowFitting: vscode.Event<FittingView>;
  /** Shows the making of the model in its place, until it ends. */
  startFitting(image: vscode.Uri): Fitting;
  /**
   * Asks in its place where the object is in a photo, until the user says so or something else is shown. Undefined when the user does not say.
   *
   * @param findOutline is asked what would be taken for the object.
   */
  askMark(request: MarkingRequest, findOutline: FindOutline): Promise<MarkingAnswer | undefined>;
  /** What the page shows now. */
  describe(): Promise<PreviewState>;
  /** Puts joints by name, m or rad, as the sliders do. */
  setJoints(positions: Readonly<Record<string, number>>): Promise<PreviewState>;
  /** Selects a part by name, as a click on it does: its source is shown. */
  select(kind: PartKind, name: string): Promise<PreviewState>;
  /** Types a value into a field of the inspector, and Enter. */
  enter(field: string, text: string): Promise<PreviewState>;
  /** Fires each time the page has shown what the cursor is on, or what has changed of what is selected. */
  readonly onDidInspect: vscode.Event<PreviewState>;
}

type FindOutline = (mark: ImageMark | undefined) => Promise<ObjectOutline>;

/** Fills a panel with the preview of a model and keeps it up to date with the model's files. */
export function attachPreview(panel: vscode.WebviewPanel, model: vscode.Uri, services: PreviewServices): Preview {
  const { extensionUri, log } = services;
  const { webview } = panel;
  const fileName = model.path.slice(model.path.lastIndexOf('/') + 1);
  const shown = new vscode.EventEmitter<PreviewState>();
  const fittingShown = new vscode.EventEmitter<FittingView>();
  const inspectedShown = new vscode.EventEmitter<PreviewState>();
  let fitting: FittingSession | undefined;
  let outlineFinder: FindOutline | undefined;
  let markReady: () => void = () => undefined;
  /** A message to a page that does not run yet is lost. */
  const ready = new Promise<void>((resolve) => (markReady = resolve));
  let turn = 0;
  let isClosed = false;
  let canRefit = false;
  let sources: ReadonlySet<string> = new Set([model.path]);
  /** What the page was given last, until something else is told. */
  let given: ModelPayload | undefined;

  const refresh = async (isWanted: (payload: ModelPayload) => boolean) => {
    await ready;
    const mine = ++turn;
    let state: PreviewState;
    try {
      const loaded = await readModelPayload(model);
      // A newer change has been read meanwhile, or will be.
      if (mine !== turn) return;
      const { payload } = loaded;
      sources = loaded.sources;
      watcher.follow(sources);
      if (!isWanted(payload)) return;
      given = payload;
      canRefit = payload.recognition?.hasImage === true;
      state = await rpc.request('show', payload);
    } catch (error) {
      const problem = describeError(error);
      if (problem.code === PANEL_CLOSED || mine !== turn) return;
      log.warn(`preview of ${fileName}: ${problem.message}`);
      given = undefined;
      state = await rpc.request('showProblem', problem);
    }
    shown.fire(state);
    inspection.refresh();
  };
  const isFitting = () => fitting !== undefined;
  const refreshSafely = async (isWanted: (payload: ModelPayload) => boolean = () => true) => {
    // Its files are being made: they are read when that ends.
    if (isFitting()) return;
    try {
      await refresh(isWanted);
    } catch (error) {
      if (describeError(error).code !== PANEL_CLOSED)
        log.error(`preview of ${fileName}: ${describeError(error).message}`);
    }
  };
  const showFitting = async (state: FittingState | undefined) => {
    await ready;
    return rpc.request('showFitting', state);
  };
  const endFitting = async (title: string) => {
    fitting = undefined;
    if (isClosed) return;
    panel.title = title;
    await refreshSafely();
    // The picture of the fit stays until the model is there.
    if (!isFitting()) await showFitting(undefined).catch(() => undefined);
  };

  /** Saving what is shown already, or closing its editor, is no change. */
  const isNew = (payload: ModelPayload) => given === undefined || !isSamePayload(given, payload);
  const watcher = watchModel(model, () => void refreshSafely(isNew));
  const inspection = createInspection({
    model,
    panel,
    language: services.language,
    log,
    isSource: (uri) => uri.scheme === model.scheme && sources.has(uri.path),
    show: (content) => {
      rpc.request('showInspected', content).then(
        (state) => {
          inspectedShown.fire(state);
        },
        // The panel was closed.
        () => undefined,
      );
    },
  });
  const rpc = connectRpc<PreviewProtocol, PreviewHostProtocol>(
    {
      post: (message) => void webview.postMessage(message),
      listen: (listener) => webview.onDidReceiveMessage(listener),
    },
    {
      ready: () => {
        markReady();
        void refreshSafely();
        return undefined;
      },
      checkPhysics: () => services.checkPhysics(model),
      cancelFitting: () => {
        fitting?.cancel();
        return undefined;
      },
      chooseCategory: async () => {
        await services.runOnAsset('chooseCategory', model);
        return undefined;
      },
      setDimension: async () => {
        await services.runOnAsset('setDimension', model);
        return undefined;
      },
      markObject: async () => {
        await services.runOnAsset('markObject', model);
        return undefined;
      },
      findOutline: (mark) => {
        if (outlineFinder === undefined) throw new SimAssetError(CANCELLED, 'Nothing is being marked.');
        return outlineFinder(mark);
      },
      inspect: (part) => inspection.select(part),
      changeElement: (change) => inspection.change(change),
      reveal: async (place) => {
        await revealPlace(place, panel);
        return undefined;
      },
      openSource: async () => {
        // With the text editor, whatever editor the file is opened with otherwise.
        await vscode.commands.executeCommand('vscode.openWith', model, 'default', vscode.ViewColumn.One);
        return undefined;
      },
      log: ({ level, message }) => {
        log[level](`preview of ${fileName}: ${message}`);
        return undefined;
      },
    },
    previewReplies,
  );
  panel.onDidDispose(() => {
    isClosed = true;
    rpc.close(new SimAssetError(PANEL_CLOSED, 'The preview was closed.'));
    watcher.dispose();
    inspection.dispose();
    inspectedShown.dispose();
    shown.dispose();
    fittingShown.dispose();
    fitting?.cancel();
  });
  webview.options = { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(extensionUri, 'dist')] };
  webview.html = renderPreviewHtml(webview, extensionUri);
  return {
    model,
    panel,
    get canRefit() {
      return canRefit;
    },
    onDidShow: shown.event,
    onDidShowFitting: fittingShown.event,
    startFitting(image) {
      const title = panel.title;
      panel.title = `Making ${fileName.replace(/\.[^.]*$/, '')}`;
      turn++;
      fitting = createFitting({
        image,
        send: showFitting,
        onShown: (view) => {
          fittingShown.fire(view);
        },
        onEnd: () => void endFitting(title),
      });
      return fitting;
    },
    askMark: async (request, findOutline) => {
      if (isFitting())
        throw new SimAssetError('being-made', `${fileName} is being made.`, 'Mark the object when it is there.');
      // So that keys go to the page.
      panel.reveal();
      await ready;
      outlineFinder = findOutline;
      try {
        return await rpc.request('askMark', request);
      } catch (error) {
        if (describeError(error).code === PANEL_CLOSED) return undefined;
        throw error;
      } finally {
        // Another may have taken its place.
        if (outlineFinder === findOutline) outlineFinder = undefined;
      }
    },
    describe: async () => {
      await ready;
      return rpc.request('describe', undefined);
    },
    setJoints: async (positions) => {
      await ready;
      return rpc.request('setJoints', positions);
    },
    onDidInspect: inspectedShown.event,
    select: async (kind, name) => {
      await ready;
      return rpc.request('select', { kind, name });
    },
    enter: async (field, text) => {
      await ready;
      return rpc.request('enter', { field, text });
    },
  };
}

const PANEL_CLOSED = 'panel-closed';
