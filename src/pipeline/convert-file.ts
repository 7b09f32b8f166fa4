import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { SimAssetError } from '../core/error.js';
import type { Issue } from '../core/issue.js';
import type { ModelFiles } from '../formats/model-files/model-files.js';
import type { ConvertTarget } from './convert.js';
import { convertModel } from './convert.js';
import { exists } from './interrupted-writes.js';
import { readModelFiles } from './read-model-files.js';
import { writeFileAtomic } from './write-asset-directory.js';

/**
 * Converts a model on disk. The result goes to `out`, its meshes and textures beside it; the model is written last, so that it never
 * stands without the files it needs. A failure removes what was written.
 *
 * @returns the files written, as absolute paths, and what was lost.
 * @throws SimAssetError `not-found`, `exists`, `write-failed`, and those of `convertModel`.
 */
export async function convertFile(
  model: string,
  target: ConvertTarget,
  out: string,
  overwrite: boolean,
): Promise<{ readonly files: readonly string[]; readonly issues: readonly Issue[] }> {
  const source = /\.json$/i.test(model) ? await readAssetFolder(model) : await readModelFiles(model);
  const converted = await convertModel(source.files, source.entry, target);
  const main = path.resolve(out);
  const beside = [...converted.files].filter(([name]) => name !== converted.entry);
  const entry = converted.files.get(converted.entry) ?? new Uint8Array(0);
  const files = new Map([
    ...beside.map(([name, bytes]) => [path.join(path.dirname(main), ...name.split('/')), bytes] as const),
    [main, entry],
  ]);
  const standing = new Set<string>();
  for (const file of files.keys()) if (await exists(file)) standing.add(file);
  const inTheWay = [...standing].at(0);
  if (inTheWay !== undefined && !overwrite) {
    throw new SimAssetError('exists', `${inTheWay} exists already.`, 'Choose another folder, or ask to overwrite it.');
  }
  try {
    for (const [file, bytes] of files) await writeFileAtomic(file, bytes, { overwrite });
  } catch (error) {
    for (const file of files.keys()) if (!standing.has(file)) await rm(file, { force: true }).catch(() => undefined);
    throw error;
  }
  const missing = source.missing.map((reference): Issue => ({
    code: 'missing-file',
    severity: 'warning',
    where: path.basename(model),
    message: `The model refers to ${reference}, which is not there.`,
    action: 'went on without it',
  }));
  return { files: [...files.keys()], issues: [...missing, ...converted.issues] };
}

/** asset.json with the meshes and textures beside it. */
async function readAssetFolder(file: string): Promise<ModelFiles> {
  const folder = path.dirname(path.resolve(file));
  const files = new Map<string, Uint8Array>();
  for (const part of ['meshes', 'textures']) {
    for (const name of await readdir(path.join(folder, part)).catch((): string[] => [])) {
      const content = await readFile(path.join(folder, part, name)).catch(() => undefined);
      if (content !== undefined) files.set(`${part}/${name}`, content);
    }
  }
  const { files: main, entry } = await readModelFiles(file);
  return { files: new Map([...files, ...main]), entry, missing: [] };
}
