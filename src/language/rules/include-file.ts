import { baseName, dirName, joinPath } from '../../core/paths.js';
import type { Fix } from '../check/diagnostic.js';
import { escapeAttribute } from '../check/edits.js';
import type { FileAccess } from '../model/file-access.js';
import type { Include, Model } from '../model/model.js';
import { findAttribute } from '../model/model.js';
import { nearestName } from '../values/nearest-name.js';
import type { Report, Rule } from './rule.js';

/** An included file that is not there, has nothing in it, or is in the model already. */
export const includeFile: Rule = {
  id: 'ref/include',
  severity: 'error',
  languages: ['mjcf', 'xacro'],
  check: (model, report, files) => {
    for (const include of model.includes) {
      if (include.problem === undefined) continue;
      if (model.language === 'mjcf') checkMjcf(model, include, include.problem, report, files);
      else if (include.problem === 'missing') checkXacro(model, include, report, files);
    }
  },
};

function checkMjcf(
  model: Model,
  { element, reference = '' }: Include,
  problem: 'missing' | 'repeated' | 'empty',
  report: Report,
  files: FileAccess,
): void {
  const place = findAttribute(element, 'file')?.value ?? element.node.name;
  const { start, end } = place;
  const beside = element.file === model.main ? '' : ', nor beside this file';
  const messages = {
    missing: `There is no file ${reference} beside the main model${beside}.`,
    repeated: `${baseName(reference)} is in the model already: MuJoCo reads each file once, and refuses a second time.`,
    empty: `There is no element in ${baseName(reference)}: MuJoCo refuses an empty file.`,
  };
  const fixes = problem === 'missing' ? suggest(model, element.file.path, reference, place, files) : [];
  report(element, { start, end, message: messages[problem], fixes });
}

function checkXacro(model: Model, { element, reference = '' }: Include, report: Report, files: FileAccess): void {
  const place = findAttribute(element, 'filename')?.value ?? element.node.name;
  // Patterns may match nothing, and optional files may be missing.
  if (/[*?[]/.test(reference) || findAttribute(element, 'optional')?.value?.raw === 'true') return;
  let isConditional = false;
  for (let around = element.parent; around !== undefined; around = around.parent)
    if (/^xacro:(?:if|unless|macro)$/.test(around.node.name.text)) isConditional = true;
  report(element, {
    start: place.start,
    end: place.end,
    message: `There is no file ${reference} beside this one.`,
    fixes: suggest(model, element.file.path, reference, place, files),
    ...(isConditional ? { severity: 'warning' as const } : {}),
  });
}

/** A file of nearly that name in one of the folders that were looked in. */
function suggest(
  { main }: Model,
  from: string,
  reference: string,
  { start, end }: { readonly start: number; readonly end: number },
  files: FileAccess,
): readonly Fix[] {
  const folder = dirName(reference);
  const places = new Set([dirName(main.path), dirName(from)].map((place) => joinPath(place, folder)));
  for (const place of places) {
    const known = [main.path, from];
    const names = files.list(place).filter((name) => !name.endsWith('/') && !known.includes(joinPath(place, name)));
    const meant = nearestName(baseName(reference), names);
    if (meant === undefined) continue;
    const path = folder === '' ? meant : `${folder}/${meant}`;
    return [{ title: `Change to ${path}`, edits: [{ start, end, text: escapeAttribute(path) }] }];
  }
  return [];
}
