import { stat } from 'node:fs/promises';
import path from 'node:path';
import { glob } from 'tinyglobby';
import { SimAssetError } from '../core/error.js';

/** What a folder is searched for; of .xml files those are looked at whose root says that they are models. */
const MODEL_FILES = '**/*.{xml,mjcf,urdf,xacro}';
const IGNORED = ['**/node_modules/**', '**/.git/**'];

/**
 * The files that a path, a folder or a pattern means, as it was given: relative to the working folder or absolute.
 *
 * @throws SimAssetError `not-found` where nothing is there, or matches.
 */
export async function findFiles(given: string): Promise<readonly string[]> {
  const found = await stat(given).catch(() => undefined);
  if (found?.isFile() === true) return [path.normalize(given)];
  const [cwd, pattern] = found?.isDirectory() === true ? [given, MODEL_FILES] : ['.', given.replaceAll('\\', '/')];
  const files = await glob(pattern, { cwd, ignore: IGNORED, onlyFiles: true, expandDirectories: false });
  if (files.length === 0 && found === undefined)
    throw new SimAssetError(
      'not-found',
      `${given} is not there, and matches nothing.`,
      'Give files, folders, or patterns in quotes.',
    );
  return files.map((file) => path.normalize(path.join(cwd, file))).sort();
}
