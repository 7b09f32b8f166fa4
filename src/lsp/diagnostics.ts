import { setImmediate } from 'node:timers/promises';
import type { Behaviour } from '../language/behaviour-rules/behaviour-rule.js';
import { mergeChecked } from '../language/check/check-models.js';
import type { CheckedFile } from '../language/check/check-model.js';
import { checkModel } from '../language/check/check-model.js';
import type { Model } from '../language/model/model.js';
import { dirName } from '../core/paths.js';
import { createEngineTier } from './engine-tier.js';
import { readFolderSettings } from './folder-settings.js';
import type { Session } from './session.js';
import { toLspDiagnostic } from './to-lsp-diagnostic.js';

/** Nobody reads what is wrong while typing, s * 1000. */
const PAUSE = 100;

/** A file may be in very many models; what these say of it the others say too. */
const MOST_MODELS = 10;

/**
 * What is shown in the editor is what the rules say of the models that the open files are in, in all files of these, open or not. Nothing else is
 * shown, so that what closes or goes takes its diagnostics with it.
 */
export interface Diagnostics {
  /** Shows what is true now, a moment after the last call. */
  readonly schedule: () => void;
  /** Judges everything again, also where no model has changed: other files have. */
  readonly forget: () => void;
  /** Takes note of how the model of a file behaved, and shows it. */
  readonly noteBehaviour: (path: string, behaviour: Behaviour) => void;
  /** What the rules say of a file now. */
  readonly check: (path: string) => CheckedFile | undefined;
  readonly stop: () => void;
}

export function createDiagnostics(session: Session): Diagnostics {
  const { connection, documents, workspace, uris, guard } = session;
  const engine = createEngineTier(workspace);
  const settings = readFolderSettings(session);
  const behaviours = new WeakMap<Model, Behaviour>();
  let timer: NodeJS.Timeout | undefined;
  let round = 0;
  /** A model is made anew when it changes, so that what was found in it stays true as long as it lives. */
  let checked = new WeakMap<Model, readonly CheckedFile[]>();
  /** What the editor shows, by address, as one text to compare. */
  const shown = new Map<string, string>();

  const checkOnce = (model: Model): readonly CheckedFile[] => {
    const before = checked.get(model);
    if (before !== undefined) return before;
    const found = checkModel(model, {
      files: workspace.files,
      settings: settings.of(dirName(model.main.path)),
      compiled: engine.compiledOf(model),
      behaviour: behaviours.get(model),
      onFault: (rule, error) =>
        guard(rule, () => {
          throw error;
        }),
    });
    engine.remember(model, found);
    const all = mergeChecked([...found, ...engine.lastOf(model)]);
    checked.set(model, all);
    return all;
  };
  const modelsOf = (path: string): readonly Model[] => workspace.modelsOf(path).slice(0, MOST_MODELS);

  const show = async (): Promise<void> => {
    const mine = ++round;
    const models = new Set(documents.keys().flatMap((uri) => guard('models', () => modelsOf(uris.pathOf(uri))) ?? []));
    const found: CheckedFile[] = [];
    for (const model of models) {
      found.push(...checkOnce(model));
      await setImmediate();
      if (mine !== round) return;
    }
    const merged = mergeChecked(found).map(settings.withoutKnown);
    const gone = new Set(shown.keys());
    for (const one of merged) {
      const uri = uris.uriOf(one.file.path);
      gone.delete(uri);
      send(uri, one);
    }
    for (const uri of gone) {
      shown.delete(uri);
      void connection.sendDiagnostics({ uri, diagnostics: [] });
    }
    if (!session.settings().askEngine) return;
    await engine.ask(models, (model) => {
      checked.delete(model);
      schedule();
    });
  };
  const send = (uri: string, { diagnostics }: CheckedFile): void => {
    const version = documents.get(uri)?.version;
    const list = diagnostics.map((diagnostic) => toLspDiagnostic(diagnostic, uris.uriOf));
    const key = `${String(version)} ${JSON.stringify(list)}`;
    if (shown.get(uri) === key || (list.length === 0 && !shown.has(uri) && version === undefined)) return;
    shown.set(uri, key);
    void connection.sendDiagnostics({ uri, diagnostics: list, ...(version === undefined ? {} : { version }) });
  };

  const schedule = (): void => {
    round++;
    clearTimeout(timer);
    timer = setTimeout(() => {
      show().catch((error: unknown) => {
        guard('diagnostics', () => {
          throw error;
        });
      });
    }, PAUSE);
  };
  return {
    schedule,
    noteBehaviour(path, behaviour) {
      for (const model of modelsOf(path)) {
        behaviours.set(model, behaviour);
        checked.delete(model);
      }
      schedule();
    },
    forget() {
      checked = new WeakMap();
      engine.forget();
    },
    check: (path) => {
      const found = mergeChecked(modelsOf(path).flatMap(checkOnce)).find(({ file }) => file.path === path);
      return found && settings.withoutKnown(found);
    },
    stop() {
      round++;
      clearTimeout(timer);
      engine.stop();
    },
  };
}
