import * as vscode from 'vscode';
import { describeError, SimAssetError } from '../../core/error.js';
import type { GateSummary } from '../../protocol/inference.js';
import type { PreviewHostProtocol, PreviewProtocol, PreviewState } from '../../protocol/preview.js';
import { previewReplies } from '../../protocol/preview.js';
import { connectRpc } from '../../protocol/rpc.js';
import { readModelPayload } from './read-payload.js';
import { watchModel } from './watch-model.js';
import { renderPreviewHtml } from './webview-html.js';

export interface PreviewServices {
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  checkPhysics(model: vscode.Uri): Promise<GateSummary>;
}

/** One open preview. It lives as long as its panel. */
export interface Preview {
  readonly model: vscode.Uri;
  readonly panel: vscode.WebviewPanel;
  /** Fires each time the page has shown the model, or has told why it cannot. */
  readonly onDidShow: vscode.Event<PreviewState>;
  /** What the page shows now. */
  describe(): Promise<PreviewState>;
  /** Puts joints by name, m or rad, as the sliders do. */
  setJoints(positions: Readonly<Record<string, number>>): Promise<PreviewState>;
}

/** Fills a panel with the preview of a model and keeps it up to date with the model's files. */
export function attachPreview(panel: vscode.WebviewPanel, model: vscode.Uri, services: PreviewServices): Preview {
  const { extensionUri, log } = services;
  const { webview } = panel;
  const fileName = model.path.slice(model.path.lastIndexOf('/') + 1);
  const shown = new vscode.EventEmitter<PreviewState>();
  let markReady: () => void = () => undefined;
  /** A message to a page that does not run yet is lost. */
  const ready = new Promise<void>((resolve) => (markReady = resolve));
  let turn = 0;

  const refresh = async () => {
    await ready;
    const mine = ++turn;
    let state: PreviewState;
    try {
      const { payload, sources } = await readModelPayload(model);
      // A newer change has been read meanwhile, or will be.
      if (mine !== turn) return;
      watcher.follow(sources);
      state = await rpc.request('show', payload);
    } catch (error) {
      const problem = describeError(error);
      if (problem.code === PANEL_CLOSED || mine !== turn) return;
      log.warn(`preview of ${fileName}: ${problem.message}`);
      state = await rpc.request('showProblem', problem);
    }
    shown.fire(state);
  };
  const refreshSafely = () => {
    refresh().catch((error: unknown) => {
      if (describeError(error).code !== PANEL_CLOSED)
        log.error(`preview of ${fileName}: ${describeError(error).message}`);
    });
  };

  const watcher = watchModel(model, refreshSafely);
  const rpc = connectRpc<PreviewProtocol, PreviewHostProtocol>(
    {
      post: (message) => void webview.postMessage(message),
      listen: (listener) => webview.onDidReceiveMessage(listener),
    },
    {
      ready: () => {
        markReady();
        refreshSafely();
        return undefined;
      },
      checkPhysics: () => services.checkPhysics(model),
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
    rpc.close(new SimAssetError(PANEL_CLOSED, 'The preview was closed.'));
    watcher.dispose();
    shown.dispose();
  });
  webview.options = { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(extensionUri, 'dist')] };
  webview.html = renderPreviewHtml(webview, extensionUri);
  return {
    model,
    panel,
    onDidShow: shown.event,
    describe: async () => {
      await ready;
      return rpc.request('describe', undefined);
    },
    setJoints: async (positions) => {
      await ready;
      return rpc.request('setJoints', positions);
    },
  };
}

const PANEL_CLOSED = 'panel-closed';
