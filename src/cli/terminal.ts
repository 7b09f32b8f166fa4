import { describeError } from '../core/error.js';
import type { Issue } from '../core/issue.js';
import { formatIssue } from '../core/issue.js';
import type { Progress } from '../pipeline/progress.js';

/** One JSON document on stdout. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** One JSON document on a line of stdout. */
export function printJsonLine(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

export function printLine(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** For people, on stderr, so that stdout stays what was asked for. */
export function printNote(line: string): void {
  clearProgress();
  process.stderr.write(`${line}\n`);
}

/** Issues that matter, one a line; `info` is left to --json. */
export function printIssues(issues: readonly Issue[]): void {
  for (const issue of issues) if (issue.severity !== 'info') printNote(`  ${formatIssue(issue)}`);
}

/** A failure as one sentence and a next step. */
export function printError(where: string, error: unknown): void {
  const { message, hint } = describeError(error);
  printNote(`${where}: ${message}${hint === '' ? '' : `\n  ${hint}`}`);
}

/** Draws progress in place when stderr is a terminal; otherwise says nothing. */
export function showProgress(label: string, progress: Pick<Progress, 'fraction' | 'message'>): void {
  if (!process.stderr.isTTY) return;
  const width = 24;
  const filled = Math.round(progress.fraction * width);
  const bar = '█'.repeat(filled) + '░'.repeat(width - filled);
  const line = `${bar} ${label}: ${progress.message}`.slice(0, (process.stderr.columns || 80) - 1);
  process.stderr.write(`\r\u001b[2K${line}`);
}

export function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[2K');
}

/** Rows of cells as a table with aligned columns. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths.at(column) ?? 0, cell.length);
    });
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
