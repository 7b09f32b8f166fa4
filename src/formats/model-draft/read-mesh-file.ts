import type { AssetFiles } from '../../core/asset-files.js';
import type { VisualMesh } from '../../core/mesh/triangle-mesh.js';
import { readObj } from '../obj/read-obj-mesh.js';
import { readStl } from '../stl/read-stl.js';
import type { ReadLog } from './read-issues.js';
import { resolveFile } from './resolve-file.js';

/** Reads meshes of a model, each file once. */
export interface MeshReader {
  /** The mesh that a reference means; undefined, with an issue, when it is missing or of a format that is not read. */
  readonly read: (reference: string, folders: readonly string[], where: string) => VisualMesh | undefined;
}

export function createMeshReader(files: AssetFiles, log: ReadLog): MeshReader {
  const cache = new Map<string, VisualMesh | undefined>();
  return {
    read: (reference, folders, where) => {
      const path = resolveFile(files, reference, folders);
      if (path === undefined) {
        log.report('model-missing-file', where, [reference], 'left the mesh out');
        return undefined;
      }
      if (!cache.has(path)) cache.set(path, readMesh(path, files.get(path) ?? new Uint8Array(), log));
      return cache.get(path);
    },
  };
}

function readMesh(path: string, bytes: Uint8Array, log: ReadLog): VisualMesh | undefined {
  if (/\.obj$/i.test(path)) {
    const { value, issues } = readObj(new TextDecoder().decode(bytes));
    log.addAll(issues.map((issue) => ({ ...issue, where: `${path} ${issue.where}` })));
    return value?.mesh;
  }
  const isStl = /\.stl$/i.test(path);
  const mesh = isStl ? readStl(bytes) : undefined;
  if (mesh === undefined) {
    const reason = isStl ? 'it is no STL' : 'only OBJ and STL meshes are read';
    log.report('model-unreadable-file', path, [path, reason], 'left the mesh out');
  }
  return mesh;
}
