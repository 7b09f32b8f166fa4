import { readdir } from 'node:fs/promises';
import { dirName } from '../core/paths.js';

const IGNORED = new Set(['node_modules', '.git', '__pycache__']);

/** Names that a model may have. Of `.xml` the root says whether it is one. */
export const MODEL_FILE = /\.(xml|mjcf|urdf|xacro)$/i;

/** More files than this, or more folders, are not looked for: a workspace so large is a data set. */
const MOST_FILES = 5000;
const MOST_FOLDERS = 20_000;

/** How many folders above a file are looked through for models that include it. */
const FOLDERS_ABOVE = 2;

/**
 * Files in a folder and below that may be models by their name, the nearest first. Links to folders are not followed.
 *
 * @param folder with `/` between folders.
 * @param isWanted whether to go on.
 */
export async function listModelFiles(folder: string, isWanted: () => boolean): Promise<readonly string[]> {
  const files: string[] = [];
  const folders = [folder.replace(/\/$/, '')];
  for (let i = 0; i < folders.length && i < MOST_FOLDERS && files.length < MOST_FILES && isWanted(); i++) {
    const found = await listFolder(folders[i]);
    files.push(...found.files);
    folders.push(...found.folders);
  }
  return files.slice(0, MOST_FILES);
}

/** Files that may include one in `folder`: beside it, and in the folders above. */
export async function listNeighbours(folder: string): Promise<readonly string[]> {
  const files: string[] = [];
  let above = folder;
  for (let i = 0; i <= FOLDERS_ABOVE && above !== ''; i++, above = dirName(above))
    files.push(...(await listFolder(above)).files);
  return files.slice(0, MOST_FILES);
}

async function listFolder(folder: string): Promise<{ readonly files: string[]; readonly folders: string[] }> {
  const entries = await readdir(`${folder}/`, { withFileTypes: true }).catch(() => []);
  const join = ({ name }: { readonly name: string }): string => `${folder}/${name}`;
  return {
    files: entries.filter((entry) => !entry.isDirectory() && MODEL_FILE.test(entry.name)).map(join),
    folders: entries.filter((entry) => entry.isDirectory() && !IGNORED.has(entry.name)).map(join),
  };
}
