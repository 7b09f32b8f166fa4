import type { AssetFiles } from '../../core/asset-files.js';
import { baseName, joinPath } from '../../core/paths.js';

/**
 * The path in `files` that a reference means: in one of `folders`, in order; as a path from the top; else the only file whose path ends
 * so, or that has its name. Schemes (`package://name/`, `model://name/`, `file://`) and backslashes are understood.
 */
export function resolveFile(files: AssetFiles, reference: string, folders: readonly string[]): string | undefined {
  const inPackage = /^(?:package|model):\/\/[^/]+\/(.*)$/.exec(reference);
  const path = (inPackage?.[1] ?? reference.replace(/^file:\/\//, '')).replaceAll('\\', '/');
  const candidates = [...folders.map((folder) => joinPath(folder, path)), joinPath('', path)];
  const exact = candidates.map((candidate) => candidate.replace(/^\/+/, '')).find((candidate) => files.has(candidate));
  if (exact !== undefined) return exact;
  const clean = joinPath('', path).replace(/^\/+/, '');
  return onlyEnding(files, clean) ?? onlyEnding(files, baseName(clean));
}

function onlyEnding(files: AssetFiles, ending: string): string | undefined {
  if (ending === '') return undefined;
  const matches = [...files.keys()].filter((path) => `/${path}`.endsWith(`/${ending}`));
  return matches.length === 1 ? matches[0] : undefined;
}
