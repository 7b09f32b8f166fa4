import path from 'node:path';
import { SimAssetError } from '../core/error.js';
import { dirName } from '../core/paths.js';
import type { Diagnostic } from '../language/check/diagnostic.js';
import type { FileAccess } from '../language/model/file-access.js';

/** Findings that are known and not to be told again. Lines do not count: they move. */
export interface Baseline {
  /** Absolute, with `/`: where the paths in it count from. */
  readonly folder: string;
  /** How many there are of each, by file, rule and text. */
  readonly counts: ReadonlyMap<string, number>;
}

interface BaselineEntry {
  /** From the folder of the baseline, with `/`. */
  readonly file: string;
  readonly code: string;
  readonly text: string;
  readonly count: number;
}

const keyOf = (file: string, code: string, text: string): string => JSON.stringify([file, code, text]);

/** What a finding is known by: the text that it is about. */
const textOf = ({ file, start, end }: Diagnostic): string => file.text.slice(start, Math.min(end, start + 200));

const keyIn = (folder: string, diagnostic: Diagnostic): string =>
  keyOf(path.posix.relative(folder, diagnostic.file.path), diagnostic.code, textOf(diagnostic));

/**
 * Reads a baseline.
 *
 * @param file Absolute, with `/`.
 * @throws SimAssetError `not-found`, `invalid-baseline`.
 */
export function readBaseline(files: FileAccess, file: string): Baseline {
  const bytes = files.readBytes(file);
  if (bytes === undefined)
    throw new SimAssetError('not-found', `There is no baseline ${file}.`, 'Write one with --write-baseline.');
  try {
    const { findings } = JSON.parse(new TextDecoder().decode(bytes)) as { readonly findings: readonly BaselineEntry[] };
    const counts = findings.map(({ file: of, code, text, count }) => [keyOf(of, code, text), count] as const);
    return { folder: dirName(file), counts: new Map(counts) };
  } catch {
    throw new SimAssetError('invalid-baseline', `${file} is no baseline.`, 'Write one with --write-baseline.');
  }
}

/** As `readBaseline`, each file once, and again when it changes. */
export function createBaselineSource(files: FileAccess): (file: string) => Baseline {
  const known = new Map<string, { readonly stamp: string | undefined; readonly baseline: Baseline }>();
  return (file) => {
    const stamp = files.stamp(file);
    const before = known.get(file);
    if (before !== undefined && before.stamp === stamp) return before.baseline;
    const baseline = readBaseline(files, file);
    known.set(file, { stamp, baseline });
    return baseline;
  };
}

/** @param file Absolute, with `/`: where it will stand. */
export function formatBaseline(file: string, found: readonly Diagnostic[]): string {
  const counts = new Map<string, number>();
  for (const diagnostic of found) {
    const key = keyIn(dirName(file), diagnostic);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const findings = Array.from(counts, ([key, count]): BaselineEntry => {
    const [of, code, text] = JSON.parse(key) as [string, string, string];
    return { file: of, code, text, count };
  });
  return `${JSON.stringify({ version: 1, findings }, null, 2)}\n`;
}

/** What is not in the baseline, or is there more often than it says. `diagnostics` are all those of their file. */
export function dropKnown({ folder, counts }: Baseline, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const left = new Map(counts);
  return diagnostics.filter((diagnostic) => {
    const key = keyIn(folder, diagnostic);
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}
