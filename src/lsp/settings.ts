import type { ClientCapabilities, Connection } from 'vscode-languageserver';
import { DidChangeConfigurationNotification } from 'vscode-languageserver';
import type { LintSettings } from '../language/check/lint-settings.js';
import { DEFAULT_SETTINGS } from '../language/check/lint-settings.js';
import { parseSettings } from '../lint/read-settings.js';

/** What users may set, below `physxAnything`. */
export interface Settings {
  readonly sortAttributes: boolean;
  readonly inlayHints: boolean;
  /** What holds where no settings file of a folder says otherwise. */
  readonly lint: LintSettings;
  readonly askEngine: boolean;
}

const DEFAULTS: Settings = {
  sortAttributes: false,
  inlayHints: true,
  lint: DEFAULT_SETTINGS,
  askEngine: true,
};

interface Written {
  readonly format?: { readonly sortAttributes?: boolean };
  readonly inlayHints?: { readonly enabled?: boolean };
  readonly lint?: { readonly [Key in keyof LintSettings]?: unknown } & { readonly engine?: boolean };
}

export interface SettingsReader {
  readonly now: () => Settings;
  /** Asks the editor, and again whenever they change there. An editor that cannot be asked gets the defaults. */
  readonly follow: (capabilities: ClientCapabilities) => void;
}

export function createSettings(connection: Connection, onChange: () => void): SettingsReader {
  let settings = DEFAULTS;
  /** @throws SimAssetError `invalid-settings`. */
  const readLint = (written: Written | null): LintSettings => {
    const { preset, rules, packages } = written?.lint ?? {};
    const given = Object.entries({ preset, rules, packages }).filter(([, value]) => value !== undefined);
    return { ...DEFAULT_SETTINGS, ...parseSettings(Object.fromEntries(given), 'The settings of physxAnything.lint') };
  };
  const read = async (): Promise<void> => {
    const written = (await connection.workspace.getConfiguration('physxAnything')) as Written | null;
    settings = {
      sortAttributes: written?.format?.sortAttributes ?? DEFAULTS.sortAttributes,
      inlayHints: written?.inlayHints?.enabled ?? DEFAULTS.inlayHints,
      lint: readLint(written),
      askEngine: written?.lint?.engine ?? DEFAULTS.askEngine,
    };
  };
  const tryRead = (): void =>
    void read()
      .then(onChange)
      .catch((error: unknown) => {
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
