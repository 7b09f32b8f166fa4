import * as vscode from 'vscode';
import type { Fitting } from './fitting.js';
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
  /** Opens the preview of a model that is being made, or made anew, and shows how far it is. */
  startFitting(model: vscode.Uri, image: vscode.Uri): PreviewFitting;
  /** The model of the preview that has the focus. */
  active(): vscode.Uri | undefined;
}

export interface PreviewFitting extends Fitting {
  /** Shows the model that was there before; closes the preview where there was none. */
  abandon(): void;
}

/** Registers the ways a preview comes up: the command, a reload of the window, and opening a GLB. */
export function registerPreviews(context: vscode.ExtensionContext, services: PreviewServices): Previews {
  const open = new Map<vscode.WebviewPanel, Preview>();
  const active = () => [...open.values()].find(({ panel }) => panel.active);
  /** The context key `physxAnything.photoInPreview`: whether the preview in front is of an asset that can be made again. */
  const tellMenus = () => {
    void vscode.commands.executeCommand('setContext', 'physxAnything.photoInPreview', active()?.canRefit === true);
  };
  const attach = (panel: vscode.WebviewPanel, model: vscode.Uri): Preview => {
    const preview = attachPreview(panel, model, services);
    open.set(panel, preview);
    panel.onDidDispose(() => {
      open.delete(panel);
      tellMenus();
    });
    panel.onDidChangeViewState(tellMenus);
    preview.onDidShow(tellMenus);
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
  const openModel: Previews['open'] = (model, column = vscode.ViewColumn.Beside) => {
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
  };
  return {
    find,
    open: openModel,
    startFitting(model, image) {
      const isNew = find(model) === undefined;
      const preview = openModel(model);
      const fitting = preview.startFitting(image);
      return {
        ...fitting,
        abandon: () => {
          if (isNew) preview.panel.dispose();
          else fitting.end();
        },
      };
    },
    active: () => active()?.model,
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
