import type { AssetFiles } from '../core/asset-files.js';
import type { Vec3 } from '../core/math/vec3.js';
import { voxelizeInFrame } from '../core/mesh/voxelize-mesh.js';
import type { PhysicalObject } from '../core/physical-object.js';
import type { SimAsset } from '../core/sim-asset.js';
import { GRID_SIZE } from '../core/voxel-grid.js';
import type { AssetSource } from '../formats/asset-json/asset-source.js';
import { writeAssetJson } from '../formats/asset-json/write-asset-json.js';
import { writeGlb } from '../formats/gltf/write-glb.js';
import { writeMjcf } from '../formats/mjcf/write-mjcf.js';
import { writeScene } from '../formats/mjcf/write-scene.js';
import { writeMeshFiles } from '../formats/obj/write-mesh-files.js';
import { writeUrdf } from '../formats/urdf/write-urdf.js';
import { fitGrid } from '../representation/description/grid-frame.js';
import { writeDescription } from '../representation/description/write-description.js';

export interface RenderOptions {
  /** Write position actuators into the MJCF. Default: none. */
  readonly actuators?: boolean;
  /** Image that the asset is made from, for asset.json. */
  readonly source?: AssetSource;
}

/**
 * All files of an asset's folder, in memory: NAME.xml, scene.xml, NAME.urdf, NAME.glb, asset.json, meshes/ and textures/, all from
 * the asset alone; and, given the object that the asset was made of, description.txt in the paper's text.
 */
export async function renderAssetFiles(
  asset: SimAsset,
  object: PhysicalObject | undefined,
  options: RenderOptions = {},
): Promise<AssetFiles> {
  return new Map([
    ...writeMjcf(asset, options),
    ...writeScene(asset),
    ...writeUrdf(asset),
    ...writeMeshFiles(asset),
    [`${asset.name}.glb`, await writeGlb(asset)],
    ['asset.json', writeAssetJson(asset, options.source)],
    ...(object === undefined
      ? []
      : [['description.txt', new TextEncoder().encode(describeWithVoxels(object))] as const]),
  ]);
}

/** The paper's text with voxels for every part: those that it has, or the voxels of its mesh. */
export function describeWithVoxels(object: PhysicalObject): string {
  const gridFromObject = fitGrid(object);
  const { scale, offset } = gridFromObject;
  const origin: Vec3 = [-offset[0] / scale, -offset[1] / scale, -offset[2] / scale];
  const voxelGrids = new Map(
    object.parts.flatMap(({ id, geometry }) =>
      geometry?.kind === 'mesh' ? [[id, voxelizeInFrame(geometry.mesh, origin, 1 / scale, GRID_SIZE)] as const] : [],
    ),
  );
  return writeDescription(object, { gridFromObject, voxelGrids });
}
