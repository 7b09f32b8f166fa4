import type { CompletionItem } from 'vscode-languageserver-types';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { dirName, joinPath } from '../../core/paths.js';
import { encodeEntities } from '../../xml/entities.js';
import type { TextRange } from '../../xml/syntax-tree.js';
import { compilerSettings } from '../model/compiler-settings.js';
import type { Cursor } from '../model/cursor.js';
import { findPackage } from '../model/find-package.js';
import type { ModelElement } from '../model/model.js';
import { toRange } from './ranges.js';

const MOST = 300;

/** Files that can be read there, and folders, from the folder where the file is looked for. */
export function completeFiles(
  cursor: Cursor,
  element: ModelElement,
  suffixes: readonly string[],
  range: TextRange,
): readonly CompletionItem[] {
  const { file, offset, workspace } = cursor;
  const typed = file.text.slice(range.start, offset).replaceAll('\\', '/');
  const slash = typed.lastIndexOf('/') + 1;
  const folder = findFolder(cursor, element, typed.slice(0, slash));
  if (folder === undefined) return [];
  const place = toRange(file, { start: range.start + slash, end: range.end });
  const isReadable = (name: string): boolean =>
    suffixes.length === 0 || suffixes.some((suffix) => name.toLowerCase().endsWith(suffix));
  return workspace.files
    .list(folder)
    .filter((name) => !name.startsWith('.') && (name.endsWith('/') || isReadable(name)))
    .filter((name) => `${folder}/${name}` !== file.path)
    .slice(0, MOST)
    .map((name): CompletionItem => {
      const isFolder = name.endsWith('/');
      return {
        label: name,
        kind: isFolder ? CompletionItemKind.Folder : CompletionItemKind.File,
        sortText: `${isFolder ? 1 : 0}${name}`,
        textEdit: { range: place, newText: encodeEntities(name) },
      };
    });
}

/** The folder that `typed`, which ends with a slash or is empty, means for an element. */
function findFolder({ model, file, workspace }: Cursor, element: ModelElement, typed: string): string | undefined {
  const inPackage = /^(?:package|model):\/\/([^/]+)\/(.*)$/.exec(typed);
  if (inPackage !== null) {
    const found = findPackage(model, inPackage[1], workspace.files);
    return found === undefined ? undefined : joinPath(found, inPackage[2]);
  }
  if (typed.includes('://')) return undefined;
  const { meshFolder, textureFolder } = compilerSettings(model);
  const tag = element.node.name.text;
  const isAsset = model.language === 'mjcf' && !['include', 'model'].includes(tag);
  const sub = !isAsset ? '' : tag === 'texture' ? textureFolder : meshFolder;
  const from = tag === 'xacro:include' ? file.path : model.main.path;
  return joinPath(joinPath(dirName(from), sub), typed);
}
