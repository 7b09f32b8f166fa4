import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LintEntry } from '../../src/cli/lint-formats.js';
import { makeTempFolder, runCli } from './run-cli.js';

describe('lint', () => {
  let folder = '';
  beforeAll(() => {
    folder = makeTempFolder();
    mkdirSync(path.join(folder, 'robots'));
    writeFileSync(
      path.join(folder, 'robots/wrong.xml'),
      '<mujoco>\n  <worldbody>\n    <geom sise="1"/>\n  </worldbody>\n</mujoco>\n',
    );
    writeFileSync(path.join(folder, 'robots/right.urdf'), '<robot name="r"><link name="base"/></robot>\n');
    writeFileSync(path.join(folder, 'robots/other.xml'), '<html><body/></html>\n');
  });

  it('finds what is wrong in a folder, with its place, and passes over other XML', () => {
    const { code, stdout } = runCli(['lint', folder, '--format', 'json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout) as LintEntry[]).toEqual([
      {
        file: path.join(folder, 'robots/wrong.xml'),
        line: 3,
        column: 11,
        endLine: 3,
        endColumn: 15,
        code: 'syn/unknown-attribute',
        severity: 'error',
        message: '<geom> has no attribute sise. Is size meant?',
        fixable: true,
      },
    ]);
  });

  it('takes patterns, and ends well where nothing is wrong', () => {
    const { code, stdout } = runCli(['lint', `${folder}/**/*.urdf`]);
    expect(code).toBe(0);
    expect(stdout).toBe('1 model: 0 errors, 0 warnings, 0 notes\n');
  });

  it('prints for people, for GitHub, and as SARIF', () => {
    const file = path.join(folder, 'robots/wrong.xml');
    expect(runCli(['lint', file]).stdout).toBe(
      `${file}\n  3:11  error  <geom> has no attribute sise. Is size meant?  syn/unknown-attribute\n\n1 model: 1 error, 0 warnings, 0 notes\n`,
    );
    expect(runCli(['lint', file, '--format', 'github']).stdout).toMatch(/^::error file=.*,line=3,col=11,endLine=3,endColumn=15,title=syn\/unknown-attribute::/); // prettier-ignore
    expect(JSON.parse(runCli(['lint', file, '--format', 'sarif']).stdout)).toMatchObject({
      version: '2.1.0',
      runs: [{ results: [{ ruleId: 'syn/unknown-attribute', level: 'error' }] }],
    });
  });

  it('says what is not there', () => {
    const { code, stderr } = runCli(['lint', path.join(folder, 'nowhere.xml')]);
    expect(code).toBe(3);
    expect(stderr).toContain('is not there, and matches nothing');
  });
});
