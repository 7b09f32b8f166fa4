import path from 'node:path';
import type { Command } from 'commander';
import { describeError } from '../core/error.js';
import { loadNodeEngines } from '../pipeline/node-engines.js';
import { BEHAVIOUR_RULES } from '../language/behaviour-rules/all-behaviour-rules.js';
import type { CheckedFile } from '../language/check/check-model.js';
import { checkModel as findMistakes } from '../language/check/check-model.js';
import { createWorkspace } from '../language/model/workspace.js';
import { diskFiles, toServicePath } from '../lint/disk-files.js';
import { checkModel } from '../pipeline/check-model.js';
import type { GateReport } from '../sim/gate/gate-report.js';
import { formatGateReport } from '../sim/gate/format-gate-report.js';
import type { ExitCode } from './exit-codes.js';
import { EXIT } from './exit-codes.js';
import type { LintEntry } from './lint-formats.js';
import { toEntries } from './lint-formats.js';
import { printError, printJson, printLine } from './terminal.js';

type Entry =
  (GateReport & { readonly findings: readonly LintEntry[] }) | { readonly model: string; readonly error: object };

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
      const results = findBehaviour(model, report).map(({ file, ...rest }) => ({ ...rest, file: path.normalize(file.path), lines: file.lines })); // prettier-ignore
      entries.push({ ...report, model, findings: results.flatMap(toEntries) });
      if (json) continue;
      const findings = results.flatMap(toEntries).map(({ file, line, column, severity, message, code }) => `\n  ${path.relative('.', file)}:${line}:${column}  ${severity}  ${message}  ${code}`); // prettier-ignore
      printLine(`${model}\n${formatGateReport(report)}${findings.join('')}`);
    } catch (error) {
      entries.push({ model, error: describeError(error) });
      printError(model, error);
    }
  }
  if (json) printJson(entries);
  if (entries.some((entry) => 'error' in entry)) return EXIT.failure;
  return entries.every((entry) => 'pass' in entry && entry.pass) ? EXIT.ok : EXIT.findings;
}

/** Where in its text a model has what the gate found wrong with how it moves. */
function findBehaviour(file: string, report: GateReport): readonly CheckedFile[] {
  const model = createWorkspace(diskFiles).model(toServicePath(path.resolve(file)));
  if (model === undefined) return [];
  return findMistakes(model, { files: diskFiles, behaviour: report }).map(({ diagnostics, ...rest }) => ({
    ...rest,
    diagnostics: diagnostics.filter(({ code }) => BEHAVIOUR_RULES.some(({ id }) => id === code)),
  }));
}
