import path from 'node:path';
import { SimAssetError } from '../core/error.js';
import { dirName } from '../core/paths.js';
import type { CheckedFile } from '../language/check-model.js';
import { checkModels } from '../language/check-models.js';
import type { FileAccess } from '../language/file-access.js';
import type { Workspace } from '../language/workspace.js';
import { createWorkspace } from '../language/workspace.js';
import { diskFiles, toServicePath } from './disk-files.js';

/** How many folders above a file are looked through for models that include it. */
const FOLDERS_ABOVE = 2;

/**
 * Checks files, and those that they include or that include them: a piece of a model is judged within the models that it is in. What is no model
 * is passed over.
 *
 * @param onUnread is told of each file that cannot be read.
 * @returns Every file that was checked, by absolute path.
 */
export function lintFiles(
  given: readonly string[],
  onUnread: (file: string, error: unknown) => void,
  onFault: (rule: string, error: unknown) => void,
  files: FileAccess = diskFiles,
): readonly CheckedFile[] {
  const workspace = createWorkspace(files);
  const paths = given.map((file) => toServicePath(path.resolve(file)));
  workspace.discover([...paths, ...findNeighbours(paths, files)]);
  const models = new Set(
    paths.flatMap((file, i) =>
      readModels(workspace, file, () => {
        onUnread(
          given[i],
          new SimAssetError('not-found', 'The file cannot be read.', 'Check that it is there, and its permissions.'),
        );
      }),
    ),
  );
  return checkModels([...models], files, onFault);
}

function readModels(workspace: Workspace, file: string, onUnread: () => void) {
  if (workspace.find(file) !== undefined) return workspace.modelsOf(file);
  onUnread();
  return [];
}

/** XML files that may include one of `paths`: beside them, and in the folders above. */
function findNeighbours(paths: readonly string[], { list }: FileAccess): readonly string[] {
  const folders = new Set<string>();
  for (const file of paths) {
    let folder = dirName(file);
    for (let i = 0; i <= FOLDERS_ABOVE && folder !== ''; i++, folder = dirName(folder)) folders.add(folder);
  }
  return [...folders].flatMap((folder) =>
    list(folder)
      .filter((name) => /\.(xml|mjcf|xacro)$/i.test(name))
      .map((name) => `${folder}/${name}`),
  );
}
