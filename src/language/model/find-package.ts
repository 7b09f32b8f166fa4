import { baseName, dirName } from '../../core/paths.js';
import type { FileAccess } from './file-access.js';
import { memoize } from './memoize.js';
import type { Model } from './model.js';

/** No workspace is deeper. */
const MOST_FOLDERS = 8;

/** Folders of packages that were looked for, by name, for each model: typing does not move packages. */
const foundFor = memoize<Model, Map<string, string | undefined>>(() => new Map());

/**
 * The folder of a ROS package that a model speaks of: as the settings have it, a folder around the model that has its name or says so in its
 * `package.xml`, or one beside those. Undefined where there is none.
 */
export function findPackage(model: Model, name: string, files: FileAccess): string | undefined {
  const set = (files.packages ?? {})[name] as string | undefined;
  if (set !== undefined) return set;
  const known = foundFor(model);
  if (!known.has(name)) known.set(name, searchPackage(dirName(model.main.path), name, files));
  return known.get(name);
}

/** The folder of a package, from a folder on: one around it, or one beside those. */
export function searchPackage(start: string, name: string, files: FileAccess): string | undefined {
  let folder = start;
  for (let i = 0; i < MOST_FOLDERS && folder !== ''; i++, folder = dirName(folder)) {
    if (baseName(folder) === name || packageName(folder, files) === name) return folder;
    if (files.list(`${folder}/${name}`).length > 0) return `${folder}/${name}`;
  }
  return undefined;
}

/** The name that the manifest in a folder gives. */
function packageName(folder: string, files: FileAccess): string | undefined {
  const path = `${folder}/package.xml`;
  const bytes = files.stamp(path) === undefined ? undefined : files.readBytes(path);
  if (bytes === undefined) return undefined;
  return /<name>\s*([^<\s]+)\s*<\/name>/.exec(new TextDecoder().decode(bytes))?.[1];
}
