import path from 'node:path';
import { Option } from 'commander';
import type { Command } from 'commander';
import { findFiles } from '../lint/find-files.js';
import { lintFiles } from '../lint/lint-files.js';
import type { ExitCode } from './exit-codes.js';
import { EXIT } from './exit-codes.js';
import type { LintFormat } from './lint-formats.js';
import { formatLintResults, LINT_FORMATS } from './lint-formats.js';
import { printError, printLine } from './terminal.js';

export function addLintCommand(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('lint')
    .description('Look for mistakes in MJCF, URDF and xacro. Other XML is passed over.')
    .argument('<path...>', 'files, folders, or patterns such as "robots/**/*.xml"')
    .addOption(new Option('--format <name>', 'how findings are printed').choices(LINT_FORMATS).default('text'))
    .action(async (paths: string[], { format }: { format: LintFormat }) => {
      finish(await lint(paths, format));
    });
}

async function lint(paths: readonly string[], format: LintFormat): Promise<ExitCode> {
  const failures: string[] = [];
  const fail = (what: string, error: unknown): void => {
    failures.push(what);
    printError(what, error);
  };
  const files = new Set<string>();
  for (const given of paths) {
    try {
      for (const file of await findFiles(given)) files.add(file);
    } catch (error) {
      fail(given, error);
    }
  }
  const checked = lintFiles([...files], fail, (rule, error) => {
    fail(rule, new Error(`The rule ${rule} failed.`, { cause: error }));
  });
  const isAbsolute = [...files].some((file) => path.isAbsolute(file));
  const results = checked.map(({ file, ...found }) => ({
    ...found,
    file: isAbsolute ? path.normalize(file.path) : path.relative('.', file.path),
    lines: file.lines,
  }));
  const text = formatLintResults(results, format);
  if (text !== '') printLine(text);
  if (failures.length > 0) return EXIT.failure;
  return checked.some(({ diagnostics }) => diagnostics.some(({ severity }) => severity === 'error'))
    ? EXIT.findings
    : EXIT.ok;
}
