import type { CheckedFile } from './check-model.js';
import { checkModel } from './check-model.js';
import type { Diagnostic } from './diagnostic.js';
import type { Model } from './model.js';

/**
 * What the rules find in the files of several models, each file once: what is found in it in one model or another, without repetition.
 */
export function checkModels(
  models: readonly Model[],
  onFault?: (rule: string, error: unknown) => void,
): readonly CheckedFile[] {
  const merged = new Map<string, CheckedFile>();
  for (const model of models) {
    for (const checked of checkModel(model, onFault)) {
      const before = merged.get(checked.file.path);
      merged.set(checked.file.path, before === undefined ? checked : mergeChecked(before, checked));
    }
  }
  return [...merged.values()];
}

function mergeChecked(a: CheckedFile, b: CheckedFile): CheckedFile {
  const keyOf = ({ code, start, end, message }: Diagnostic): string => `${code} ${start} ${end} ${message}`;
  const known = new Set(a.diagnostics.map(keyOf));
  const added = b.diagnostics.filter((diagnostic) => !known.has(keyOf(diagnostic)));
  const diagnostics = [...a.diagnostics, ...added].sort((x, y) => x.start - y.start || x.end - y.end);
  return { file: a.file, diagnostics, more: Math.max(a.more, b.more) };
}
