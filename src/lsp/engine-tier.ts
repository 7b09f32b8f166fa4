import { setTimeout as sleep } from 'node:timers/promises';
import { COMPILED_RULES } from '../language/compiled-rules/all-compiled-rules.js';
import type { CheckedFile, CheckOptions } from '../language/check/check-model.js';
import type { Diagnostic } from '../language/check/diagnostic.js';
import type { Model } from '../language/model/model.js';
import type { Workspace } from '../language/model/workspace.js';
import type { EngineWorker } from '../lint/engine-worker.js';
import { createEngineWorker } from '../lint/engine-worker.js';
import { inspect } from '../lint/inspect.js';
import { carryOver } from './carry-over.js';

/** The engine is asked when nobody has typed for so long, ms: compiling takes up to seconds. */
const PAUSE = 400;

const IDS = new Set(COMPILED_RULES.map(({ id }) => id));

/** What the engine says of models, as far as it has been asked. */
export interface EngineTier {
  readonly compiledOf: (model: Model) => CheckOptions['compiled'];
  /** What the engine said of the files of a model before the last edits, until it is asked again. */
  readonly lastOf: (model: Model) => readonly CheckedFile[];
  readonly remember: (model: Model, checked: readonly CheckedFile[]) => void;
  /** Asks about models of which it knows nothing yet, one after the other. What was asked before and is not answered is given up. */
  readonly ask: (models: Iterable<Model>, onAnswer: (model: Model) => void) => Promise<void>;
  readonly forget: () => void;
  readonly stop: () => void;
}

export function createEngineTier(workspace: Workspace): EngineTier {
  let engine: EngineWorker | undefined;
  let asking: AbortController | undefined;
  let compiled = new WeakMap<Model, { readonly value: CheckOptions['compiled'] }>();
  /** By main file and file. */
  const last = new Map<string, ReadonlyMap<string, readonly Diagnostic[]>>();
  return {
    compiledOf: (model) => compiled.get(model)?.value,
    lastOf(model) {
      if (compiled.has(model)) return [];
      const before = last.get(model.main.path);
      return model.files.flatMap((file) => {
        const diagnostics = carryOver(before?.get(file.path) ?? [], file);
        return diagnostics.length === 0 ? [] : [{ file, diagnostics, more: 0 }];
      });
    },
    remember(model, checked) {
      if (!compiled.has(model)) return;
      const found = checked.map(
        ({ file, diagnostics }) => [file.path, diagnostics.filter(({ code }) => IDS.has(code))] as const,
      );
      last.set(model.main.path, new Map(found));
    },
    async ask(models, onAnswer) {
      asking?.abort();
      const mine = (asking = new AbortController());
      const wanted = [...models].filter((model) => !compiled.has(model));
      if (wanted.length === 0) return;
      try {
        await sleep(PAUSE, undefined, { signal: mine.signal });
      } catch {
        return;
      }
      engine ??= createEngineWorker();
      for (const model of wanted) {
        const value = await inspect(engine, workspace, model, mine.signal);
        if (mine.signal.aborted) return;
        compiled.set(model, { value });
        onAnswer(model);
      }
    },
    forget() {
      compiled = new WeakMap();
    },
    stop() {
      asking?.abort();
      engine?.dispose();
      engine = undefined;
    },
  };
}
