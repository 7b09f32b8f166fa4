import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Option } from 'commander';
import type { Command } from 'commander';
import { glob } from 'tinyglobby';
import { SimAssetError } from '../core/error.js';
import { checkDocument } from '../language/check-document.js';
import { readModelDocument } from '../language/model-document.js';
import type { ExitCode } from './exit-codes.js';
import { EXIT } from './exit-codes.js';
import type { LintFormat, LintResult } from './lint-formats.js';
import { formatLintResults, LINT_FORMATS } from './lint-formats.js';
import { printError, printLine } from './terminal.js';

/** What a folder is searched for; of .xml files those are looked at whose root says that they are models. */
const MODEL_FILES = '**/*.{xml,mjcf,urdf,xacro}';
const IGNORED = ['**/node_modules/**', '**/.git/**'];

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
  const results: LintResult[] = [];
  let failed = false;
  for (const given of paths) {
    try {
      for (const file of await findFiles(given)) {
        if (results.some((result) => result.file === file)) continue;
        const result = lintText(file, await readFile(file, 'utf8'));
        if (result !== undefined) results.push(result);
      }
    } catch (error) {
      failed = true;
      printError(given, error);
    }
  }
  const text = formatLintResults(results, format);
  if (text !== '') printLine(text);
  if (failed) return EXIT.failure;
  return results.some(({ diagnostics }) => diagnostics.some(({ severity }) => severity === 'error'))
    ? EXIT.findings
    : EXIT.ok;
}

/** Undefined for what is no model. */
function lintText(file: string, text: string): LintResult | undefined {
  const document = readModelDocument(text);
  if (document === undefined) return undefined;
  return {
    file,
    lines: document.lines,
    ...checkDocument(document, (rule, error) => {
      printError(file, new Error(`The rule ${rule} failed.`, { cause: error }));
    }),
  };
}

/** @throws SimAssetError `not-found` where nothing is there, or matches. */
async function findFiles(given: string): Promise<readonly string[]> {
  const found = await stat(given).catch(() => undefined);
  if (found?.isFile() === true) return [path.normalize(given)];
  const [cwd, pattern] = found?.isDirectory() === true ? [given, MODEL_FILES] : ['.', given.replaceAll('\\', '/')];
  const files = await glob(pattern, { cwd, ignore: IGNORED, onlyFiles: true, expandDirectories: false });
  if (files.length === 0 && found === undefined)
    throw new SimAssetError(
      'not-found',
      `${given} is not there, and matches nothing.`,
      'Give files, folders, or patterns in quotes.',
    );
  return files.map((file) => path.normalize(path.join(cwd, file))).sort();
}
