import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { makeTempFolder } from './run-cli.js';

it('the example of a git hook refuses a commit with mistakes in a model, and lets others pass', () => {
  const folder = makeTempFolder();
  const bin = path.join(folder, 'bin');
  const repository = path.join(folder, 'robots');
  mkdirSync(bin);
  mkdirSync(repository);
  const command = path.join(bin, 'physx-anything');
  writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${path.resolve('dist/cli.js')}" "$@"\n`);
  chmodSync(command, 0o755);
  const git = (...args: string[]) =>
    spawnSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.org', ...args], {
      cwd: repository,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` },
    });
  execFileSync('git', ['init', '-q'], { cwd: repository });
  copyFileSync('examples/linting/pre-commit', path.join(repository, '.git/hooks/pre-commit'));
  writeFileSync(path.join(repository, 'notes.txt'), 'nothing to check');
  writeFileSync(path.join(repository, 'my arm.xml'), '<mujoco><worldbody><geom sise="1"/></worldbody></mujoco>');
  git('add', '.');
  const refused = git('commit', '-q', '-m', 'wrong');
  expect(refused.status).not.toBe(0);
  expect(refused.stdout + refused.stderr).toContain('<geom> has no attribute sise. Is size meant?');
  writeFileSync(path.join(repository, 'my arm.xml'), '<mujoco><worldbody><geom size="1"/></worldbody></mujoco>');
  git('add', '.');
  expect(git('commit', '-q', '-m', 'right').status).toBe(0);
});
