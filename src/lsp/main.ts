// Entry of dist/language-server.js: `--node-ipc` for VS Code, which starts it as a process of its own, `--stdio` for whoever else.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './start-server.js';

startServer(createConnection(ProposedFeatures.all));
