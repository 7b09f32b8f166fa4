import { baseName, dirName } from '../../core/paths.js';
import type { FileAccess } from '../model/file-access.js';

/** Folders below a model's own in which a file may have been meant. */
const MOST_FOLDERS = 40;

/** A path as the disk has it where only capital letters are otherwise; undefined where that is not so. */
export function findOtherCase(path: string, files: FileAccess): string | undefined {
  let folder = '';
  let isWhole = true;
  const parts = path.split('/').slice(1);
  for (const [i, part] of parts.entries()) {
    const isLast = i === parts.length - 1;
    const entries = files.list(folder === '' ? '/' : folder);
    const wanted = isLast ? part : `${part}/`;
    if (entries.includes(wanted) || (!isLast && entries.length === 0)) folder += `/${part}`;
    else {
      const other = entries.find((entry) => entry.toLowerCase() === wanted.toLowerCase());
      if (other === undefined) return undefined;
      folder += `/${other.replace(/\/$/, '')}`;
      isWhole = false;
    }
  }
  return isWhole || files.stamp(folder) === undefined ? undefined : folder;
}

/** Files of the name in the folder of a model, the folders in it, and those beside it: where they are when a folder was forgotten. */
export function findByName(main: string, name: string, files: FileAccess): readonly string[] {
  const own = dirName(main);
  const around = dirName(own);
  const wanted = name.toLowerCase();
  const found: string[] = [];
  const waiting = [own, ...foldersIn(own, files), ...(around === '' ? [] : foldersIn(around, files))];
  const seen = new Set<string>();
  for (const folder of waiting) {
    if (seen.has(folder) || seen.size > MOST_FOLDERS) continue;
    seen.add(folder);
    for (const entry of files.list(folder)) {
      if (!entry.endsWith('/') && entry.toLowerCase() === wanted) found.push(`${folder}/${entry}`);
      // Two levels: `meshes/visual`.
      else if (entry.endsWith('/') && dirName(folder) === own) waiting.push(`${folder}/${entry.slice(0, -1)}`);
    }
  }
  return found;
}

const foldersIn = (folder: string, files: FileAccess): string[] =>
  files
    .list(folder)
    .filter((entry) => entry.endsWith('/'))
    .map((entry) => `${folder}/${entry.slice(0, -1)}`);

/** How a file is written from a folder: `../meshes/base.obj`. */
export function relativeTo(folder: string, path: string): string {
  const from = folder.split('/');
  const to = dirName(path).split('/');
  let common = 0;
  while (common < from.length && common < to.length && from[common] === to[common]) common++;
  return [...from.slice(common).map(() => '..'), ...to.slice(common), baseName(path)].join('/');
}
