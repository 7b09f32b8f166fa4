import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line in a process of its own, as a user does. */
export function runCli(args: readonly string[], input = ''): CliResult {
  const result = spawnSync(process.execPath, ['dist/cli.js', ...args], { input, encoding: 'utf8', maxBuffer: 2 ** 27 });
  return { code: result.status, stdout: result.stdout, stderr: result.stderr };
}

/** As `runCli`, while this process does other things: answers as a server, or stops it. */
export async function runCliAside(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  signal?: AbortSignal,
): Promise<CliResult> {
  const child = spawn(process.execPath, ['dist/cli.js', ...args], { env: { ...process.env, ...env } });
  // As Ctrl+C does.
  signal?.addEventListener('abort', () => child.kill('SIGINT'));
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
  child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, stdout, stderr };
}

export const makeTempFolder = (): string => mkdtempSync(path.join(tmpdir(), 'physx-anything-'));
