import * as vscode from 'vscode';
import type { Preview, PreviewServices } from './preview.js';
import { attachPreview } from './preview.js';

const VIEW_TYPE = 'physxAnything.preview';
export const GLB_EDITOR = 'physxAnything.glb';
const MODEL = /\.(xml|mjcf|urdf|glb)$/i;

/** All open previews: at most one of a panel for each model. */
export interface Previews {
  /** Opens the preview beside the active editor, or brings it to the front. */
  open(model: vscode.Uri, column?: vscode.ViewColumn): Preview;
  /** The preview of a model, in a panel or as the editor of a GLB. */
  find(model: vscode.Uri): Preview | undefined;
}

/** Registers the ways a preview comes up: the command, a reload of the window, and opening a GLB. */
export function registerPreviews(context: vscode.ExtensionContext, services: PreviewServices): Previews {
  const open = new Map<vscode.WebviewPanel, Preview>();
  const attach = (panel: vscode.WebviewPanel, model: vscode.Uri): Preview => {
    const preview = attachPreview(panel, model, services);
    open.set(panel, preview);
    panel.onDidDispose(() => open.delete(panel));
    return preview;
  };
  const find = (model: vscode.Uri) => [...open.values()].find((each) => each.model.toString() === model.toString());

  const serializer: vscode.WebviewPanelSerializer = {
    deserializeWebviewPanel: (panel, state) => {
      const uri = (state as { uri?: unknown } | undefined)?.uri;
      if (typeof uri === 'string') attach(panel, vscode.Uri.parse(uri, true));
      else panel.dispose();
      return Promise.resolve();
    },
  };
  const glbEditor: vscode.CustomReadonlyEditorProvider = {
    openCustomDocument: (uri) => ({ uri, dispose: () => undefined }),
    resolveCustomEditor: (document, panel) => {
      attach(panel, document.uri);
    },
  };
  context.subscriptions.push(
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, serializer),
    // The page is kept while its tab is hidden: compiling a model again each time would lose the simulation.
    vscode.window.registerCustomEditorProvider(GLB_EDITOR, glbEditor, {
      webviewOptions: { retainContextWhenHidden: true },
    }),
  );
  return {
    find,
    open(model, column = vscode.ViewColumn.Beside) {
      const existing = find(model);
      if (existing !== undefined) {
        existing.panel.reveal(undefined, true);
        return existing;
      }
      const fileName = model.path.slice(model.path.lastIndexOf('/') + 1);
      const panel = vscode.window.createWebviewPanel(
        VIEW_TYPE,
        `Preview ${fileName}`,
        { viewColumn: column, preserveFocus: true },
        { retainContextWhenHidden: true },
      );
      panel.iconPath = vscode.Uri.joinPath(context.extensionUri, 'media', 'preview.svg');
      return attach(panel, model);
    },
  };
}

/**
 * The model that a command is about: the clicked file, the one in the active editor, or one that the user picks.
 */
export async function chooseModel(clicked: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
  if (clicked !== undefined) return clicked;
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const shown = input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom ? input.uri : undefined;
  if (shown !== undefined && MODEL.test(shown.path)) return shown;
  const found = await vscode.workspace.findFiles('**/*.{xml,mjcf,urdf,glb}', '**/{node_modules,.git}/**', 500);
  if (found.length === 0) {
    void vscode.window.showInformationMessage(
      'There is no MJCF, URDF or GLB file in this workspace. Generate one from an image first.',
    );
    return undefined;
  }
  const items = found
    .map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const chosen = await vscode.window.showQuickPick(items, { title: 'Open Preview', placeHolder: 'A model' });
  return chosen?.uri;
}
