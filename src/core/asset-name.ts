/**
 * Name of an asset, its folder and its files, after the file or folder it is made of. `stem` is that name without extension; one that
 * is no name for a folder (empty, or dots alone as of `..png`, which would lead to the output folder or out of it) gives `object`.
 */
export const toAssetName = (stem: string): string => (/^[\s.]*$/.test(stem) ? 'object' : stem);
