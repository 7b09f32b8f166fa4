import { SimAssetError } from '../core/error.js';
import { dirName, joinPath } from '../core/paths.js';
import type { FileAccess } from '../language/model/file-access.js';
import type { LintSettings } from '../language/check/lint-settings.js';
import { isRuleName, nearestRule } from '../language/rules/rule-names.js';

/** The file that a team shares: in the folder of a model or above. */
export const SETTINGS_FILE = '.simlint.json';

const PRESETS = ['recommended', 'strict', 'generated'] as const;
const SEVERITIES = ['error', 'warning', 'info', 'hint', 'off'] as const;

/** The settings file that holds for a folder; undefined where there is none. */
export function findSettingsFile(files: FileAccess, folder: string): string | undefined {
  for (let at = folder; at !== ''; at = dirName(at)) {
    if (files.stamp(`${at}/${SETTINGS_FILE}`) !== undefined) return `${at}/${SETTINGS_FILE}`;
  }
  return undefined;
}

/**
 * Reads a settings file.
 *
 * @throws SimAssetError `invalid-settings` that says what is wrong, where, and what may stand there.
 */
export function readSettingsFile(files: FileAccess, path: string): Partial<LintSettings> {
  const bytes = files.readBytes(path);
  if (bytes === undefined) throw new SimAssetError('not-found', `There is no file ${path}.`, 'Check the path.');
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw invalid(path, `is no JSON: ${cause instanceof Error ? cause.message : ''}`);
  }
  return parseSettings(json, path);
}

/**
 * What a settings file says, checked; what it does not say is left out.
 *
 * @throws SimAssetError `invalid-settings`.
 */
export function parseSettings(json: unknown, path: string): Partial<LintSettings> {
  if (!isRecord(json)) throw invalid(path, 'has to be an object');
  const known = ['$schema', 'preset', 'rules', 'packages', 'baseline'];
  const strange = Object.keys(json).find((key) => !known.includes(key));
  if (strange !== undefined) throw invalid(path, `has "${strange}"; it may have ${known.slice(1).join(', ')}`);
  const { preset, rules, packages, baseline } = json;
  if (preset !== undefined && !PRESETS.includes(preset as never))
    throw invalid(path, `has a preset other than ${PRESETS.join(', ')}`);
  if (baseline !== undefined && typeof baseline !== 'string') throw invalid(path, 'has a baseline that is no path');
  return {
    ...(preset === undefined ? {} : { preset: preset as LintSettings['preset'] }),
    ...(rules === undefined ? {} : { rules: parseRules(rules, path) }),
    ...(packages === undefined ? {} : { packages: parsePackages(packages, path) }),
    ...(baseline === undefined ? {} : { baseline: joinPath(dirName(path), baseline) }),
  };
}

function parseRules(rules: unknown, path: string): LintSettings['rules'] {
  if (!isRecord(rules)) throw invalid(path, 'has "rules" that are no object');
  for (const [rule, severity] of Object.entries(rules)) {
    if (!isRuleName(rule)) {
      const meant = nearestRule(rule);
      throw invalid(path, `names a rule ${rule} that there is not${meant === undefined ? '' : `; is ${meant} meant?`}`);
    }
    if (!SEVERITIES.includes(severity as never))
      throw invalid(path, `sets ${rule} to something other than ${SEVERITIES.join(', ')}`);
  }
  return rules as LintSettings['rules'];
}

function parsePackages(packages: unknown, path: string): LintSettings['packages'] {
  if (!isRecord(packages) || Object.values(packages).some((folder) => typeof folder !== 'string'))
    throw invalid(path, 'has "packages" that are not names with folders');
  const folders = Object.entries(packages as Record<string, string>);
  return Object.fromEntries(folders.map(([name, folder]) => [name, joinPath(dirName(path), folder)]));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const invalid = (path: string, what: string): SimAssetError =>
  new SimAssetError('invalid-settings', `${path} ${what}.`, 'See docs/linting.md for what it may say.');
