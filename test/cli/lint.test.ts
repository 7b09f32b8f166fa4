import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

  describe('with models that hang together', () => {
    let robot = '';
    beforeAll(() => {
      robot = path.join(makeTempFolder(), 'robot');
      mkdirSync(robot);
      const write = (name: string, text: string): void => {
        writeFileSync(path.join(robot, name), text);
      };
      write(
        'arm.xml',
        `<mujoco>
  <include file="parts.xml"/>
  <actuator>
    <motor joint="elbow" ctrlrange="-1 1"/>
  </actuator>
</mujoco>
`,
      );
      write(
        'parts.xml',
        `<mujocoinclude>
  <worldbody>
    <body>
      <joint name="elbow" axis="0 1 0" range="1 -1"/>
      <geom size="0.1"/>
    </body>
  </worldbody>
  <equality>
    <joint joint1="elbow" joint2="elbow"/>
  </equality>
</mujocoinclude>
`,
      );
    });
    const findIn = (args: readonly string[]): string[] =>
      (JSON.parse(runCli(['lint', ...args, '--format', 'json']).stdout) as LintEntry[]).map(
        ({ file, line, severity, code }) => `${path.basename(file)}:${line} ${severity} ${code}`,
      );

    it('judges an include within the model that includes it, and asks the engine', () => {
      const expected = ['parts.xml:4 error kin/limit-empty', 'parts.xml:9 error beh/compile'];
      expect(findIn([path.join(robot, 'arm.xml')])).toEqual(expected);
      expect(findIn([path.join(robot, 'parts.xml')])).toEqual(expected);
      expect(findIn([robot, '--no-engine'])).toEqual(expected.slice(0, 1));
    });

    it('mends what is safe, tells what is left, and leaves out what a baseline knows', () => {
      const file = path.join(robot, 'parts.xml');
      const baseline = path.join(robot, 'known.json');
      const writing = runCli(['lint', robot, '--write-baseline', baseline]);
      expect(writing.code).toBe(0);
      expect(writing.stdout).toMatch(/^2 findings are in .*known\.json now\.\n\n?.*0 errors/);
      expect(findIn([robot, '--baseline', baseline])).toEqual([]);
      const settings = path.join(robot, '.simlint.json');
      writeFileSync(settings, '{"baseline": "known.json"}');
      expect(findIn([path.join(robot, 'parts.xml')])).toEqual([]);
      writeFileSync(settings, '{"baseline": "unknown.json"}');
      expect(runCli(['lint', robot]).stderr).toMatch(/There is no baseline .*unknown\.json/);
      rmSync(settings);
      expect(runCli(['lint', robot, '--fix']).stdout).toContain('One file was mended.');
      expect(readFileSync(file, 'utf8')).toContain('range="-1 1"');
      expect(findIn([robot])).toEqual(['parts.xml:9 error beh/compile']);
    });

    it('reads .simlint.json, and says what is wrong in it', () => {
      const settings = path.join(robot, '.simlint.json');
      writeFileSync(settings, '{"rules": {"beh/*": "warning"}}');
      expect(findIn([robot])).toEqual(['parts.xml:9 warning beh/compile']);
      writeFileSync(settings, '{"rules": {"beh/compil": "off"}}');
      const { code, stderr } = runCli(['lint', robot]);
      expect(code).toBe(3);
      expect(stderr).toContain('names a rule beh/compil that there is not; is beh/compile meant?');
    });
  });
});
