import type { Command } from 'commander';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from '../lsp/start-server.js';

export function addLspCommand(program: Command): void {
  program
    .command('lsp')
    .description('Serve an editor as a language server for MJCF, URDF and xacro.')
    .option('--stdio', 'over standard input and output, which is the only way')
    .action(() => {
      startServer(createConnection(ProposedFeatures.all, process.stdin, process.stdout));
    });
}
