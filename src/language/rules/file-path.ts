import { dirName, joinPath } from '../../core/paths.js';
import type { AssetReference } from '../physics/asset-files.js';
import { assetReferences, findAsset } from '../physics/asset-files.js';
import { compilerSettings } from '../model/compiler-settings.js';
import type { Fix } from '../check/diagnostic.js';
import { escapeAttribute } from '../check/edits.js';
import type { FileAccess } from '../model/file-access.js';
import type { Model } from '../model/model.js';
import { findAttribute } from '../model/model.js';
import { relativeTo } from '../physics/near-files.js';
import type { Rule } from './rule.js';

/** A path that holds on one machine only. */
export const filePath: Rule = {
  id: 'ast/path',
  severity: 'warning',
  languages: ['mjcf', 'urdf'],
  check: (model, report, files) => {
    for (const reference of assetReferences(model)) {
      const why = whyBound(reference.text);
      if (why === undefined) continue;
      const { start, end } = reference.value;
      report(reference.element, { start, end, message: why, fixes: fixesFor(model, reference, files) });
    }
    for (const compiler of compilerSettings(model).elements) {
      for (const name of ['meshdir', 'texturedir', 'assetdir']) {
        const value = findAttribute(compiler, name)?.value;
        const why = value === undefined ? undefined : whyBound(value.raw);
        if (value !== undefined && why !== undefined)
          report(compiler, { start: value.start, end: value.end, message: why });
      }
    }
  },
};

function whyBound(text: string): string | undefined {
  if (/^https?:/i.test(text)) return 'A file of the web is not fetched: put it beside the model.';
  if (/^file:/i.test(text)) return 'A path with file:// holds on this machine only.';
  if (/^([a-z]:)?[\\/]/i.test(text)) return 'An absolute path holds on this machine only.';
  if (text.includes('\\')) return 'A backslash parts folders on Windows only; / does everywhere.';
  return undefined;
}

function fixesFor(model: Model, reference: AssetReference, files: FileAccess): readonly Fix[] {
  const { text, value, kind, element } = reference;
  const edit = (to: string): Fix['edits'] => [
    { file: element.file, start: value.start, end: value.end, text: escapeAttribute(to) },
  ];
  const isAbsolute = /^(file:|([a-z]:)?[\\/])/i.test(text);
  if (!isAbsolute && text.includes('\\'))
    return [{ title: 'Change \\ to /', edits: edit(text.replaceAll('\\', '/')), isSafe: true }];
  const { path } = findAsset(model, reference, files);
  const { meshFolder, textureFolder, stripPath } = compilerSettings(model);
  if (!isAbsolute || path === undefined || stripPath) return [];
  const folder = joinPath(dirName(model.main.path), kind === 'texture' ? textureFolder : meshFolder);
  const to = relativeTo(folder, path);
  return [{ title: `Change to ${to}`, edits: edit(to) }];
}
