import type { AssetFiles } from '../../core/asset-files.js';
import type { ReadLog } from '../model-draft/read-issues.js';
import { resolveFile } from '../model-draft/resolve-file.js';
import { dirName } from '../../core/paths.js';
import type { XmlElement } from '../xml-tree.js';
import { parseXml } from '../xml-tree.js';

/**
 * The element with every `<include>` below it replaced by the content of the file's root element, as MuJoCo does. Paths count from the
 * main model's folder, or from that of the including file. A file that includes itself is reported and left out.
 */
export function expandIncludes(
  element: XmlElement,
  files: AssetFiles,
  folders: readonly string[],
  log: ReadLog,
  open: readonly string[] = [],
): XmlElement {
  const children = element.children.flatMap((child) =>
    child.name === 'include'
      ? includedChildren(child, files, folders, log, open)
      : [expandIncludes(child, files, folders, log, open)],
  );
  return { ...element, children };
}

function includedChildren(
  include: XmlElement,
  files: AssetFiles,
  folders: readonly string[],
  log: ReadLog,
  open: readonly string[],
): readonly XmlElement[] {
  const reference = include.attributes['file'] ?? '';
  const path = resolveFile(files, reference, folders);
  const bytes = path === undefined ? undefined : files.get(path);
  if (path === undefined || bytes === undefined) {
    log.report('model-missing-file', `<include> ${reference}`, [reference], 'left it out');
    return [];
  }
  if (open.includes(path)) {
    log.report('model-structure', `<include> ${reference}`, ['The file includes itself.'], 'left it out');
    return [];
  }
  const { root, error } = parseXml(new TextDecoder().decode(bytes));
  if (root === undefined) {
    log.report('model-not-xml', path, [error ?? 'unknown'], 'left it out');
    return [];
  }
  return expandIncludes(root, files, [...folders, dirName(path)], log, [...open, path]).children;
}
