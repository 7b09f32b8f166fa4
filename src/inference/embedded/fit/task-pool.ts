import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { SimAssetError } from '../../../core/error.js';
import { CATEGORIES } from '../../../procedural/categories/index.js';
import type { Crop } from './fit-target.js';
import type { SearchResult } from './run-search.js';
import type { SearchTask } from './search-task.js';
import { createTaskRunner } from './search-task.js';

/** Runs searches for one photo on several threads. */
export interface TaskPool {
  /** Results in the order of the tasks, whichever thread was first. */
  readonly run: (tasks: readonly SearchTask[]) => Promise<SearchResult[]>;
  /** Ends the threads at once; what runs is rejected with `cancelled`. */
  readonly close: () => void;
}

/** Threads that are worth their start; a fit has only so many searches side by side. */
const MOST_THREADS = 8;

/** The thread's script lies beside the bundle; where sources run unbundled there is none, and tasks run on this thread. */
const THREAD = new URL('./fit-thread.js', import.meta.url);

export function createTaskPool(crop: Crop): TaskPool {
  return existsSync(THREAD) ? createThreads(crop) : createOneThread(crop);
}

function createOneThread(crop: Crop): TaskPool {
  const runner = createTaskRunner(crop, CATEGORIES);
  let closed = false;
  return {
    run: async (tasks) => {
      const results: SearchResult[] = [];
      for (const task of tasks) {
        await new Promise((resolve) => setImmediate(resolve));
        if (closed) throw cancelled();
        results.push(runner.run(task));
      }
      return results;
    },
    close: () => {
      closed = true;
    },
  };
}

interface Job {
  readonly task: SearchTask;
  readonly resolve: (result: SearchResult) => void;
  readonly reject: (error: Error) => void;
}

function createThreads(crop: Crop): TaskPool {
  const queue: Job[] = [];
  const jobs = new Map<Worker, Job>();
  const idle: Worker[] = [];
  let closed = false;
  const next = (): void => {
    for (let worker = idle.pop(); worker !== undefined; worker = idle.pop()) {
      const job = queue.shift();
      if (job === undefined) {
        idle.push(worker);
        return;
      }
      jobs.set(worker, job);
      worker.postMessage(job.task);
    }
  };
  const fail = (error: Error): void => {
    for (const job of [...jobs.values(), ...queue.splice(0)]) job.reject(error);
    jobs.clear();
  };
  const workers = Array.from({ length: Math.min(MOST_THREADS, availableParallelism()) }, () => {
    const worker = new Worker(THREAD, { workerData: crop });
    worker.on('message', (result: SearchResult) => {
      jobs.get(worker)?.resolve(result);
      jobs.delete(worker);
      idle.push(worker);
      next();
    });
    worker.on('error', (cause: Error) => {
      fail(
        new SimAssetError('fit-failed', `Fitting stopped: ${cause.message}`, 'Please report this image.', { cause }),
      );
    });
    idle.push(worker);
    return worker;
  });
  return {
    run: async (tasks) => {
      if (closed) throw cancelled();
      const results = tasks.map(
        (task) => new Promise<SearchResult>((resolve, reject) => void queue.push({ task, resolve, reject })),
      );
      next();
      return Promise.all(results);
    },
    close: () => {
      closed = true;
      fail(cancelled());
      for (const worker of workers) void worker.terminate();
    },
  };
}

const cancelled = (): SimAssetError => new SimAssetError('cancelled', 'The fit was cancelled.', '');
