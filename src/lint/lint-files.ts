import path from 'node:path';
import { SimAssetError } from '../core/error.js';
import { dirName } from '../core/paths.js';
import type { CheckedFile } from '../language/check/check-model.js';
import { checkModel } from '../language/check/check-model.js';
import { mergeChecked } from '../language/check/check-models.js';
import type { FileAccess } from '../language/model/file-access.js';
import type { LintSettings } from '../language/check/lint-settings.js';
import { DEFAULT_SETTINGS } from '../language/check/lint-settings.js';
import type { Model } from '../language/model/model.js';
import { createWorkspace } from '../language/model/workspace.js';
import { diskFiles, toServicePath } from './disk-files.js';
import type { EngineWorker } from './engine-worker.js';
import { inspect } from './inspect.js';
import { createSettingsSource } from './settings-source.js';

export interface LintOptions {
  /** Told of each file that cannot be read, and of what else fails. */
  readonly onFailure: (what: string, error: unknown) => void;
  /** Absent: what the engine would say is left out. */
  readonly engine?: EngineWorker | undefined;
  /** Absent: those of the settings file in the folder of the model or above. */
  readonly settings?: LintSettings | undefined;
  readonly files?: FileAccess;
}

/** How many folders above a file are looked through for models that include it. */
const FOLDERS_ABOVE = 2;

/**
 * Checks files, and those that they include or that include them: a piece of a model is judged within the models that it is in. What is no model
 * is passed over.
 *
 * @returns Every file that was checked, by absolute path.
 * @throws SimAssetError `invalid-settings` for a settings file that is wrong.
 */
export async function lintFiles(
  given: readonly string[],
  { onFailure, engine, settings, files = diskFiles }: LintOptions,
): Promise<readonly CheckedFile[]> {
  const workspace = createWorkspace(files);
  const paths = given.map((file) => toServicePath(path.resolve(file)));
  workspace.discover([...paths, ...findNeighbours(paths, files)]);
  const models = new Set<Model>();
  paths.forEach((file, i) => {
    if (workspace.find(file) === undefined)
      onFailure(
        given[i],
        new SimAssetError('not-found', 'The file cannot be read.', 'Check its permissions and size.'),
      );
    else for (const model of workspace.modelsOf(file)) models.add(model);
  });
  const settingsOf = createSettingsSource(files);
  const onFault = (rule: string, error: unknown): void => {
    onFailure(rule, new Error(`The rule ${rule} failed.`, { cause: error }));
  };
  const checked: CheckedFile[] = [];
  for (const model of models) {
    const own = settings ?? settingsOf(dirName(model.main.path), DEFAULT_SETTINGS);
    const compiled = engine === undefined ? undefined : await inspect(engine, workspace, model);
    checked.push(...checkModel(model, { files, settings: own, onFault, compiled }));
  }
  return mergeChecked(checked);
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
