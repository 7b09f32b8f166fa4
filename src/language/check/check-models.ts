import type { CheckedFile, CheckOptions } from './check-model.js';
import { checkModel } from './check-model.js';
import type { Diagnostic } from './diagnostic.js';
import type { Model } from '../model/model.js';

/** What the rules find in the files of several models, each file once. */
export const checkModels = (models: readonly Model[], options: CheckOptions): readonly CheckedFile[] =>
  mergeChecked(models.flatMap((model) => checkModel(model, options)));

/** Each file once: what was found in it in one model or another, without repetition. */
export function mergeChecked(all: readonly CheckedFile[]): readonly CheckedFile[] {
  const merged = new Map<string, CheckedFile>();
  for (const checked of all) {
    const before = merged.get(checked.file.path);
    merged.set(checked.file.path, before === undefined ? checked : mergeTwo(before, checked));
  }
  return [...merged.values()];
}

function mergeTwo(a: CheckedFile, b: CheckedFile): CheckedFile {
  const keyOf = ({ code, start, end, message }: Diagnostic): string => `${code} ${start} ${end} ${message}`;
  const known = new Set(a.diagnostics.map(keyOf));
  const added = b.diagnostics.filter((diagnostic) => !known.has(keyOf(diagnostic)));
  const diagnostics = [...a.diagnostics, ...added].sort((x, y) => x.start - y.start || x.end - y.end);
  return { file: a.file, diagnostics, more: Math.max(a.more, b.more) };
}
