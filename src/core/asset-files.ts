/** Files of an asset by path relative to its folder, `/` between folders: `cabinet.xml`, `meshes/door.obj`. */
export type AssetFiles = ReadonlyMap<string, Uint8Array>;
