import { spawnSync } from 'node:child_process';
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

export const makeTempFolder = (): string => mkdtempSync(path.join(tmpdir(), 'physx-anything-'));
