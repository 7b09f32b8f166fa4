import { writeFile } from 'node:fs/promises';
import type { CheckedFile } from '../language/check/check-model.js';
import { applyEdits } from '../language/check/diagnostic.js';
import { collectSafeEdits } from '../language/check/fix-all.js';

/** The texts of files after the safe fixes of what was found in them, by path; those that stay as they are are left out. */
export function fixTexts(checked: readonly CheckedFile[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const edits = collectSafeEdits(checked.flatMap(({ diagnostics }) => diagnostics));
  for (const file of new Set(edits.map((edit) => edit.file))) {
    const mine = edits.filter((edit) => edit.file === file);
    texts.set(file.path, applyEdits(file.text, mine));
  }
  return texts;
}

/** One fix may make room for another; what never settles is left. */
const MOST_ROUNDS = 10;

/**
 * Writes files with their safe fixes until there is none left.
 *
 * @returns What is found then, and the files that were written.
 */
export async function fixFiles(
  lint: () => Promise<readonly CheckedFile[]>,
): Promise<{ readonly checked: readonly CheckedFile[]; readonly written: ReadonlySet<string> }> {
  const written = new Set<string>();
  let checked = await lint();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const texts = fixTexts(checked);
    if (texts.size === 0) break;
    for (const [path, text] of texts) {
      await writeFile(path, text);
      written.add(path);
    }
    checked = await lint();
  }
  return { checked, written };
}
