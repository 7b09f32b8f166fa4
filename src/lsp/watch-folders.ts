import { dirName } from '../core/paths.js';
import type { Diagnostics } from './diagnostics.js';
import { listModelFiles, listNeighbours, MODEL_FILE } from './list-model-files.js';
import type { Session } from './session.js';

/** Keeps what the workspace knows in step with the folders that the editor has open. */
export interface Folders {
  /** Addresses of folders. Before `start` they are only remembered: the editor is still waiting for an answer. */
  readonly add: (uris: readonly string[]) => void;
  readonly start: () => Promise<void>;
  /** A file outside of the folders is looked at with what stands around it. */
  readonly noteOpened: (path: string) => Promise<void>;
  readonly noteChanges: (paths: readonly string[]) => Promise<void>;
  readonly stop: () => void;
}

export function watchFolders({ workspace, discovery, uris }: Session, diagnostics: Diagnostics): Folders {
  const folders: string[] = [];
  const around = new Set<string>();
  let [isStarted, isStopped] = [false, false];
  const isWanted = (): boolean => !isStopped;

  const search = async (paths: readonly string[]): Promise<void> => {
    for (const folder of paths) {
      await discovery.look(await listModelFiles(folder, isWanted), isWanted);
      if (isStopped) return;
    }
    diagnostics.schedule();
  };
  return {
    add(given) {
      const added = given.filter((uri) => uri.startsWith('file:')).map((uri) => uris.pathOf(uri));
      folders.push(...added);
      if (isStarted) void search(added);
    },
    start() {
      isStarted = true;
      return search(folders);
    },
    async noteOpened(path) {
      const folder = dirName(path);
      if (folders.some((one) => path.startsWith(`${one}/`)) || around.has(folder)) return;
      around.add(folder);
      await discovery.look(await listNeighbours(folder), isWanted);
      if (!isStopped) diagnostics.schedule();
    },
    async noteChanges(paths) {
      for (const path of paths) workspace.refresh(path);
      await discovery.look(
        paths.filter((path) => MODEL_FILE.test(path)),
        isWanted,
      );
      // A mesh that is there now is no model that has changed.
      if (paths.some((path) => !MODEL_FILE.test(path))) diagnostics.forget();
      if (!isStopped) diagnostics.schedule();
    },
    stop() {
      isStopped = true;
    },
  };
}
