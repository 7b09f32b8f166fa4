import { createRequire } from 'node:module';
import { Command, CommanderError } from 'commander';
import { addCategoriesCommand } from './categories-command.js';
import { addCheckCommand } from './check-command.js';
import { addConvertCommand } from './convert-command.js';
import type { ExitCode } from './exit-codes.js';
import { EXIT } from './exit-codes.js';
import { addFormatCommand } from './format-command.js';
import { addGenerateCommand } from './generate-command.js';
import { addImportCommand } from './import-command.js';
import { addLintCommand } from './lint-command.js';
import { addLspCommand } from './lsp-command.js';
import { addModelsCommand } from './models-command.js';
import { addSampleCommand } from './sample-command.js';
import { printError } from './terminal.js';
import { addVoxelCommands } from './voxel-commands.js';

const { version } = createRequire(import.meta.url)('../package.json') as { version: string };

const finish = (code: ExitCode): void => {
  // Not process.exit: output that is still on its way to a pipe would be cut.
  process.exitCode = code;
};

const program = new Command('physx-anything')
  .description('One photo becomes a simulation-ready physical object.')
  .version(version)
  .addHelpText(
    'after',
    '\nExit codes: 0 ok, 1 findings, 2 wrong usage, 3 failure. Every command has --help and --json.',
  )
  .showHelpAfterError('(--help shows how to use it)')
  .exitOverride();

for (const add of [
  addGenerateCommand,
  addImportCommand,
  addCheckCommand,
  addLintCommand,
  addFormatCommand,
  addLspCommand,
  addConvertCommand,
  addCategoriesCommand,
  addSampleCommand,
  addModelsCommand,
  addVoxelCommands,
]) {
  add(program, finish);
}
for (const command of program.commands) command.copyInheritedSettings(program);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) finish(error.exitCode === 0 ? EXIT.ok : EXIT.usage);
  else {
    printError('physx-anything', error);
    finish(EXIT.failure);
  }
}
