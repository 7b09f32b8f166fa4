import type { Command } from 'commander';
import { Option } from 'commander';
import { describeError } from '../core/error.js';
import type { ConvertTarget } from '../pipeline/convert.js';
import { convertFile } from '../pipeline/convert-file.js';
import type { ExitCode } from './exit-codes.js';
import { EXIT } from './exit-codes.js';
import { relative } from './summary-table.js';
import { printError, printIssues, printJson, printLine } from './terminal.js';

interface ConvertFlags {
  readonly to: ConvertTarget;
  readonly out: string;
  readonly overwrite: boolean;
  readonly json: boolean;
}

export function addConvertCommand(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('convert')
    .description('Convert a model between MJCF, URDF and glTF, and say what was lost.')
    .argument('<model>', 'model.xml, model.urdf or model.glb')
    .addOption(new Option('--to <format>', 'target format').choices(['mjcf', 'urdf', 'glb']).makeOptionMandatory())
    .requiredOption('-o, --out <file>', 'file to write; meshes and textures go beside it')
    .option('--overwrite', 'replace files that are already there', false)
    .option('--json', 'print what was written and lost as JSON on stdout', false)
    .action(async (model: string, flags: ConvertFlags) => {
      finish(await convert(model, flags));
    });
}

async function convert(model: string, flags: ConvertFlags): Promise<ExitCode> {
  try {
    const { files, issues } = await convertFile(model, flags.to, flags.out, flags.overwrite);
    if (flags.json) printJson({ model, to: flags.to, out: flags.out, files, issues });
    else printLine(`${relative(flags.out)}: ${files.length} files written, ${issues.length} things to know`);
    printIssues(issues);
    return EXIT.ok;
  } catch (error) {
    if (flags.json) printJson({ model, error: describeError(error) });
    printError(model, error);
    return EXIT.failure;
  }
}
