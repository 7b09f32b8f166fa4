import { baseName, dirName, joinPath } from '../../core/paths.js';

/** A reference to a file, as it stands in a model. */
export interface FileReference {
  readonly text: string;
  /** Absolute paths where the file may be, best first; `folders` are the mesh and texture folders that models of the set name. */
  readonly candidates: (folder: string, mainFolder: string, folders: Iterable<string>) => string[];
}

const FILE_ATTRIBUTE =
  /\b(?:file|filename|filefront|fileback|fileleft|fileright|fileup|filedown)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** How asset.json names its meshes and textures. */
const FILE_FIELD = /"(?:mesh|file)"\s*:\s*"([^"\\]*)"/g;
const FOLDER_ATTRIBUTE = /\b(?:meshdir|texturedir|assetdir)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** What a document says about files. */
export interface DocumentReferences {
  readonly references: readonly FileReference[];
  /** Values of meshdir, texturedir and assetdir. */
  readonly folders: readonly string[];
}

/**
 * File references of an MJCF or URDF document, or of asset.json, found in its text: positions and nesting do not matter here, and a document that is
 * not well formed still names its files. Comments are left out.
 */
export function listReferences(text: string): DocumentReferences {
  const source = text.replace(/<!--[\s\S]*?-->/g, '');
  const references = [...new Set([...matches(source, FILE_ATTRIBUTE), ...matches(source, FILE_FIELD)])]
    .filter((reference) => reference !== '')
    .map((reference): FileReference => ({
      text: reference,
      candidates: (folder, main, folders) => locate(reference, ['', ...folders], folder, main),
    }));
  return { references, folders: matches(source, FOLDER_ATTRIBUTE) };
}

function matches(source: string, pattern: RegExp): string[] {
  return [...source.matchAll(pattern)].map((match) => unescapeXml(match.at(1) ?? match.at(2) ?? ''));
}

const unescapeXml = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: 'amp' | 'lt' | 'gt' | 'quot' | 'apos') => ENTITIES[name]);
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function locate(reference: string, folders: readonly string[], folder: string, mainFolder: string): string[] {
  const inPackage = /^(?:package|model):\/\/([^/]+)\/(.*)$/.exec(reference);
  if (inPackage !== null) return [...packagePaths(mainFolder, inPackage[1], inPackage[2])];
  const path = reference.replace(/^file:\/\//, '').replaceAll('\\', '/');
  const bases = mainFolder === folder ? [mainFolder] : [mainFolder, folder];
  const direct = bases.flatMap((base) => folders.map((sub) => joinPath(joinPath(base, sub), path)));
  // MuJoCo drops the folders of mesh files in URDF unless told otherwise (compiler strippath).
  const stripped = bases.flatMap((base) => folders.map((sub) => joinPath(joinPath(base, sub), baseName(path))));
  return [...new Set([...direct, ...stripped])];
}

/** Where a ROS package may be: a folder of its name among the ancestors of the model or beside them, or the ancestor that holds `rest`. */
function* packagePaths(mainFolder: string, name: string, rest: string): Generator<string> {
  for (let folder = mainFolder; folder !== ''; folder = dirName(folder)) {
    if (baseName(folder) === name) yield joinPath(folder, rest);
    yield joinPath(folder, `${name}/${rest}`);
    yield joinPath(folder, rest);
  }
}
