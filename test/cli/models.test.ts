import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeTempFolder, runCli } from './run-cli.js';

interface Check {
  readonly name: string;
  readonly pass: boolean;
}

describe('import, check and convert', () => {
  const out = makeTempFolder();
  const at = (file: string) => path.join(out, file);

  beforeAll(() => {
    const { code, stdout } = runCli(['import', 'examples/cabinet.txt', '--out', out, '--json']);
    expect(code, stdout).toBe(0);
  });

  it('imports a description with joints', () => {
    const report = JSON.parse(readFileSync(at('cabinet/report.json'), 'utf8')) as { pass: boolean; checks: Check[] };
    expect(report.pass).toBe(true);
    expect(readFileSync(at('cabinet/cabinet.xml'), 'utf8')).toMatch(/<joint [^>]*type="slide"/);
  });

  it('refuses a reply that describes no object', () => {
    writeFileSync(at('empty.txt'), 'I am sorry, I cannot see an object.');
    const { code, stderr } = runCli(['import', at('empty.txt'), '--out', out]);
    expect(code).toBe(3);
    expect(stderr).toContain('describes no object');
    expect(existsSync(at('empty'))).toBe(false);
  });

  it('checks its own models and a broken one', () => {
    writeFileSync(at('broken.xml'), '<mujoco><worldbody><body><joint type="hinge"/></body></worldbody></mujoco>');
    const { code, stdout } = runCli([
      'check',
      at('cabinet/cabinet.xml'),
      at('cabinet/cabinet.urdf'),
      at('broken.xml'),
      '--json',
    ]);
    const entries = JSON.parse(stdout) as { pass: boolean; checks: Check[] }[];
    expect(entries.map((entry) => entry.pass)).toEqual([true, true, false]);
    expect(entries[2].checks.find((check) => !check.pass)?.name).toBe('load');
    expect(code).toBe(1);
  });

  it('a model that is not there is a failure with its name', () => {
    const { code, stderr } = runCli(['check', at('nowhere.xml')]);
    expect(code).toBe(3);
    expect(stderr).toContain('nowhere.xml');
  });

  it.each([
    ['cabinet/cabinet.xml', 'urdf', 'a/cabinet.urdf'],
    ['cabinet/cabinet.urdf', 'mjcf', 'b/cabinet.xml'],
    ['cabinet/cabinet.xml', 'glb', 'c/cabinet.glb'],
    ['cabinet/cabinet.glb', 'mjcf', 'd/cabinet.xml'],
  ])('converts %s to %s, and the result passes the gate', (from, to, file) => {
    const { code, stdout } = runCli(['convert', at(from), '--to', to, '--out', at(file), '--json']);
    expect(code, stdout).toBe(0);
    expect(Array.isArray((JSON.parse(stdout) as { issues: unknown[] }).issues)).toBe(true);
    expect(existsSync(at(file))).toBe(true);
    if (to !== 'glb') {
      const check = JSON.parse(runCli(['check', at(file), '--json']).stdout) as { checks: Check[] }[];
      for (const name of ['load', 'inertia'])
        expect(check[0].checks.find((c) => c.name === name)?.pass, name).toBe(true);
    }
    expect(runCli(['convert', at(from), '--to', to, '--out', at(file)]).code).toBe(3);
  });
});

describe('encode and decode', () => {
  it('round trip through pipes', () => {
    const runs = '184 198 199-216 230-237';
    const coordinates = runCli(['decode'], runs);
    expect(coordinates.code).toBe(0);
    expect(coordinates.stdout.split('\n')[0]).toBe('0 5 24');
    expect(runCli(['encode'], coordinates.stdout).stdout.trim()).toBe('184 198-216 230-237');
  });

  it('bad lines are findings', () => {
    const { code, stdout, stderr } = runCli(['encode', '--json'], '1 2 3\n1 2\n40 0 0\n');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ runs: '1091', voxels: 1 });
    expect(stderr).toContain('line 2');
  });

  it('a file that is not there is no bug', () => {
    const { code, stdout } = runCli(['decode', 'absent.txt', '--json']);
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'not-found' } });
  });
});
