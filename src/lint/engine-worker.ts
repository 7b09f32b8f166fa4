import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { AssetFiles } from '../core/asset-files.js';
import { loadNodeMujoco } from '../pipeline/node-engines.js';
import type { Inspection } from '../sim/inspect-model.js';
import { inspectModel } from '../sim/inspect-model.js';

export interface EngineTask {
  readonly files: AssetFiles;
  readonly entry: string;
}

export interface EngineAnswer {
  readonly inspection: Inspection;
  /** Whether the engine should be replaced before the next model. */
  readonly isWorn: boolean;
}

/** Compiles models beside everything else. */
export interface EngineWorker {
  /**
   * What the engine says of a model; undefined where it took too long or crashed. One model at a time, in the order of asking; `signal` ends one that
   * nobody waits for any more.
   */
  readonly inspect: (task: EngineTask, signal?: AbortSignal) => Promise<Inspection | undefined>;
  readonly dispose: () => void;
}

/** The worst model known to us compiles in 12 s. */
const PATIENCE_MS = 30_000;

/** The thread's script lies beside the bundle; where sources run unbundled there is none, and models are compiled on this thread. */
const THREAD = new URL('./engine-thread.js', import.meta.url);

export const createEngineWorker = (): EngineWorker => (existsSync(THREAD) ? createThread() : createSameThread());

function createThread(): EngineWorker {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const stop = (): void => {
    void worker?.terminate();
    worker = undefined;
  };
  const run = (task: EngineTask, signal: AbortSignal | undefined): Promise<Inspection | undefined> =>
    new Promise((resolve) => {
      if (signal?.aborted === true) {
        resolve(undefined);
        return;
      }
      const mine = (worker ??= new Worker(THREAD));
      // What was asked keeps the process alive until it is answered; an idle thread does not.
      mine.ref();
      const finish = (answer: EngineAnswer | undefined): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', give);
        mine.off('message', finish).off('error', give).off('exit', give);
        mine.unref();
        if (answer?.isWorn !== false) stop();
        resolve(answer?.inspection);
      };
      const give = (): void => {
        finish(undefined);
      };
      const timer = setTimeout(give, PATIENCE_MS);
      signal?.addEventListener('abort', give);
      mine.once('message', finish);
      mine.once('error', give);
      mine.once('exit', give);
      mine.postMessage(task);
    });
  return {
    inspect(task, signal) {
      const answer = last.then(() => run(task, signal));
      last = answer;
      return answer;
    },
    dispose: stop,
  };
}

function createSameThread(): EngineWorker {
  const engine = loadNodeMujoco();
  return {
    inspect: async ({ files, entry }, signal) => {
      const mujoco = await engine;
      return signal?.aborted === true ? undefined : inspectModel(mujoco, files, entry);
    },
    dispose: () => undefined,
  };
}
