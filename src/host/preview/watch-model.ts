import * as vscode from 'vscode';

/** A save is often several writes, and an asset is replaced folder by folder: one refresh for all that comes within this time, ms. */
const QUIET = 200;

export interface ModelWatcher {
  dispose(): void;
  /** The files whose change matters from now on, as absolute paths of the model's file system. */
  follow(sources: ReadonlySet<string>): void;
}

/** Calls `onChange` when a file that the model was read from is changed, made or deleted, or its unsaved text in an editor changes. */
export function watchModel(model: vscode.Uri, onChange: () => void): ModelWatcher {
  let sources: ReadonlySet<string> = new Set([model.path]);
  let watchers: vscode.Disposable[] = [];
  let watched = '';
  let timer: NodeJS.Timeout | undefined;
  const touched = (uri: vscode.Uri) => {
    // A folder that is replaced as a whole is reported as itself alone.
    if (!sources.has(uri.path) && ![...sources].some((path) => path.startsWith(`${uri.path}/`))) return;
    clearTimeout(timer);
    timer = setTimeout(onChange, QUIET);
  };
  const watch = () => {
    const own = parentOf(model.path);
    // The parent too, since generating again replaces the asset's folder as a whole.
    const folders = [...new Set([parentOf(own), own, ...[...sources].map(parentOf)])].sort();
    if (folders.join('\n') === watched) return;
    watched = folders.join('\n');
    vscode.Disposable.from(...watchers).dispose();
    watchers = folders.flatMap((folder) => {
      const pattern = new vscode.RelativePattern(model.with({ path: folder }), '*');
      const watcher = vscode.workspace.createFileSystemWatcher(pattern);
      return [watcher, watcher.onDidChange(touched), watcher.onDidCreate(touched), watcher.onDidDelete(touched)];
    });
  };
  const touchedInEditor = (document: vscode.TextDocument) => {
    if (document.uri.scheme === model.scheme && sources.has(document.uri.path)) touched(document.uri);
  };
  const editors = vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) touchedInEditor(document);
    }),
    // What was not saved is gone then.
    vscode.workspace.onDidCloseTextDocument(touchedInEditor),
  );
  watch();
  return {
    follow(paths) {
      sources = paths;
      watch();
    },
    dispose() {
      clearTimeout(timer);
      vscode.Disposable.from(editors, ...watchers).dispose();
    },
  };
}

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';
