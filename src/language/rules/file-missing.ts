import { baseName, dirName, joinPath, relativePath } from '../../core/paths.js';
import type { AssetReference } from '../physics/asset-files.js';
import { assetReferences, findAsset } from '../physics/asset-files.js';
import { compilerSettings } from '../model/compiler-settings.js';
import type { Fix } from '../check/diagnostic.js';
import { escapeAttribute } from '../check/edits.js';
import type { FileAccess } from '../model/file-access.js';
import { findPackage } from '../model/find-package.js';
import type { Model } from '../model/model.js';
import { findByName, findOtherCase, relativeTo } from '../physics/near-files.js';
import { isColliding } from './file-format.js';
import type { Finding, Rule } from './rule.js';

/** More ways to mend it than these are no help. */
const MOST_FIXES = 3;

/** A mesh, texture or other file that is not where it is looked for. */
export const fileMissing: Rule = {
  id: 'ast/file-missing',
  severity: 'error',
  languages: ['mjcf', 'urdf'],
  check: (model, report, files) => {
    const unknown = new Map<string, AssetReference[]>();
    for (const reference of assetReferences(model)) {
      const { path, isPackageUnknown } = findAsset(model, reference, files);
      const name = reference.inPackage?.name;
      if (path !== undefined || (isPackageUnknown && name === undefined)) continue;
      if (isPackageUnknown && name !== undefined) unknown.set(name, [...(unknown.get(name) ?? []), reference]);
      else report(reference.element, describe(model, reference, files));
    }
    for (const [name, references] of unknown) {
      const [{ element, value }] = references;
      const what = references.length === 1 ? 'a file' : `${references.length} files`;
      const message = `The package ${name} is not in the folders above, so that ${what} of it cannot be looked at. The setting "packages" says where it is.`;
      report(element, { start: value.start, end: value.end, message, severity: 'info' });
    }
  },
};

function describe(model: Model, reference: AssetReference, files: FileAccess): Finding {
  const { value, candidates, inPackage } = reference;
  const place = { start: value.start, end: value.end };
  const inside = inPackage && packagePath(model, inPackage, files);
  const paths = inside === undefined ? candidates : [inside];
  const other = paths.map((path) => findOtherCase(path, files)).find((path) => path !== undefined);
  const near =
    other === undefined ? findByName(model.main.path, baseName(reference.text.replaceAll('\\', '/')), files) : [other];
  const fixes = near.slice(0, MOST_FIXES).flatMap((path) => changeTo(model, reference, path, files));
  const where = paths.length === 0 ? reference.text : relativeTo(dirName(model.main.path), paths[0]);
  const message =
    other === undefined
      ? `There is no file ${where}.`
      : `There is no file ${where}: it is written ${baseName(other)}, and capital letters count on Linux.`;
  // Where it counts from is for the main model to say; what a URDF draws most simulators can do without.
  const severity = model.isFragment
    ? { severity: 'hint' as const }
    : model.language === 'urdf' && !isColliding(reference.element)
      ? { severity: 'warning' as const }
      : {};
  return {
    ...place,
    message,
    ...severity,
    fixes: other === undefined ? fixes : fixes.map((fix) => ({ ...fix, isSafe: true })),
  };
}

function packagePath(
  model: Model,
  { name, path }: { readonly name: string; readonly path: string },
  files: FileAccess,
): string | undefined {
  const folder = findPackage(model, name, files);
  return folder === undefined ? undefined : joinPath(folder, path);
}

/** Names the file as its reference is written: in its package, or from the folder that paths count from. */
function changeTo(model: Model, reference: AssetReference, path: string, files: FileAccess): readonly Fix[] {
  const { value, inPackage, kind } = reference;
  const { meshFolder, textureFolder, stripPath } = compilerSettings(model);
  const folder = inPackage && findPackage(model, inPackage.name, files);
  const base = joinPath(dirName(model.main.path), kind === 'texture' ? textureFolder : meshFolder);
  if (inPackage !== undefined && (folder === undefined || !path.startsWith(`${folder}/`))) return [];
  if (inPackage === undefined && stripPath) return [];
  const text =
    inPackage !== undefined && folder !== undefined
      ? `package://${inPackage.name}/${relativePath(folder, path)}`
      : relativeTo(base, path);
  return [
    {
      title: `Change to ${text}`,
      edits: [{ file: reference.element.file, start: value.start, end: value.end, text: escapeAttribute(text) }],
    },
  ];
}
