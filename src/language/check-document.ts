import type { Diagnostic } from './diagnostic.js';
import { findDirectives } from './directives.js';
import type { ModelDocument } from './model-document.js';
import { RULES } from './rules/all-rules.js';

/** More than this of one file help nobody. */
const MOST = 200;

export interface CheckedDocument {
  readonly diagnostics: readonly Diagnostic[];
  /** How many there are beyond those. */
  readonly more: number;
}

/**
 * What the rules find in a model, in the order of the text, without what its comments switch off. A rule that fails is passed over: `onFault` is told.
 */
export function checkDocument(
  document: ModelDocument,
  onFault?: (rule: string, error: unknown) => void,
): CheckedDocument {
  const found: Diagnostic[] = [];
  for (const { id, severity, languages, check } of RULES) {
    if (!languages.includes(document.language)) continue;
    try {
      check(document, ({ fixes = [], ...finding }) => found.push({ severity, ...finding, code: id, fixes }));
    } catch (error) {
      onFault?.(id, error);
    }
  }
  const { isOff, faults } = findDirectives(document);
  const all = [...found.filter((diagnostic) => !isOff(diagnostic)), ...faults].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );
  return { diagnostics: all.slice(0, MOST), more: Math.max(0, all.length - MOST) };
}
