import path from 'node:path';
import type * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';

/** A language server that runs, and what ends it. */
export interface StartedClient {
  /** Asks the server something of its own. */
  readonly request: <Result>(method: string, params: unknown) => Promise<Result>;
  readonly notify: (method: string, params: unknown) => Promise<void>;
  readonly dispose: () => Promise<void>;
}

/** Starts the language server in a process of its own. */
export async function startLanguageClient(
  extensionPath: string,
  log: vscode.LogOutputChannel,
  documentSelector: readonly { readonly language: string; readonly scheme: string }[],
): Promise<StartedClient> {
  const server = {
    module: path.join(extensionPath, 'dist', 'language-server.js'),
    transport: TransportKind.ipc,
    // The extension host's own flags (an inspector port) must not be inherited.
    options: { execArgv: [] },
  };
  const client = new LanguageClient(
    'physxAnything',
    'PhysX-Anything',
    { run: server, debug: server },
    { documentSelector: [...documentSelector], outputChannel: log },
  );
  await client.start();
  return {
    request: (method, params) => client.sendRequest(method, params),
    notify: (method, params) => client.sendNotification(method, params),
    dispose: () => client.dispose(),
  };
}
