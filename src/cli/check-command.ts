import type { Command } from 'commander';
import { describeError } from '../core/error.js';
import { loadNodeEngines } from '../pipeline/node-engines.js';
import { checkModel } from '../pipeline/check-model.js';
import type { GateReport } from '../sim/gate/gate-report.js';
import { formatGateReport } from '../sim/gate/format-gate-report.js';
import type { ExitCode } from './exit-codes.js';
import { EXIT } from './exit-codes.js';
import { printError, printJson, printLine } from './terminal.js';

type Entry = GateReport | { readonly model: string; readonly error: object };

export function addCheckCommand(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('check')
    .description('Run the physics gate on MJCF or URDF models: do they load, weigh, stand, move and agree?')
    .argument('<model...>', 'model.xml or model.urdf')
    .option('--json', 'print the reports as JSON on stdout', false)
    .action(async (models: string[], flags: { json: boolean }) => {
      finish(await check(models, flags.json));
    });
}

async function check(models: readonly string[], json: boolean): Promise<ExitCode> {
  const { mujoco } = await loadNodeEngines();
  const entries: Entry[] = [];
  for (const model of models) {
    try {
      const report = await checkModel(model, mujoco);
      entries.push({ ...report, model });
      if (!json) printLine(`${model}\n${formatGateReport(report)}`);
    } catch (error) {
      entries.push({ model, error: describeError(error) });
      printError(model, error);
    }
  }
  if (json) printJson(entries);
  if (entries.some((entry) => 'error' in entry)) return EXIT.failure;
  return entries.every((entry) => 'pass' in entry && entry.pass) ? EXIT.ok : EXIT.findings;
}
