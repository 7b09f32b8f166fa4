import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { AssetFiles } from '../core/asset-files.js';
import { toAssetName } from '../core/asset-name.js';
import { SimAssetError } from '../core/error.js';
import type { Read } from '../core/issue.js';
import type { PhysicalObject } from '../core/physical-object.js';
import { readPhysxMobilityJson } from '../formats/physx-mobility/read-physx-mobility-json.js';
import { readPhysxRun } from '../formats/physx-mobility/read-physx-run.js';
import { readDescription } from '../representation/description/read-description.js';
import type { BuildOptions } from './build-asset.js';
import { buildAsset } from './build-asset.js';
import type { Engines } from './engines.js';
import type { PipelineContext } from './progress.js';
import type { AssetSummary } from './summary.js';
import { summarizeAsset } from './summary.js';

/** Larger files are no reply or run folder of the published system. */
const MAX_FILE_BYTES = 256 * 2 ** 20;
const MAX_FILES = 10_000;

/**
 * Turns what another system said into an asset: the paper's text in a file, a finished run folder of the published system, or
 * PhysX-Mobility / PhysXNet JSON.
 *
 * @param source file or folder; the asset is named after it unless `options.name` is given.
 * @throws SimAssetError `not-found`, `no-object` when nothing in it can be read as an object, and those of `buildAsset`.
 */
export async function importAsset(
  source: string,
  options: Omit<BuildOptions, 'name'> & { readonly name?: string },
  engines: Engines,
  context: PipelineContext = {},
): Promise<AssetSummary> {
  const started = performance.now();
  context.onProgress?.({ stage: 'look', fraction: 0, message: `Reading ${path.basename(source)}` });
  const { value: object, issues } = await readSource(source);
  if (object.parts.length === 0) {
    const reason = issues.find((issue) => issue.severity === 'error')?.message ?? 'It names no parts.';
    throw new SimAssetError(
      'no-object',
      `${path.basename(source)} describes no object. ${reason}`,
      'Give the text of a description with its parts, a run folder with basic_info.txt, or a PhysX-Mobility JSON file.',
    );
  }
  const name = options.name ?? (await nameAfter(path.resolve(source)));
  const built = await buildAsset(object, { ...options, name }, engines, context);
  return summarizeAsset(built, 'import', issues, (performance.now() - started) / 1000);
}

/** A file's name without extension; a folder has none, so `run_0.5` stays whole. */
async function nameAfter(source: string): Promise<string> {
  const isFolder = (await stat(source)).isDirectory();
  return toAssetName(isFolder ? path.basename(source) : path.parse(source).name);
}

/** Reads a file or folder as whichever of the known forms it has. */
export async function readSource(source: string): Promise<Read<PhysicalObject>> {
  const info = await stat(source).catch((cause: unknown) => {
    throw new SimAssetError('not-found', `There is no file or folder ${source}.`, 'Check the path.', { cause });
  });
  if (info.isDirectory()) return readPhysxRun(await readFolder(source));
  if (info.size > MAX_FILE_BYTES) {
    throw new SimAssetError(
      'too-large',
      `${source} is larger than 256 MB.`,
      'Import a description, not a mesh or archive.',
    );
  }
  const text = await readFile(source, 'utf8');
  return isJson(text) ? readPhysxMobilityJson(text) : readDescription(text);
}

/** A reply in words can begin with a bracket, too. */
function isJson(text: string): boolean {
  if (!/^[\s\uFEFF]*[{[]/.test(text)) return false;
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
    return true;
  } catch {
    return false;
  }
}

async function readFolder(folder: string): Promise<AssetFiles> {
  const files = new Map<string, Uint8Array>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || files.size >= MAX_FILES) continue;
    const full = path.join(entry.parentPath, entry.name);
    if (!/\.(txt|npy|obj|mtl|json|glb|png|jpe?g)$/i.test(entry.name) || (await stat(full)).size > MAX_FILE_BYTES)
      continue;
    files.set(path.relative(folder, full).split(path.sep).join('/'), await readFile(full));
  }
  return files;
}
