import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { SampleJob, SampleReply } from './sample-worker.js';
import { WORKER_COMMAND } from './sample-worker.js';

/** Objects are short-lived: a large nursery halves the cost of collecting them. MB. */
const NURSERY = 64;

/**
 * Makes assets in processes of this very program, as many at a time as said; `onDone` gets each as it is finished. A process that dies
 * fails its asset alone and is replaced.
 */
export async function runSamplePool(
  jobs: readonly SampleJob[],
  processes: number,
  onDone: (job: SampleJob, reply: SampleReply) => void,
): Promise<void> {
  const waiting = [...jobs];
  const lanes = Array.from({ length: Math.min(processes, jobs.length) }, async () => {
    while (waiting.length > 0) await serve(waiting, onDone);
  });
  await Promise.all(lanes);
}

/** Runs one process until nothing waits or it dies. */
function serve(waiting: SampleJob[], onDone: (job: SampleJob, reply: SampleReply) => void): Promise<void> {
  return new Promise((resolve) => {
    const child: ChildProcess = fork(process.argv[1], [WORKER_COMMAND], {
      execArgv: [`--max-semi-space-size=${NURSERY}`],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    let current: SampleJob | undefined;
    child.on('message', (reply: SampleReply | 'ready') => {
      if (current !== undefined && reply !== 'ready') onDone(current, reply);
      current = waiting.shift();
      if (current === undefined) child.disconnect();
      else child.send(current);
    });
    let isOver = false;
    const end = (how: string) => {
      if (isOver) return;
      isOver = true;
      // One that dies before its first asset would die again: it takes one along, so that this comes to an end.
      const lost = current ?? (waiting.length > 0 ? waiting.shift() : undefined);
      const message = `The process that made it ended (${how}).`;
      if (lost !== undefined) onDone(lost, { error: { code: 'worker-lost', message, hint: 'Run the command again.' } });
      resolve();
    };
    child.on('error', (error) => {
      end(error.message);
    });
    child.on('exit', (code, signal) => {
      end(signal ?? `exit code ${code ?? 0}`);
    });
  });
}
