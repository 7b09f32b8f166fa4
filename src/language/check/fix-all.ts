import type { Diagnostic, TextEdit } from './diagnostic.js';
import type { SourceFile } from '../model/source-file.js';

/** An edit that says in which file. */
export type PlacedEdit = TextEdit & { readonly file: SourceFile };

/**
 * The edits of the first safe fix of each diagnostic, without those that would touch text that another has changed: these are left to the next time.
 */
export function collectSafeEdits(diagnostics: readonly Diagnostic[]): readonly PlacedEdit[] {
  const chosen: PlacedEdit[] = [];
  for (const { file, fixes } of diagnostics) {
    const edits = (fixes.find(({ isSafe }) => isSafe === true)?.edits ?? []).map((edit) => ({ file, ...edit }));
    const isFree = edits.every((edit) => chosen.every((other) => edit.file !== other.file || !overlaps(edit, other)));
    if (isFree) chosen.push(...edits);
  }
  return chosen;
}

/** Two insertions at one place overlap too: nobody says which comes first. */
const overlaps = (a: TextEdit, b: TextEdit): boolean =>
  (a.start < b.end && b.start < a.end) || a.start === b.start || a.end === b.end;
