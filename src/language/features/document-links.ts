import type { TextRange } from '../../xml/syntax-tree.js';
import { assetReferences, findAsset } from '../physics/asset-files.js';
import type { Cursor } from '../model/cursor.js';
import { findAttribute } from '../model/model.js';

/** A file that is named in the text, where it is there. */
export interface FileLink extends TextRange {
  readonly path: string;
}

/** The files that a file names: what it includes, meshes, textures. */
export function documentLinks({ model, file, workspace }: Cursor): readonly FileLink[] {
  const includes = model.includes.flatMap(({ element, target }): FileLink[] => {
    const value = (findAttribute(element, 'file') ?? findAttribute(element, 'filename'))?.value;
    if (element.file !== file || value === undefined || target === undefined) return [];
    return [{ start: value.start, end: value.end, path: target.path }];
  });
  const assets = assetReferences(model).flatMap((reference): FileLink[] => {
    if (reference.element.file !== file) return [];
    const { path } = findAsset(model, reference, workspace.files);
    return path === undefined ? [] : [{ start: reference.value.start, end: reference.value.end, path }];
  });
  return [...includes, ...assets];
}
