import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ProceduralCategory } from '../../src/procedural/category.js';
import { countLabels, LABELLED_JOINTS } from '../../src/render/photo/labels.js';
import { PICTURE_SIZE } from '../../src/render/photo/studio.js';
import type { Kind } from './shard.js';
import { SHARD_SAMPLES } from './shard.js';

/**
 * Writes what the numbers of a data set mean to schema.json. A folder that has one of another library, kind or seed is refused: its
 * shards would not go with new ones.
 */
export function writeSchema(folder: string, kind: Kind, categories: readonly ProceduralCategory[], seed: number): void {
  const schema = {
    version: 1,
    kind,
    seed,
    imageSize: PICTURE_SIZE,
    shardSamples: SHARD_SAMPLES,
    states: LABELLED_JOINTS,
    labels: countLabels(categories),
    categories: categories.map(({ name, parameters }) => ({
      name,
      parameters: Object.entries(parameters).map(([key, parameter]) =>
        parameter.kind === 'choice'
          ? { name: key, kind: parameter.kind, values: parameter.values }
          : { name: key, kind: parameter.kind },
      ),
    })),
  };
  const text = `${JSON.stringify(schema, undefined, 1)}\n`;
  const file = path.join(folder, 'schema.json');
  if (existsSync(file) && readFileSync(file, 'utf8') !== text)
    throw new Error(`${file} is of another library, kind or seed: choose an empty folder`);
  writeFileSync(file, text);
}
