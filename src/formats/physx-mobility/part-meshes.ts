import type { AssetFiles } from '../../core/asset-files.js';
import type { Issue } from '../../core/issue.js';
import type { Texture } from '../../core/material.js';
import type { VisualMesh } from '../../core/mesh/triangle-mesh.js';
import { LARGEST_NUMBER } from '../../representation/quantities/scalar.js';
import { readObj } from '../obj/read-obj-mesh.js';
import type { ReportImportIssue } from './issues.js';
import { findTexture } from './mtl-texture.js';

/** The mesh of one part, in the unit and axes of its file. */
export interface PartMesh {
  readonly mesh: VisualMesh;
  /** Base-colour image, when the mesh has texture coordinates and its material names a PNG that is there. */
  readonly texture?: Texture;
}

/** What to report to: own issues, and those of the OBJ reader. */
export interface MeshReport {
  readonly report: ReportImportIssue;
  readonly addAll: (issues: readonly Issue[]) => void;
}

/**
 * Meshes by part id, from `<id>/<any>.obj` (run folders) or `<id>.obj` (the data set's part segmentation), anywhere below `folder`.
 * Several files of one part become one mesh. Meshes of no part of `partIds` are reported.
 */
export function readPartMeshes(
  files: AssetFiles,
  folder: string,
  partIds: readonly number[],
  to: MeshReport,
): Map<number, PartMesh> {
  const paths = new Map<number, string[]>();
  for (const path of [...files.keys()].filter((name) => name.startsWith(folder) && /\.obj$/i.test(name)).sort()) {
    const id = partOfPath(path);
    if (id === undefined || !partIds.includes(id)) {
      to.report('mesh-without-part', path, [], 'left it out');
      continue;
    }
    paths.set(id, [...(paths.get(id) ?? []), path]);
  }
  const meshes = new Map<number, PartMesh>();
  for (const [id, list] of paths) {
    const read = list.flatMap((path) => {
      const { value, issues } = readObj(decodeText(files.get(path) ?? new Uint8Array()));
      to.addAll(issues.map((issue) => ({ ...issue, where: `${path} ${issue.where}` })));
      return value === undefined ? [] : [{ path, ...value }];
    });
    if (read.length === 0) continue;
    const mesh = joinMeshes(read.map((file) => file.mesh));
    if (mesh.positions.some((value) => Math.abs(value) > LARGEST_NUMBER)) {
      to.report('mesh-too-large', list[0], [], 'left it out');
      continue;
    }
    const [{ path, libraries }] = read;
    const texture = mesh.uvs === undefined ? undefined : findTexture(files, path, libraries, id, to.report);
    meshes.set(id, texture === undefined ? { mesh } : { mesh, texture });
  }
  return meshes;
}

/** `objs/3/3.obj` and `objs/3.obj` belong to part 3; in `3/new-0.obj` the folder says it. */
function partOfPath(path: string): number | undefined {
  const segments = path.split('/');
  const parent = /^(?:l_)?(\d{1,5})$/.exec(segments.at(-2) ?? '');
  const file = /^(?:l_)?(\d{1,5})\.obj$/i.exec(segments.at(-1) ?? '');
  // `29354/objs/3.obj`: the folder right above is no number. `29354/3.obj`: it is the object's.
  const match = file ?? parent;
  return match === null ? undefined : Number(match[1]);
}

/** One mesh of several; normals and texture coordinates only where all have them. */
function joinMeshes(meshes: readonly VisualMesh[]): VisualMesh {
  if (meshes.length === 1) return meshes[0];
  const size = (count: (mesh: VisualMesh) => number): number => meshes.reduce((sum, mesh) => sum + count(mesh), 0);
  const positions = new Float32Array(size((mesh) => mesh.positions.length));
  const indices = new Uint32Array(size((mesh) => mesh.indices.length));
  let vertices = 0;
  let corners = 0;
  for (const mesh of meshes) {
    positions.set(mesh.positions, vertices * 3);
    indices.set(mesh.indices.map((index) => index + vertices), corners); // prettier-ignore
    vertices += mesh.positions.length / 3;
    corners += mesh.indices.length;
  }
  return { positions, indices };
}

/** UTF-8 text; what is no UTF-8 becomes replacement characters. */
export const decodeText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
