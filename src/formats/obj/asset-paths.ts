import type { SimAsset } from '../../core/sim-asset.js';

/** Where the shared files of an asset lie, relative to its folder: OBJ meshes by geom name, PNG textures by texture name. */
export interface AssetPaths {
  readonly meshes: ReadonlyMap<string, string>;
  readonly textures: ReadonlyMap<string, string>;
}

/** The material library that the visual OBJ files name. */
export const MATERIAL_LIBRARY = 'meshes/materials.mtl';

/**
 * Paths of all meshes (visual, and convex collision pieces) and textures: `meshes/door_visual.obj`, `textures/photo.png`. Depends on
 * the asset alone, so that MJCF, URDF and the files themselves agree.
 */
export function listAssetPaths(asset: Pick<SimAsset, 'bodies' | 'textures'>): AssetPaths {
  const meshNames = asset.bodies.flatMap((body) => [
    ...body.visuals.map((geom) => geom.name),
    ...body.collisions.filter((geom) => geom.shape.kind === 'convex').map((geom) => geom.name),
  ]);
  return {
    meshes: pathsFor('meshes', 'obj', meshNames),
    textures: pathsFor(
      'textures',
      'png',
      asset.textures.map((texture) => texture.name),
    ),
  };
}

function pathsFor(folder: string, extension: string, names: readonly string[]): Map<string, string> {
  const used = new Set<string>();
  return new Map(
    names.map((name) => {
      const stem = fileStem(name);
      let path = `${folder}/${stem}.${extension}`;
      // File systems of Windows and macOS do not tell upper from lower case.
      for (let n = 2; used.has(path.toLowerCase()); n++) path = `${folder}/${stem}_${n}.${extension}`;
      used.add(path.toLowerCase());
      return [name, path] as const;
    }),
  );
}

/** A name as a file name that every system and every URI takes. */
const fileStem = (name: string): string => name.replace(/\.png$/i, '').replace(/[^A-Za-z0-9_-]+/g, '_') || 'file';
