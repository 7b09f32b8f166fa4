import { SimAssetError } from '../core/error.js';
import type { Diagnostic } from '../language/check/diagnostic.js';

/** Findings that are known and not to be told again: how many there are of each, by file, rule and text. Lines do not count: they move. */
export type Baseline = ReadonlyMap<string, number>;

interface BaselineEntry {
  readonly file: string;
  readonly code: string;
  readonly text: string;
  readonly count: number;
}

const keyOf = (file: string, code: string, text: string): string => JSON.stringify([file, code, text]);

/** What a finding is known by: the text that it is about. */
const textOf = ({ file, start, end }: Diagnostic): string => file.text.slice(start, Math.min(end, start + 200));

/** @throws SimAssetError `invalid-baseline`. */
export function parseBaseline(text: string, path: string): Baseline {
  const fail = (): SimAssetError =>
    new SimAssetError('invalid-baseline', `${path} is no baseline.`, 'Write one with --write-baseline.');
  try {
    const json = JSON.parse(text) as { readonly findings?: unknown };
    if (!Array.isArray(json.findings)) throw fail();
    return new Map(
      (json.findings as BaselineEntry[]).map(({ file, code, text: about, count }) => [keyOf(file, code, about), count]),
    );
  } catch {
    throw fail();
  }
}

/** @param found by file as the baseline names it. */
export function formatBaseline(found: ReadonlyMap<string, readonly Diagnostic[]>): string {
  const counts = new Map<string, number>();
  for (const [file, diagnostics] of found) {
    for (const diagnostic of diagnostics) {
      const key = keyOf(file, diagnostic.code, textOf(diagnostic));
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const findings = Array.from(counts, ([key, count]): BaselineEntry => {
    const [file, code, text] = JSON.parse(key) as [string, string, string];
    return { file, code, text, count };
  });
  return `${JSON.stringify({ version: 1, findings }, null, 2)}\n`;
}

/** What is not in the baseline, or is there more often than it says. */
export function dropKnown(
  baseline: Baseline | undefined,
  file: string,
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  if (baseline === undefined) return diagnostics;
  const left = new Map(baseline);
  return diagnostics.filter((diagnostic) => {
    const key = keyOf(file, diagnostic.code, textOf(diagnostic));
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}
