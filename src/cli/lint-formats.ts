import type { Diagnostic, DiagnosticSeverity } from '../language/check/diagnostic.js';
import type { LineIndex } from '../xml/line-index.js';

export const LINT_FORMATS = ['text', 'json', 'sarif', 'github'] as const;
export type LintFormat = (typeof LINT_FORMATS)[number];

/** What was found in one file. */
export interface LintResult {
  readonly file: string;
  readonly lines: LineIndex;
  readonly diagnostics: readonly Diagnostic[];
  readonly more: number;
}

/** An entry of `--format json`: lines and columns count from 1, columns in UTF-16 units; the end is exclusive. */
export interface LintEntry {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly code: string;
  readonly severity: DiagnosticSeverity;
  readonly message: string;
  readonly fixable: boolean;
}

export function formatLintResults(results: readonly LintResult[], format: LintFormat): string {
  const entries = results.flatMap(toEntries);
  switch (format) {
    case 'text':
      return formatText(results);
    case 'json':
      return JSON.stringify(entries, null, 2);
    case 'github':
      return entries.map(toGithub).join('\n');
    case 'sarif':
      return JSON.stringify(toSarif(entries), null, 2);
  }
}

export const toEntries = ({ file, lines, diagnostics }: LintResult): LintEntry[] =>
  diagnostics.map(({ start, end, code, severity, message, fixes }) => {
    const [from, to] = [lines.positionAt(start), lines.positionAt(end)];
    return {
      file,
      line: from.line + 1,
      column: from.character + 1,
      endLine: to.line + 1,
      endColumn: to.character + 1,
      code,
      severity,
      message,
      fixable: fixes.length > 0,
    };
  });

function formatText(results: readonly LintResult[]): string {
  const shown = results.filter(({ diagnostics }) => diagnostics.length > 0);
  const blocks = shown.map((result) => {
    const rows = toEntries(result).map(({ line, column, severity, message, code }) => `  ${line}:${column}  ${severity}  ${message}  ${code}`); // prettier-ignore
    return [result.file, ...rows, ...(result.more === 0 ? [] : [`  and ${result.more} more`])].join('\n');
  });
  const all = results.flatMap(({ diagnostics }) => diagnostics);
  const count = (severity: DiagnosticSeverity): number => all.filter((one) => one.severity === severity).length;
  const say = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;
  const notes = count('info') + count('hint');
  const total = `${say(results.length, 'model')}: ${say(count('error'), 'error')}, ${say(count('warning'), 'warning')}, ${say(notes, 'note')}`;
  return [...blocks, total].join('\n\n');
}

/** A workflow command of GitHub Actions, which shows it beside the line of a pull request. */
function toGithub({ file, line, column, endLine, endColumn, code, severity, message }: LintEntry): string {
  const kind = severity === 'error' ? 'error' : severity === 'warning' ? 'warning' : 'notice';
  const escape = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const property = (text: string): string => escape(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  const where = `file=${property(file)},line=${line},col=${column},endLine=${endLine},endColumn=${endColumn}`;
  return `::${kind} ${where},title=${property(code)}::${escape(message)}`;
}

/** SARIF 2.1.0, as code scanning services read it. */
function toSarif(entries: readonly LintEntry[]): object {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'physx-anything',
            rules: [...new Set(entries.map(({ code }) => code))].sort().map((id) => ({ id })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: entries.map(({ file, line, column, endLine, endColumn, code, severity, message }) => ({
          ruleId: code,
          level: severity === 'error' || severity === 'warning' ? severity : 'note',
          message: { text: message },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: encodeURI(file.replaceAll('\\', '/')) },
                region: { startLine: line, startColumn: column, endLine, endColumn },
              },
            },
          ],
        })),
      },
    ],
  };
}
