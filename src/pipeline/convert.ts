import type { AssetFiles } from '../core/asset-files.js';
import { SimAssetError } from '../core/error.js';
import type { Issue, Read } from '../core/issue.js';
import type { SimAsset } from '../core/sim-asset.js';
import { readAssetJson } from '../formats/asset-json/read-asset-json.js';
import { listGlbLosses } from '../formats/gltf/list-glb-losses.js';
import { readGlb } from '../formats/gltf/read-glb.js';
import { writeGlb } from '../formats/gltf/write-glb.js';
import { readMjcf } from '../formats/mjcf/read-mjcf.js';
import { listMjcfLosses, writeMjcf } from '../formats/mjcf/write-mjcf.js';
import { writeMeshFiles } from '../formats/obj/write-mesh-files.js';
import { readUrdf } from '../formats/urdf/read-urdf.js';
import { listUrdfLosses, writeUrdf } from '../formats/urdf/write-urdf.js';

export type ConvertTarget = 'mjcf' | 'urdf' | 'glb';

export interface ConvertedModel {
  readonly asset: SimAsset;
  /** The model and, beside it, the meshes and textures that it refers to. */
  readonly files: AssetFiles;
  /** Path of the model in `files`. */
  readonly entry: string;
  /** What could not be read from the source, then what the target cannot say. */
  readonly issues: readonly Issue[];
}

/**
 * Reads a model (MJCF, URDF, a GLB of ours or asset.json) and writes it in another format.
 *
 * @param files the model with all that it refers to; `path` is that of the model among them.
 * @throws SimAssetError `unknown-format` when the path says nothing of a format, `unreadable-model` when nothing can be read.
 */
export async function convertModel(files: AssetFiles, path: string, target: ConvertTarget): Promise<ConvertedModel> {
  const { value: asset, issues } = await readModel(files, path);
  if (asset === undefined) {
    const problem = issues.find((issue) => issue.severity === 'error');
    throw new SimAssetError(
      'unreadable-model',
      `${path} cannot be converted. ${problem?.message ?? 'It holds no model.'}`,
      problem?.hint ?? 'Check that the file is a model in the format that its name says.',
    );
  }
  const written = await writeModel(asset, target);
  return { asset, ...written, issues: [...issues, ...written.losses] };
}

/**
 * Reads a model in whichever format it is. What asset.json refers to is looked for by its path relative to that file's folder.
 *
 * @throws SimAssetError `not-found`, `unknown-format`.
 */
export async function readModel(files: AssetFiles, path: string): Promise<Read<SimAsset | undefined>> {
  const bytes = files.get(path);
  if (bytes === undefined) throw new SimAssetError('not-found', `There is no file ${path}.`, 'Check the path.');
  if (/\.glb$/i.test(path)) return readGlb(bytes);
  const text = new TextDecoder().decode(bytes);
  if (/\.json$/i.test(path)) return readAssetJson(text, filesBelow(files, path));
  // Both come as .xml; the root element tells them apart.
  if (/<robot[\s>]/.test(text)) return readUrdf(text, files, { path });
  if (/\.(xml|mjcf|urdf)$/i.test(path)) return readMjcf(text, files, { path });
  throw new SimAssetError(
    'unknown-format',
    `${path} is no MJCF, URDF or GLB.`,
    'Give a file ending in .xml, .urdf or .glb.',
  );
}

/** The files in the folder of `path`, by path relative to it. */
function filesBelow(files: AssetFiles, path: string): AssetFiles {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return new Map(
    [...files].flatMap(([name, bytes]) => (name.startsWith(folder) ? [[name.slice(folder.length), bytes]] : [])),
  );
}

async function writeModel(
  asset: SimAsset,
  target: ConvertTarget,
): Promise<{ files: AssetFiles; entry: string; losses: readonly Issue[] }> {
  switch (target) {
    case 'mjcf':
      return {
        files: new Map([...writeMjcf(asset), ...writeMeshFiles(asset)]),
        entry: `${asset.name}.xml`,
        losses: listMjcfLosses(asset),
      };
    case 'urdf':
      return {
        files: new Map([...writeUrdf(asset), ...writeMeshFiles(asset)]),
        entry: `${asset.name}.urdf`,
        losses: listUrdfLosses(asset),
      };
    case 'glb': {
      const entry = `${asset.name}.glb`;
      return { files: new Map([[entry, await writeGlb(asset)]]), entry, losses: listGlbLosses(asset) };
    }
  }
}
