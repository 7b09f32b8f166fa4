import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CliResult } from './run-cli.js';
import { makeTempFolder, runCli } from './run-cli.js';

interface Entry {
  readonly name: string;
  readonly status: string;
  readonly pass: boolean;
}

const entriesOf = ({ stdout }: CliResult): Entry[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Entry)
    .sort((a, b) => a.name.localeCompare(b.name));

describe('categories', () => {
  it('lists the library with what moves', () => {
    const list = JSON.parse(runCli(['categories', '--json']).stdout) as { name: string; moves: object[] }[];
    expect(list.length).toBeGreaterThan(40);
    expect(list.find(({ name }) => name === 'laptop')?.moves).toEqual([{ part: 'lid', how: 'hinge' }]);
    expect(runCli(['categories']).stdout).toMatch(/^laptop +lid \(hinge\)$/m);
  });
});

describe('sample', () => {
  const out = makeTempFolder();
  const at = (...names: string[]) => path.join(out, ...names);
  const sample = (...more: string[]) =>
    runCli(['sample', '--category', 'pen', '--out', out, '--seed', '3', '--processes', '2', '--json', ...more]);
  let first: CliResult;
  beforeAll(() => {
    first = sample('--count', '2', '--images', '1');
  });

  it('writes whole assets with ground truth and pictures, a line each', () => {
    expect(first.code, first.stderr).toBe(0);
    expect(entriesOf(first)).toMatchObject([
      { name: 'pen_000003', status: 'made', pass: true },
      { name: 'pen_000004', status: 'made', pass: true },
    ]);
    for (const file of [
      'pen_000003.xml',
      'pen_000003.urdf',
      'pen_000003.glb',
      'asset.json',
      'report.json',
      'truth.json',
    ])
      expect(existsSync(at('pen_000003', file)), file).toBe(true);
    for (const file of ['0.png', '0.mask.png', '0.parts.png', '0.depth.png', 'camera.json'])
      expect(existsSync(at('pen_000003', 'images', file)), file).toBe(true);
    const truth = JSON.parse(readFileSync(at('pen_000003', 'truth.json'), 'utf8')) as Record<string, unknown>;
    expect(truth).toMatchObject({ category: 'pen', seed: 3 });
  });

  it('goes on where it stopped: what is finished is left alone', () => {
    const before = statSync(at('pen_000004', 'asset.json')).mtimeMs;
    rmSync(at('pen_000003'), { recursive: true });
    const again = sample('--count', '2', '--images', '1');
    expect(entriesOf(again)).toMatchObject([{ status: 'made' }, { name: 'pen_000004', status: 'there', pass: true }]);
    expect(statSync(at('pen_000004', 'asset.json')).mtimeMs).toBe(before);
  });

  it('adds pictures to assets that have none', () => {
    const folder = makeTempFolder();
    const run = (...more: string[]) => runCli(['sample', '--category', 'pen', '--out', folder, '--json', ...more]);
    run();
    expect(existsSync(path.join(folder, 'pen_000000/images'))).toBe(false);
    expect(entriesOf(run('--images', '1'))).toMatchObject([{ status: 'made' }]);
    expect(existsSync(path.join(folder, 'pen_000000/images/0.png'))).toBe(true);
  });

  it('counts a failed check of the physics as a finding, also of an earlier run', () => {
    const file = at('pen_000004', 'report.json');
    const report = JSON.parse(readFileSync(file, 'utf8')) as {
      pass: boolean;
      checks: { name: string; pass: boolean }[];
    };
    const failed = {
      ...report,
      pass: false,
      checks: report.checks.map((check) => ({ ...check, pass: check.name !== 'settle' })),
    };
    writeFileSync(file, JSON.stringify(failed));
    const again = sample('--count', '2', '--images', '1');
    expect(again.code).toBe(1);
    expect(entriesOf(again)[1]).toMatchObject({ status: 'there', pass: false, failed: ['settle'] });
    expect(again.stderr).toContain('1 did not pass');
  });

  it('does not know what is not in the library', () => {
    const { code, stderr } = runCli(['sample', '--category', 'unicorn', '--out', out]);
    expect(code).toBe(3);
    expect(stderr).toContain('unicorn');
  });
});
