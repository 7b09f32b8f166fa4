import { describeError } from '../core/error.js';
import { dirName } from '../core/paths.js';
import type { CheckedFile } from '../language/check/check-model.js';
import type { LintSettings } from '../language/check/lint-settings.js';
import { createBaselineSource, dropKnown } from '../lint/baseline.js';
import { createSettingsSource } from '../lint/settings-source.js';
import type { Session } from './session.js';

/** What the settings files of folders say, over the editor's own settings. What is wrong with one is told once, and does not hold. */
export interface FolderSettings {
  readonly of: (folder: string) => LintSettings;
  /** Without what the baseline of the file's folder knows. */
  readonly withoutKnown: (checked: CheckedFile) => CheckedFile;
}

export function readFolderSettings({ connection, workspace, settings }: Session): FolderSettings {
  const settingsOf = createSettingsSource(workspace.files);
  const baselineOf = createBaselineSource(workspace.files);
  let complaint = '';
  const tryTo = <Result>(read: () => Result, otherwise: Result): Result => {
    try {
      return read();
    } catch (error) {
      const { message } = describeError(error);
      if (complaint !== message) connection.window.showErrorMessage(message);
      complaint = message;
      return otherwise;
    }
  };
  const of = (folder: string): LintSettings => {
    const base = settings().lint;
    return tryTo(() => settingsOf(folder, base), base);
  };
  return {
    of,
    withoutKnown(checked) {
      const { file, diagnostics } = checked;
      const { baseline } = of(dirName(file.path));
      if (baseline === undefined || diagnostics.length === 0) return checked;
      return { ...checked, diagnostics: tryTo(() => dropKnown(baselineOf(baseline), diagnostics), diagnostics) };
    },
  };
}
