import type { AssetFiles } from '../../core/asset-files.js';
import { dirName, joinPath, relativePath } from '../../core/paths.js';
import type { FileReference } from './references.js';
import { listReferences } from './references.js';

/** A model with every file it needs, ready to be compiled or read without a file system. */
export interface ModelFiles {
  /** By path relative to the deepest folder that holds them all. */
  readonly files: AssetFiles;
  /** Path of the main model in `files`. */
  readonly entry: string;
  /** References, as written, for which no file was found. */
  readonly missing: readonly string[];
}

/** Reads one file by absolute path (`/` between folders); undefined when there is none. */
export type ReadFile = (path: string) => Promise<Uint8Array | undefined>;

/** More files than any model known to us; a guard against following references through a whole disk. */
const MAX_FILES = 20_000;

/**
 * Reads an MJCF or URDF model with everything it refers to: included files, attached models, meshes, textures, height fields.
 * MuJoCo resolves references of an included file against the main model's folder and those of an attached model against that
 * model's own; both are tried. `package://name/rest` is looked for in the folders above the model.
 *
 * @param mainPath absolute path of the model, `/` between folders.
 * @returns undefined when the model itself cannot be read.
 */
export async function collectModelFiles(mainPath: string, readFile: ReadFile): Promise<ModelFiles | undefined> {
  const main = await readFile(mainPath);
  if (main === undefined) return undefined;
  const found = new Map<string, Uint8Array>([[mainPath, main]]);
  const folders = new Set<string>();
  const assets: { reference: FileReference; folder: string }[] = [];
  const missing = new Set<string>();
  const mainFolder = dirName(mainPath);

  const fetch = async (reference: FileReference, folder: string): Promise<string | undefined> => {
    const target = await locate(reference.candidates(folder, mainFolder, folders), found, readFile);
    if (target === undefined) missing.add(reference.text);
    if (target === undefined || found.has(target.path)) return undefined;
    if (found.size >= MAX_FILES) {
      missing.add(`(more than ${MAX_FILES} files)`);
      return undefined;
    }
    found.set(target.path, target.bytes);
    return target.path;
  };

  // Documents first: any of them may name the mesh folder that the others rely on.
  const queue = /\.glb$/i.test(mainPath) ? [] : [mainPath];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const document = listReferences(new TextDecoder().decode(found.get(path)));
    for (const folder of document.folders) folders.add(folder);
    for (const reference of document.references) {
      const folder = dirName(path);
      if (!isModelPath(reference.text)) {
        assets.push({ reference, folder });
        continue;
      }
      const added = await fetch(reference, folder);
      if (added !== undefined) queue.push(added);
    }
  }
  for (const { reference, folder } of assets) {
    const added = await fetch(reference, folder);
    if (added !== undefined && /\.obj$/i.test(added)) await addMaterials(added, found, readFile);
  }
  return finish(mainPath, found, [...missing]);
}

const isModelPath = (path: string): boolean => /\.(xml|mjcf|urdf)$/i.test(path);

async function locate(
  candidates: readonly string[],
  found: ReadonlyMap<string, Uint8Array>,
  readFile: ReadFile,
): Promise<{ path: string; bytes: Uint8Array } | undefined> {
  for (const path of candidates) {
    const bytes = found.get(path) ?? (await readFile(path));
    if (bytes !== undefined) return { path, bytes };
  }
  return undefined;
}

/** The material library that an OBJ names, which carries colours of URDF visuals. Only the head of the file can hold it cheaply. */
async function addMaterials(path: string, found: Map<string, Uint8Array>, readFile: ReadFile) {
  const head = new TextDecoder().decode(found.get(path)?.subarray(0, 4096));
  const name = /^mtllib\s+(.+?)\s*$/m.exec(head)?.[1];
  if (name === undefined) return;
  const library = joinPath(dirName(path), name);
  const content = found.has(library) ? undefined : await readFile(library);
  if (content !== undefined) found.set(library, content);
}

function finish(mainPath: string, found: ReadonlyMap<string, Uint8Array>, missing: readonly string[]): ModelFiles {
  let root = dirName(mainPath);
  for (const path of found.keys()) {
    while (root !== '' && !path.startsWith(`${root}/`)) root = dirName(root);
  }
  const files = new Map([...found].map(([path, bytes]) => [relativePath(root, path), bytes]));
  return { files, entry: relativePath(root, mainPath), missing };
}
