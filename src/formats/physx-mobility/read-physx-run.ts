import type { AssetFiles } from '../../core/asset-files.js';
import type { Read } from '../../core/issue.js';
import type { Texture } from '../../core/material.js';
import type { Part, PhysicalObject } from '../../core/physical-object.js';
import { emptyObject, readDescription } from '../../representation/description/read-description.js';
import type { VoxelGrid } from '../../core/voxel-grid.js';
import { decodeVoxelRuns } from '../../representation/voxel-runs.js';
import { createImportLog } from './issues.js';
import { cubeToGrid, mapMesh } from './mesh-frame.js';
import { decodeText, type MeshReport, readPartMeshes } from './part-meshes.js';
import { readPhysxMobilityJson } from './read-physx-mobility-json.js';
import { readVoxelArray } from './voxel-array.js';
import { readVoxelCoordinates } from './voxel-coordinates.js';

/**
 * Reads a finished run folder of the published system: `basic_info.txt` (round 1), `coord_<id>.txt` (the reply of a part round, or coordinates `x y z` a line) or
 * `ind_<id>.npy` (its voxels), `objs/<id>/<id>.obj` (the decoded mesh cut into parts). The files may lie in a folder of the map.
 * `description.txt`, which this project writes, is read like `basic_info.txt`.
 *
 * The shape of a part is its mesh where there is one, else its voxels. Everything comes out in grid units, Z up: the meshes of a run
 * are in the unit cube, -0.5 to 0.5. `sample.glb` is the same mesh not cut into parts and is not used.
 *
 * A folder without a description but with a JSON of PhysX-Mobility is read by `readPhysxMobilityJson`, its meshes with it. Total:
 * with nothing to read there are no parts and an error `no-object`.
 */
export function readPhysxRun(files: AssetFiles): Read<PhysicalObject> {
  const log = createImportLog();
  const { report } = log;
  const infoPath = findFile(files, 'basic_info.txt') ?? findFile(files, 'description.txt');
  if (infoPath === undefined) {
    const json = [...files].find(
      ([path, bytes]) => /\.json$/i.test(path) && decodeText(bytes).includes('"group_info"'),
    );
    if (json !== undefined) return readPhysxMobilityJson(decodeText(json[1]), { files });
    report('run-no-description', 'folder', []);
    report('no-object', 'folder', ['The folder']);
    return { value: emptyObject({ name: 'object', category: 'object' }), issues: log.finish() };
  }
  const folder = infoPath.slice(0, infoPath.lastIndexOf('/') + 1);
  const description = readDescription(decodeText(files.get(infoPath) ?? new Uint8Array()));
  const object = description.value;
  const ids = object.parts.map((part) => part.id);
  const meshes = readPartMeshes(files, `${folder}objs/`, ids, log);
  const textures: Texture[] = [];
  const parts = object.parts.map((part): Part => {
    const found = meshes.get(part.id);
    if (found === undefined) return readPartVoxels(files, folder, part, log);
    if (found.texture !== undefined) textures.push(found.texture);
    const texture = found.texture === undefined ? {} : { texture: found.texture.name };
    return { ...part, geometry: { kind: 'mesh', mesh: mapMesh(found.mesh, cubeToGrid), ...texture } };
  });
  if (files.has(`${folder}sample.glb`)) {
    const why = meshes.size > 0 ? 'the meshes of the parts are there' : 'it is not cut into parts';
    report('run-glb-ignored', 'sample.glb', [why], meshes.size > 0 ? 'used objs/' : 'used the voxels');
  }
  const shaped = parts.some((part) => part.geometry !== undefined);
  for (const part of parts) {
    if (shaped && part.geometry === undefined) report('missing-voxels', `l_${part.id} voxels`, []);
  }
  if (!shaped && parts.length > 0) report('no-voxels', 'folder', []);
  // What the description alone lacks, its folder may have.
  const issues = description.issues.filter(({ code }) => code !== 'no-voxels' && code !== 'missing-voxels');
  return { value: { ...object, parts, textures }, issues: [...issues, ...log.finish()] };
}

/** Path of the file with this name that lies highest. */
function findFile(files: AssetFiles, name: string): string | undefined {
  const depth = (path: string): number => path.split('/').length;
  return [...files.keys()]
    .filter((path) => path === name || path.endsWith(`/${name}`))
    .sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1))
    .at(0);
}

/** The voxels of `coord_<id>.txt`, else of `ind_<id>.npy`, else those that the description had. */
function readPartVoxels(files: AssetFiles, folder: string, part: Part, { report, addAll }: ReadPartVoxelsLog): Part {
  const text = files.get(`${folder}coord_${part.id}.txt`);
  const array = files.get(`${folder}ind_${part.id}.npy`);
  const read =
    text === undefined
      ? array && readVoxelArray(array, `ind_${part.id}.npy`, report)
      : readVoxelText(decodeText(text), `coord_${part.id}.txt`);
  if (read === undefined) return part;
  addAll(read.issues);
  return read.value.occupied.includes(1) ? { ...part, geometry: { kind: 'voxels', grid: read.value } } : part;
}

function readVoxelText(text: string, where: string): Read<VoxelGrid> {
  const grid = readVoxelCoordinates(text);
  return grid === undefined ? decodeVoxelRuns(text, undefined, where) : { value: grid, issues: [] };
}

type ReadPartVoxelsLog = MeshReport;
