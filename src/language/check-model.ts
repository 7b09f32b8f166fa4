import type { Diagnostic } from './diagnostic.js';
import { findDirectives } from './directives.js';
import type { FileAccess } from './file-access.js';
import type { Model } from './model.js';
import { RULES } from './rules/all-rules.js';
import type { Rule } from './rules/rule.js';
import type { SourceFile } from './source-file.js';

/** More than this of one file help nobody. */
const MOST = 200;

/** What was found in one file. */
export interface CheckedFile {
  readonly file: SourceFile;
  /** In the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
  /** How many there are beyond those. */
  readonly more: number;
}

/** Whether a rule is run where nobody asks for more or less. */
export const isRecommended = ({ preset = 'recommended' }: Rule): boolean => preset === 'recommended';

/**
 * What the rules find in the files of a model, the main file first, without what their comments switch off. A rule that fails is passed over:
 * `onFault` is told.
 */
export function checkModel(
  model: Model,
  files: FileAccess,
  onFault?: (rule: string, error: unknown) => void,
  isOn: (rule: Rule) => boolean = isRecommended,
): readonly CheckedFile[] {
  const found = new Map<SourceFile, Diagnostic[]>(model.files.map((file) => [file, []]));
  for (const rule of RULES) {
    const { id, severity, languages, check } = rule;
    if (!languages.includes(model.language) || !isOn(rule)) continue;
    try {
      check(
        model,
        ({ file }, { fixes = [], ...finding }) =>
          found.get(file)?.push({ file, severity, ...finding, code: id, fixes }),
        files,
      );
    } catch (error) {
      onFault?.(id, error);
    }
  }
  return Array.from(found, ([file, diagnostics]) => {
    const { isOff, faults } = findDirectives(file);
    const all = [...diagnostics.filter((diagnostic) => !isOff(diagnostic)), ...faults].sort(
      (a, b) => a.start - b.start || a.end - b.end,
    );
    return { file, diagnostics: all.slice(0, MOST), more: Math.max(0, all.length - MOST) };
  });
}
