import type { FileAccess } from '../language/model/file-access.js';
import type { LintSettings } from '../language/check/lint-settings.js';
import { findSettingsFile, readSettingsFile } from './read-settings.js';

/**
 * The settings that hold for a folder: those of its settings file, over those that are given for everything. Each file is read once, and again when it
 * changes.
 *
 * @throws SimAssetError `invalid-settings` for a file that is wrong, when it is asked for.
 */
export function createSettingsSource(files: FileAccess): (folder: string, base: LintSettings) => LintSettings {
  const known = new Map<
    string,
    { readonly stamp: string | undefined; readonly base: LintSettings; readonly settings: LintSettings }
  >();
  return (folder, base) => {
    const path = findSettingsFile(files, folder);
    if (path === undefined) return base;
    const stamp = files.stamp(path);
    const before = known.get(path);
    if (before !== undefined && before.stamp === stamp && before.base === base) return before.settings;
    const { preset, rules, packages, baseline } = readSettingsFile(files, path);
    const settings: LintSettings = {
      preset: preset ?? base.preset,
      rules: { ...base.rules, ...rules },
      packages: { ...base.packages, ...packages },
      ...(baseline === undefined ? {} : { baseline }),
    };
    known.set(path, { stamp, base, settings });
    return settings;
  };
}
