import type { TextRange } from '../../xml/syntax-tree.js';
import type { SourceFile } from '../model/source-file.js';

export type DiagnosticSeverity = 'error' | 'warning' | 'info' | 'hint';

export interface TextEdit extends TextRange {
  readonly text: string;
  /** Where it is another file than the diagnostic's. */
  readonly file?: SourceFile;
}

/** One way to mend what a diagnostic says, for people to choose. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** Whether it is certain enough to be made for all at once, unseen. */
  readonly isSafe?: boolean;
}

/** Another place that has to do with a diagnostic. */
export interface RelatedPlace extends TextRange {
  readonly file: SourceFile;
  readonly message: string;
}

/** What is wrong at one place of a file. */
export interface Diagnostic extends TextRange {
  readonly file: SourceFile;
  /** The rule's id: `syn/unknown-attribute`. */
  readonly code: string;
  readonly severity: DiagnosticSeverity;
  readonly message: string;
  readonly fixes: readonly Fix[];
  readonly related?: readonly RelatedPlace[];
  /** Whether it is of something that nobody uses: shown faded. */
  readonly isUnused?: boolean;
}

/** The text with the edits of a fix. Edits do not overlap. */
export const applyEdits = (text: string, edits: readonly TextEdit[]): string =>
  edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((now, edit) => now.slice(0, edit.start) + edit.text + now.slice(edit.end), text);
