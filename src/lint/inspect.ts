import { collectModelFiles } from '../formats/model-files/model-files.js';
import type { FlatModel } from '../language/model/flatten-model.js';
import { flattenModel } from '../language/model/flatten-model.js';
import type { Model } from '../language/model/model.js';
import type { Workspace } from '../language/model/workspace.js';
import type { Inspection } from '../sim/inspect-model.js';
import type { EngineWorker } from './engine-worker.js';

/**
 * What the engine says of a model, with the text of files as editors have them; undefined where there is nothing to ask: a piece of a model, xacro,
 * text that is no XML, or an engine that takes too long.
 */
export async function inspect(
  engine: EngineWorker,
  workspace: Workspace,
  model: Model,
  signal?: AbortSignal,
): Promise<{ readonly flat: FlatModel; readonly inspection: Inspection } | undefined> {
  if (!isWhole(model)) return undefined;
  const flat = flattenModel(model);
  const encoder = new TextEncoder();
  const collected = await collectModelFiles(model.main.path, (path) => {
    if (path === model.main.path) return Promise.resolve(encoder.encode(flat.text));
    const isModel = /\.(xml|mjcf|urdf|xacro)$/i.test(path);
    const text = isModel ? workspace.find(path)?.text : undefined;
    return Promise.resolve(text === undefined ? workspace.files.readBytes(path) : encoder.encode(text));
  });
  if (collected === undefined || signal?.aborted === true) return undefined;
  const inspection = await engine.inspect({ files: collected.files, entry: collected.entry }, signal);
  return inspection === undefined ? undefined : { flat, inspection };
}

/** Whether the engine would be given this: everything that it includes is there, and it is XML. */
const isWhole = ({ language, root, files, includes }: Model): boolean =>
  language !== 'xacro' &&
  root.node.name.text !== 'mujocoinclude' &&
  includes.every(({ problem }) => problem === undefined) &&
  files.every(({ xml }) => xml.problems.length === 0);
