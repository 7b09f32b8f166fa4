import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { readModel } from '../language/model/build-model.js';
import { canonicalOrder } from '../language/format/canonical-order.js';
import { findIndent } from '../language/format/find-indent.js';
import { formatDocument } from '../language/format/format-document.js';
import { PRINT_WIDTH } from '../language/format/format-options.js';
import { findFiles } from '../lint/find-files.js';
import type { ExitCode } from './exit-codes.js';
import { EXIT } from './exit-codes.js';
import { printError, printLine } from './terminal.js';

interface FormatSettings {
  readonly check?: true;
  readonly sortAttributes?: true;
  readonly json?: true;
}

/** What became of a file. */
interface Formatted {
  readonly file: string;
  readonly result: 'formatted' | 'unchanged' | 'would-change' | 'not-well-formed';
}

export function addFormatCommand(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('format')
    .description('Put the lines and spaces of MJCF, URDF and xacro in order, in place. Other XML is passed over.')
    .argument('<path...>', 'files, folders, or patterns such as "robots/**/*.xml"')
    .option('--check', 'change nothing; exit with 1 where something would change')
    .option('--sort-attributes', 'put attributes in the order of the reference, name and class first')
    .option('--json', 'print what became of each file as JSON')
    .action(async (paths: string[], settings: FormatSettings) => {
      finish(await format(paths, settings));
    });
}

async function format(paths: readonly string[], settings: FormatSettings): Promise<ExitCode> {
  const failures: string[] = [];
  const results: Formatted[] = [];
  const attempt = async <Value>(what: string, run: () => Promise<Value>): Promise<Value | undefined> => {
    try {
      return await run();
    } catch (error) {
      failures.push(what);
      printError(what, error);
      return undefined;
    }
  };
  const files = new Set<string>();
  for (const given of paths) for (const file of (await attempt(given, () => findFiles(given))) ?? []) files.add(file);
  for (const file of files) {
    const result = await attempt(file, () => formatFile(file, settings));
    if (result !== undefined) results.push({ file, result });
  }
  if (settings.json) printLine(JSON.stringify(results, null, 2));
  else {
    for (const { file, result } of results) if (result !== 'unchanged') printLine(`${file}: ${describe(result)}`);
    printLine(summarize(results));
  }
  if (failures.length > 0) return EXIT.failure;
  return results.some(({ result }) => result === 'would-change' || result === 'not-well-formed')
    ? EXIT.findings
    : EXIT.ok;
}

/** Undefined where the file is no model. */
async function formatFile(file: string, settings: FormatSettings): Promise<Formatted['result'] | undefined> {
  const text = await readFile(file, 'utf8');
  const model = readModel(text);
  if (model === undefined) return undefined;
  const formatted = formatDocument(model.main, {
    indent: findIndent(model.main),
    tabSize: 4,
    width: PRINT_WIDTH,
    ...(settings.sortAttributes === true ? { orderOf: canonicalOrder(model, model.main) } : {}),
  });
  if (formatted === undefined) return 'not-well-formed';
  if (formatted === text) return 'unchanged';
  if (settings.check === true) return 'would-change';
  await writeFile(file, formatted);
  return 'formatted';
}

const describe = (result: Formatted['result']): string =>
  result === 'not-well-formed' ? 'not well-formed, left as it is (lint says where)' : result.replace('-', ' ');

function summarize(results: readonly Formatted[]): string {
  const changed = results.filter(({ result }) => result === 'formatted' || result === 'would-change').length;
  return `${results.length} model${results.length === 1 ? '' : 's'}, ${changed} not in order`;
}
