import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';

/** The trained checkpoint of the tests, by the name that the server has for it. */
export const TINY_MODEL = path.resolve('test/fixtures/tiny-vl');
/** The libraries alone take some seconds to load; on a machine with much else to do, many. */
const PATIENCE = 240_000;

export interface TransformersServer {
  readonly baseUrl: string;
  /** What it has written to its log. */
  readonly log: () => string;
  readonly stop: () => Promise<void>;
}

/** Starts `transformers serve` with the tiny model on a free port, and waits until it answers. Sets up its Python where that is missing. */
export async function startTransformersServer(): Promise<TransformersServer> {
  const python = execFileSync(process.execPath, ['scripts/setup-python.mjs'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  }).trim();
  // No model of this machine, and none of a hub.
  const home = mkdtempSync(path.join(os.tmpdir(), 'hub-'));
  mkdirSync(path.join(home, 'hub'));
  const port = String(await findFreePort());
  const args = ['test/serve/serve.py', 'serve', TINY_MODEL, '--host', '127.0.0.1', '--port', port, '--device', 'cpu'];
  const child = spawn(python, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Threads that wait for each other spin: on a busy machine two are many times slower than one.
    env: { ...process.env, HF_HOME: home, HF_HUB_OFFLINE: '1', OMP_NUM_THREADS: '1', PYTHONUNBUFFERED: '1' },
  });
  let log = '';
  child.stdout.on('data', (data: Buffer) => (log += data.toString()));
  child.stderr.on('data', (data: Buffer) => (log += data.toString()));
  const end = new Promise<void>((resolve) => {
    child.once('close', () => {
      rmSync(home, { recursive: true, force: true });
      resolve();
    });
  });
  // A run that is broken off leaves no server.
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const stop = async (): Promise<void> => {
    kill();
    await end;
    process.off('exit', kill);
  };
  const deadline = Date.now() + PATIENCE;
  while (!(await isHealthy(port))) {
    const ended = child.exitCode !== null || child.signalCode !== null;
    if (ended || Date.now() > deadline) {
      await stop();
      throw new Error(`transformers serve ${ended ? 'ended' : 'did not answer'}. Its log:\n${log.slice(-4000)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return { baseUrl: `http://127.0.0.1:${port}/v1`, log: () => log, stop };
}

const isHealthy = (port: string): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/health`).then(
    ({ ok }) => ok,
    () => false,
  );

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => { resolve(port); }); // prettier-ignore
    });
  });
}
