import type { AssetFiles } from '../../core/asset-files.js';
import type { SimAsset } from '../../core/sim-asset.js';
import { listAssetPaths, MATERIAL_LIBRARY } from './asset-paths.js';
import { mtlName, writeMtl } from './write-mtl.js';
import { writeObj } from './write-obj.js';

/**
 * The meshes and textures that MJCF, URDF and asset.json refer to: an OBJ a visual geom and a convex collision piece (metres, body
 * frame and piece frame), one MTL library, and the PNG textures as they are.
 */
export function writeMeshFiles(asset: SimAsset): AssetFiles {
  const paths = listAssetPaths(asset);
  const files = new Map<string, Uint8Array>();
  const encoder = new TextEncoder();
  const library = MATERIAL_LIBRARY.slice('meshes/'.length);
  for (const body of asset.bodies) {
    for (const { name, mesh, appearance } of body.visuals) {
      const text = writeObj(mesh, { name, material: { library, name: mtlName(appearance) } });
      files.set(pathOf(paths.meshes, name), encoder.encode(text));
    }
    for (const { name, shape } of body.collisions)
      if (shape.kind === 'convex')
        files.set(pathOf(paths.meshes, name), encoder.encode(writeObj(shape.mesh, { name })));
  }
  if (asset.appearances.length > 0) {
    const text = writeMtl(asset.appearances, (texture) => {
      const path = paths.textures.get(texture);
      return path === undefined ? undefined : `../${path}`;
    });
    files.set(MATERIAL_LIBRARY, encoder.encode(text));
  }
  for (const texture of asset.textures) files.set(pathOf(paths.textures, texture.name), texture.png);
  return files;
}

function pathOf(paths: ReadonlyMap<string, string>, name: string): string {
  const path = paths.get(name);
  if (path === undefined) throw new Error(`no path was made for ${name}`);
  return path;
}
