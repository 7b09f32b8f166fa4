import type { AssetFiles } from '../core/asset-files.js';
import { dirName } from '../core/paths.js';
import { isUrdf } from './compile-model.js';
import type { CompiledFacts } from './compiled-facts.js';
import { readCompiledFacts } from './compiled-facts.js';
import type { MujocoEngine } from './load-mujoco.js';
import { mountFiles } from './model-folder.js';
import type { MujocoModel } from './mujoco-types.js';
import { prepareUrdf } from './prepare-urdf.js';
import { sparingVisuals } from './sparing-visuals.js';

/** What the engine says when it is given a model. */
export interface Inspection {
  /** Its message as it is, without the folder of the model; undefined where it compiles. */
  readonly error?: string;
  /** What it warns of while compiling, as it is. */
  readonly warnings: readonly string[];
  readonly facts?: CompiledFacts;
}

/**
 * Compiles the model at `path` of `files` and reads from it what rules want to know. Never throws for a bad model.
 *
 * Warnings come only from parsing and compiling in two steps, of which the first leaks its specification (about 1.5 MB for a humanoid): who
 * inspects many models has to start a new engine now and then (`engine.heapBytes`).
 */
export function inspectModel(engine: MujocoEngine, files: AssetFiles, path: string): Inspection {
  const bytes = files.get(path);
  if (bytes === undefined) return { error: `Error opening file '${path}'`, warnings: [] };
  const text = new TextDecoder().decode(bytes);
  if (!isUrdf(bytes)) return inspectText(engine, files, path, text);
  return sparingVisuals(
    (refused) => {
      const { value, copies } = prepareUrdf(text, files, path, true, refused);
      return inspectText(engine, new Map([...files, ...copies]), path, value);
    },
    ({ error }) => error,
  );
}

function inspectText(engine: MujocoEngine, files: AssetFiles, path: string, text: string): Inspection {
  const folder = mountFiles(engine.mj.FS, new Map(files).set(path, new TextEncoder().encode(text)));
  let model: MujocoModel | undefined;
  try {
    const { value, printed } = engine.capture(() => engine.guard(() => compile(engine, text, folder.resolve(path))));
    model = value.model;
    const said = printed.map((line) => line.replace(/^(MuJoCo )?WARNING:\s*/i, '').trim());
    const warnings = value.warnings.length > 0 ? value.warnings : said;
    const { value: facts } = engine.capture(() => readCompiledFacts(engine, value.model));
    return { warnings, facts };
  } catch (error) {
    return { error: folder.strip(error instanceof Error ? error.message : String(error)), warnings: [] };
  } finally {
    model?.delete();
    folder.remove();
  }
}

interface Compiled {
  readonly model: MujocoModel;
  readonly warnings: readonly string[];
}

function compile({ mj }: MujocoEngine, text: string, path: string): Compiled {
  // Models that are attached are looked for while parsing, when the specification does not know its folder yet.
  if (/<model\b/.test(text)) return { model: mj.MjModel.from_xml_path(path), warnings: [] };
  const spec = mj.parseXMLString(text);
  try {
    spec.modelfiledir = dirName(path);
    const model = mj.mj_compile(spec);
    return { model, warnings: Array.from({ length: mj.mjs_numWarnings(spec) }, (_, i) => mj.mjs_getWarning(spec, i)) };
  } finally {
    spec.delete();
  }
}
