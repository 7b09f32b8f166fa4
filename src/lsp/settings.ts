import type { ClientCapabilities, Connection } from 'vscode-languageserver';
import { DidChangeConfigurationNotification } from 'vscode-languageserver';

/** What users may set, below `physxAnything`. */
export interface Settings {
  readonly sortAttributes: boolean;
  readonly inlayHints: boolean;
}

const DEFAULTS: Settings = { sortAttributes: false, inlayHints: true };

interface Written {
  readonly format?: { readonly sortAttributes?: boolean };
  readonly inlayHints?: { readonly enabled?: boolean };
}

export interface SettingsReader {
  readonly now: () => Settings;
  /** Asks the editor, and again whenever they change there. An editor that cannot be asked gets the defaults. */
  readonly follow: (capabilities: ClientCapabilities) => void;
}

export function createSettings(connection: Connection): SettingsReader {
  let settings = DEFAULTS;
  const read = async (): Promise<void> => {
    const written = (await connection.workspace.getConfiguration('physxAnything')) as Written | null;
    settings = {
      sortAttributes: written?.format?.sortAttributes ?? DEFAULTS.sortAttributes,
      inlayHints: written?.inlayHints?.enabled ?? DEFAULTS.inlayHints,
    };
  };
  const tryRead = (): void =>
    void read().catch((error: unknown) => {
      connection.console.warn(`settings: ${String(error)}`);
    });
  return {
    now: () => settings,
    follow({ workspace }) {
      if (workspace?.configuration !== true) return;
      tryRead();
      if (workspace.didChangeConfiguration?.dynamicRegistration === true)
        void connection.client.register(DidChangeConfigurationNotification.type, { section: 'physxAnything' });
      connection.onDidChangeConfiguration(tryRead);
    },
  };
}
