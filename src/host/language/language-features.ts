import * as vscode from 'vscode';
import { closeTags } from './auto-close.js';
import type { StartedClient } from './language-client.js';
import { MODEL_LANGUAGES } from './model-language.js';

const SELECTOR = MODEL_LANGUAGES.flatMap((language) => ['file', 'untitled'].map((scheme) => ({ language, scheme })));

/** The language server, as far as it runs. */
export interface LanguageFeatures {
  /** Undefined where no model has been opened in an editor, or the server does not start. */
  readonly client: () => Promise<StartedClient | undefined>;
  /** As `client`, but starts the server where it does not run yet. */
  readonly start: () => Promise<StartedClient | undefined>;
  readonly dispose: () => void;
}

/** What helps to edit models: from the first one that is opened on, since the language server is a process of its own. */
export function provideLanguageFeatures(extensionPath: string, log: vscode.LogOutputChannel): LanguageFeatures {
  let client: Promise<StartedClient | undefined> | undefined;
  const start = async (): Promise<StartedClient | undefined> => {
    try {
      const { startLanguageClient } = await import('./language-client.js');
      return await startLanguageClient(extensionPath, log, SELECTOR);
    } catch (error) {
      log.error(`The language server does not start: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  };
  const startFor = (document: vscode.TextDocument): void => {
    if (vscode.languages.match(SELECTOR, document) > 0) client ??= start();
  };
  vscode.workspace.textDocuments.forEach(startFor);
  const opened = vscode.workspace.onDidOpenTextDocument(startFor);
  const closing = closeTags(SELECTOR, async ({ uri }, { line, character }) => {
    const params = { textDocument: { uri: uri.toString() }, position: { line, character } };
    return (await (await client)?.request<string | null>('physxAnything/closeTag', params)) ?? null;
  });
  return {
    client: () => client ?? Promise.resolve(undefined),
    start: () => (client ??= start()),
    dispose() {
      opened.dispose();
      closing.dispose();
      void client?.then((started) => started?.dispose());
    },
  };
}
