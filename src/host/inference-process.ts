import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import path from 'node:path';
import type * as vscode from 'vscode';
import { SimAssetError } from '../core/error.js';
import type { InferenceProtocol } from '../protocol/inference.js';
import { inferenceReplies } from '../protocol/inference.js';
import type { Rpc } from '../protocol/rpc.js';
import { connectRpc } from '../protocol/rpc.js';

/** What the host answers to the worker: nothing. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- an empty table of requests
interface NoRequests {}

/**
 * A process of our own for inference. A worker thread will not do: ending a thread while onnxruntime loads or runs a model aborts
 * the whole extension host, ending a process does not.
 */
export interface InferenceProcess {
  readonly rpc: Rpc<InferenceProtocol>;
  readonly pid: number | undefined;
  /** Ends the process at once, whatever it is doing, and waits until it is gone. */
  kill(): Promise<void>;
  dispose(): void;
}

/** Starts the process. What it prints goes to the log; when it dies, everything asked of it is rejected. */
export function startInferenceProcess(extensionPath: string, log: vscode.LogOutputChannel): InferenceProcess {
  const child: ChildProcess = fork(path.join(extensionPath, 'dist', 'worker.js'), [], {
    // In the desktop application process.execPath is Electron, which is a plain Node with this variable.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    // The extension host's own flags (an inspector port) must not be inherited.
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let asked = false;
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    child.once('error', () => {
      resolve();
    });
  });
  let lastWords = '';
  child.stdout?.on('data', (data: Buffer) => {
    log.debug(`worker: ${data.toString().trimEnd()}`);
  });
  child.stderr?.on('data', (data: Buffer) => {
    // Native libraries talk here of what does not matter; it does when the process dies.
    lastWords = (lastWords + data.toString()).slice(-2000);
    log.debug(`worker: ${data.toString().trimEnd()}`);
  });
  const rpc = connectRpc<InferenceProtocol, NoRequests>(
    {
      post: (message) => {
        // A process that just died is noticed by its exit; the failed send is part of the same news.
        child.send(message as object, () => undefined);
      },
      listen: (listener) => child.on('message', listener),
    },
    {},
    inferenceReplies,
  );
  const lost = (how: string) => {
    rpc.close(
      new SimAssetError(
        'worker-lost',
        `The inference process ended (${how}).`,
        'Try again; the log has its last words.',
        {
          cause: lastWords,
        },
      ),
    );
  };
  child.once('error', (error) => {
    lost(error.message);
  });
  child.once('exit', (code, signal) => {
    if (!asked)
      log.warn(`worker ${String(child.pid)} ended: ${signal ?? `exit code ${String(code)}`}. ${lastWords.trim()}`);
    lost(signal ?? `exit code ${String(code)}`);
  });
  const end = () => {
    asked = true;
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  };
  return {
    rpc,
    get pid() {
      return child.pid;
    },
    kill() {
      end();
      return gone;
    },
    dispose: end,
  };
}
