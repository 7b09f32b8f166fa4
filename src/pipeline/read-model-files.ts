import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { SimAssetError } from '../core/error.js';
import type { ModelFiles } from '../formats/model-files/model-files.js';
import { collectModelFiles } from '../formats/model-files/model-files.js';

/**
 * A model on disk with every file it refers to.
 *
 * @throws SimAssetError `not-found` when the model itself cannot be read.
 */
export async function readModelFiles(modelPath: string): Promise<ModelFiles> {
  const absolute = path.resolve(modelPath).split(path.sep).join('/');
  const model = await collectModelFiles(absolute, async (file) => readFile(file).catch(() => undefined));
  if (model === undefined)
    throw new SimAssetError('not-found', `There is no file ${modelPath}.`, 'Check the path and that you may read it.');
  return model;
}
