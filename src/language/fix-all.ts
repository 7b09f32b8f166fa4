import type { Diagnostic, TextEdit } from './diagnostic.js';

/**
 * The edits of the first safe fix of each diagnostic, without those that would touch text that another has changed: these are left to the next time.
 *
 * @param diagnostics of one file.
 */
export function collectSafeEdits(diagnostics: readonly Diagnostic[]): readonly TextEdit[] {
  const chosen: TextEdit[] = [];
  for (const { file, fixes } of diagnostics) {
    const edits = fixes.find(({ isSafe }) => isSafe === true)?.edits ?? [];
    const isFree = edits.every((edit) =>
      chosen.every((other) => (edit.file ?? file) !== (other.file ?? file) || !overlaps(edit, other)),
    );
    if (isFree) chosen.push(...edits);
  }
  return chosen;
}

/** Two insertions at one place overlap too: nobody says which comes first. */
const overlaps = (a: TextEdit, b: TextEdit): boolean =>
  (a.start < b.end && b.start < a.end) || a.start === b.start || a.end === b.end;
