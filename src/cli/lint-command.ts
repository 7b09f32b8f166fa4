import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Option } from 'commander';
import type { Command } from 'commander';
import type { Diagnostic } from '../language/check/diagnostic.js';
import { DEFAULT_SETTINGS } from '../language/check/lint-settings.js';
import { dirName } from '../core/paths.js';
import { createBaselineSource, dropKnown, formatBaseline } from '../lint/baseline.js';
import { diskFiles, toServicePath } from '../lint/disk-files.js';
import { createEngineWorker } from '../lint/engine-worker.js';
import { findFiles } from '../lint/find-files.js';
import { fixFiles } from '../lint/fix-files.js';
import { lintFiles } from '../lint/lint-files.js';
import { readSettingsFile } from '../lint/read-settings.js';
import { createSettingsSource } from '../lint/settings-source.js';
import type { ExitCode } from './exit-codes.js';
import { EXIT } from './exit-codes.js';
import type { LintFormat, LintResult } from './lint-formats.js';
import { formatLintResults, LINT_FORMATS } from './lint-formats.js';
import { printError, printLine } from './terminal.js';

interface LintFlags {
  readonly format: LintFormat;
  readonly engine: boolean;
  readonly config?: string;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly fix: boolean;
}

export function addLintCommand(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('lint')
    .description('Look for mistakes in MJCF, URDF and xacro. Other XML is passed over.')
    .argument('<path...>', 'files, folders, or patterns such as "robots/**/*.xml"')
    .addOption(new Option('--format <name>', 'how findings are printed').choices(LINT_FORMATS).default('text'))
    .option('--no-engine', 'do not compile the models with MuJoCo: faster, and less is found')
    .option('--config <file>', 'settings, in place of .simlint.json in the folder of a model or above')
    .option('--baseline <file>', 'findings that are known and not told, in place of the one that .simlint.json names')
    .option('--write-baseline <file>', 'write what is found as a baseline')
    .option('--fix', 'mend what is safe to mend, and tell what is left', false)
    .action(async (paths: string[], flags: LintFlags) => {
      finish(await lint(paths, flags));
    });
}

async function lint(paths: readonly string[], flags: LintFlags): Promise<ExitCode> {
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
  const engine = flags.engine ? createEngineWorker() : undefined;
  try {
    const settings =
      flags.config === undefined
        ? undefined
        : { ...DEFAULT_SETTINGS, ...readSettingsFile(diskFiles, absolute(flags.config)) };
    const settingsOf = createSettingsSource(diskFiles);
    const baselineOf = createBaselineSource(diskFiles);
    const withoutKnown = (file: string, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => {
      const { baseline } = settings ?? settingsOf(dirName(file), DEFAULT_SETTINGS);
      const asked = flags.baseline === undefined ? baseline : absolute(flags.baseline);
      return asked === undefined ? diagnostics : dropKnown(baselineOf(asked), diagnostics);
    };
    const check = () => lintFiles([...files], { onFailure: fail, engine, settings });
    const { checked, written } = flags.fix ? await fixFiles(check) : { checked: await check(), written: new Set() };
    const isAbsolute = [...files].some((file) => path.isAbsolute(file));
    const results = checked.map(({ file, diagnostics, more }): LintResult => {
      const name = isAbsolute ? path.normalize(file.path) : path.relative('.', file.path);
      return {
        file: name,
        lines: file.lines,
        // What is written is known from now on.
        diagnostics: flags.writeBaseline === undefined ? withoutKnown(file.path, diagnostics) : [],
        more,
      };
    });
    if (flags.writeBaseline !== undefined) {
      const all = checked.flatMap(({ diagnostics }) => diagnostics);
      await writeFile(flags.writeBaseline, formatBaseline(absolute(flags.writeBaseline), all));
      if (flags.format === 'text') printLine(`${all.length} findings are in ${flags.writeBaseline} now.`);
    }
    const text = formatLintResults(results, flags.format);
    if (text !== '') printLine(text);
    if (written.size > 0 && flags.format === 'text')
      printLine(written.size === 1 ? 'One file was mended.' : `${written.size} files were mended.`);
    if (failures.length > 0) return EXIT.failure;
    const hasErrors = results.some(({ diagnostics }) => diagnostics.some(({ severity }) => severity === 'error'));
    return hasErrors ? EXIT.findings : EXIT.ok;
  } catch (error) {
    printError('lint', error);
    return EXIT.failure;
  } finally {
    engine?.dispose();
  }
}

const absolute = (file: string): string => toServicePath(path.resolve(file));
