import type { AssetFiles } from '../core/asset-files.js';
import { normalizePath } from './model-folder.js';

/**
 * The file that a mesh reference means: beside the model, from the top folder, or for `package://name/rest` in a folder of that name
 * or as `rest`; else the only file whose path ends so.
 */
export function findMeshFile(reference: string, files: AssetFiles, model: string): string | undefined {
  const bare = reference.replace(/^file:\/\//, '').replace(/^(package|model):\/\//, '');
  const isPackage = bare !== reference && !reference.startsWith('file:');
  const rest = isPackage ? bare.slice(bare.indexOf('/') + 1) : bare;
  const folder = model.includes('/') ? model.slice(0, model.lastIndexOf('/')) : '';
  const candidates = [`${folder}/${rest}`, `${folder}/../${rest}`, rest, `${folder}/../${bare}`, bare].map(
    normalizePath,
  );
  const exact = candidates.find((candidate) => files.has(candidate));
  if (exact !== undefined) return exact;
  const ending = `/${normalizePath(rest)}`;
  const matches = [...files.keys()].filter((path) => `/${path}`.endsWith(ending));
  if (matches.length === 1) return matches[0];
  const name = ending.slice(ending.lastIndexOf('/'));
  const sameName = [...files.keys()].filter((path) => `/${path}`.endsWith(name));
  return sameName.length === 1 ? sameName[0] : undefined;
}
