import type { AssetFiles } from '../core/asset-files.js';
import { describeError } from '../core/error.js';
import type { Issue, Read } from '../core/issue.js';
import type { MujocoEngine } from './load-mujoco.js';
import { mountFiles, normalizePath } from './model-folder.js';
import type { MujocoModel } from './mujoco-types.js';
import { parseEngineError } from './parse-engine-error.js';
import { prepareUrdf } from './prepare-urdf.js';
import { Simulation } from './simulation.js';
import { sparingVisuals } from './sparing-visuals.js';

export interface CompileOptions {
  /**
   * URDF only: whether the root link becomes a body of its own even if no joint moves it, and visual geoms are kept. The engine's own
   * habit is to merge the root into the world, which loses its mass. Default: true.
   */
  readonly keepUrdfStructure?: boolean;
}

/**
 * Compiles the MJCF or URDF at `path` of `files`; includes, meshes, textures and attached models are found among `files`, by paths
 * relative to it. The model belongs to the caller, who must `delete` it, or give it to a `Simulation`.
 *
 * Never throws for a bad model: `value` is undefined then and `issues` says why. The engine reports its first error only, and no
 * warnings on this way (its other way, parse then compile, leaks the whole specification).
 */
export function compileModel(
  engine: MujocoEngine,
  files: AssetFiles,
  path: string,
  options: CompileOptions = {},
): Read<MujocoModel | undefined> {
  if (!engine.isSound()) {
    const message = 'MuJoCo crashed on an earlier model.';
    const hint = 'Start again without that model.';
    return { value: undefined, issues: [{ code: 'engine-crashed', severity: 'error', where: path, message, hint }] };
  }
  const bytes = files.get(path);
  if (bytes === undefined) {
    const message = `There is no file ${path}.`;
    return { value: undefined, issues: [{ code: 'missing-file', severity: 'error', where: path, message }] };
  }
  if (!isUrdf(bytes)) return compileFiles(engine, files, path);
  const text = new TextDecoder().decode(bytes);
  const compileWithout = (refused: ReadonlySet<string>): Attempt => {
    const prepared = prepareUrdf(text, files, path, options.keepUrdfStructure ?? true, refused);
    const { issues } = prepared;
    if (issues.some((issue) => issue.severity === 'error')) return { value: undefined, issues };
    const all = new Map([...files, ...prepared.copies]).set(path, new TextEncoder().encode(prepared.value));
    return compileFiles(engine, all, path, issues);
  };
  const { value, issues } = sparingVisuals(compileWithout, ({ error }) => error);
  return { value, issues };
}

/** A compilation, and what the engine said where it failed. */
type Attempt = Read<MujocoModel | undefined> & { readonly error?: string };

function compileFiles(engine: MujocoEngine, files: AssetFiles, path: string, before: readonly Issue[] = []): Attempt {
  const issues = [...before];
  const folder = mountFiles(engine.mj.FS, files);
  try {
    const { value, printed } = engine.capture(() =>
      engine.guard(() => engine.mj.MjModel.from_xml_path(folder.resolve(path))),
    );
    for (const line of printed) issues.push(describePrinted(line, path));
    return { value, issues };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const issue = parseEngineError(folder.strip(message), path);
    return { value: undefined, issues: [...issues, nameUnreadableFile(issue, files)], error: message };
  } finally {
    folder.remove();
  }
}

/** `compileModel`, then a simulation at the first pose. The caller disposes of it. */
export function openSimulation(
  engine: MujocoEngine,
  files: AssetFiles,
  path: string,
  options: CompileOptions = {},
): Read<Simulation | undefined> {
  const { value, issues } = compileModel(engine, files, path, options);
  if (value === undefined) return { value: undefined, issues };
  try {
    return { value: new Simulation(engine, value), issues };
  } catch (error) {
    value.delete();
    const { code, message } = describeError(error);
    return { value: undefined, issues: [...issues, { code, severity: 'error', where: path, message }] };
  }
}

/** Whether the document's root element is URDF's `robot`. */
export function isUrdf(bytes: Uint8Array): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, 1 << 16));
  const root = /<([A-Za-z][\w:.-]*)/.exec(head.replace(/<!--[\s\S]*?(?:-->|$)/g, ''));
  return root?.[1] === 'robot';
}

/** A file that is there and was kept from the engine, which cannot read it, is not missing. */
function nameUnreadableFile(issue: Issue, files: AssetFiles): Issue {
  const named = /'([^']+)'/.exec(issue.message);
  if (issue.code !== 'missing-file' || named === null || !files.has(normalizePath(named[1]))) return issue;
  const hint = 'MuJoCo reads OBJ, STL and MSH meshes and PNG images: convert the file.';
  return { ...issue, code: 'unsupported-format', message: `MuJoCo does not read files like ${named[1]}.`, hint };
}

function describePrinted(line: string, path: string): Issue {
  const message = line.replace(/^WARNING:\s*/i, '').trim();
  return { code: 'engine-warning', severity: 'warning', where: path, message };
}
