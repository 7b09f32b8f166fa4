import * as vscode from 'vscode';
import { readSettings } from './settings.js';

/** Keys of model servers. Each belongs to one origin: a workspace that names another server does not get it. */
export interface ServerKeys {
  /** Of the server at an address; undefined where none was set. */
  find(baseUrl: string): Promise<string | undefined>;
  /** Asks for the key of the server that is set, and keeps or, left empty, forgets it. */
  ask(): Promise<void>;
}

export function createServerKeys(secrets: vscode.SecretStorage): ServerKeys {
  const slotOf = (baseUrl: string): string | undefined =>
    URL.canParse(baseUrl) ? `physxAnything.server.key ${new URL(baseUrl).origin}` : undefined;
  return {
    find: async (baseUrl) => {
      const slot = slotOf(baseUrl);
      return slot === undefined ? undefined : secrets.get(slot);
    },
    ask: async () => {
      const { baseUrl } = readSettings(undefined).server;
      const slot = slotOf(baseUrl);
      if (slot === undefined) {
        const open = 'Open Settings';
        const text = 'Set the address of the model server first: http://HOST:PORT/v1.';
        if ((await vscode.window.showWarningMessage(text, open)) === open)
          await vscode.commands.executeCommand('workbench.action.openSettings', 'physxAnything.server');
        return;
      }
      const key = await vscode.window.showInputBox({
        title: `Key of ${new URL(baseUrl).host}`,
        prompt:
          'Kept in the secret storage of VS Code and sent to this server alone. Leave it empty to forget the key.',
        password: true,
        ignoreFocusOut: true,
      });
      if (key === undefined) return;
      await (key.trim() === '' ? secrets.delete(slot) : secrets.store(slot, key.trim()));
    },
  };
}
