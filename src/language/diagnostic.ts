import type { TextRange } from '../xml/syntax-tree.js';

export type DiagnosticSeverity = 'error' | 'warning' | 'info' | 'hint';

export interface TextEdit extends TextRange {
  readonly text: string;
}

/** One way to mend what a diagnostic says, for people to choose. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** What is wrong at one place of a document. */
export interface Diagnostic extends TextRange {
  /** The rule's id: `syn/unknown-attribute`. */
  readonly code: string;
  readonly severity: DiagnosticSeverity;
  readonly message: string;
  readonly fixes: readonly Fix[];
}

/** The text with the edits of a fix. Edits do not overlap. */
export const applyEdits = (text: string, edits: readonly TextEdit[]): string =>
  edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((now, edit) => now.slice(0, edit.start) + edit.text + now.slice(edit.end), text);
