import type { Command } from 'commander';
import { describeError } from '../core/error.js';
import { loadNodeEngines } from '../pipeline/node-engines.js';
import { importAsset } from '../pipeline/import-asset.js';
import type { BuildFlags } from './build-options.js';
import { addBuildOptions, buildOptionsFrom } from './build-options.js';
import type { ExitCode } from './exit-codes.js';
import { EXIT } from './exit-codes.js';
import { formatSummary } from './summary-table.js';
import { clearProgress, printError, printIssues, printJson, printLine, showProgress } from './terminal.js';

export function addImportCommand(program: Command, finish: (code: ExitCode) => void): void {
  addBuildOptions(
    program
      .command('import')
      .description(
        'Turn a written description, a run folder of the published system, or PhysX-Mobility JSON into a simulation-ready asset.',
      )
      .argument('<source>', 'text file, JSON file or run folder'),
  ).action(async (source: string, flags: BuildFlags) => {
    finish(await importOne(source, flags));
  });
}

async function importOne(source: string, flags: BuildFlags): Promise<ExitCode> {
  try {
    const summary = await importAsset(source, buildOptionsFrom(flags), await loadNodeEngines(), {
      onProgress: (progress) => {
        showProgress(source, progress);
      },
    });
    clearProgress();
    if (flags.json) printJson({ source, ...summary });
    else printLine(formatSummary(summary));
    printIssues(summary.issues);
    return summary.gate.pass ? EXIT.ok : EXIT.findings;
  } catch (error) {
    if (flags.json) printJson({ source, error: describeError(error) });
    printError(source, error);
    return EXIT.failure;
  }
}
