import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { makeTempFolder, runCli } from './run-cli.js';

it('formats models in place, and with --check only says so', () => {
  const folder = makeTempFolder();
  const file = path.join(folder, 'a.xml');
  const text = '<mujoco>\n<worldbody><geom  size="1"   name="g"/></worldbody></mujoco>';
  writeFileSync(file, text);
  writeFileSync(path.join(folder, 'page.xml'), '<html>  <p/></html>');
  const checked = runCli(['format', folder, '--check']);
  expect([checked.code, checked.stdout]).toEqual([1, `${file}: would change\n1 model, 1 not in order\n`]);
  expect(readFileSync(file, 'utf8')).toBe(text);
  expect(runCli(['format', folder, '--sort-attributes']).code).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe('<mujoco>\n  <worldbody><geom name="g" size="1"/></worldbody>\n</mujoco>\n');
  expect(readFileSync(path.join(folder, 'page.xml'), 'utf8')).toBe('<html>  <p/></html>');
  expect(runCli(['format', folder, '--check']).stdout).toBe('1 model, 0 not in order\n');
});

it('leaves alone what is not well-formed', () => {
  const file = path.join(makeTempFolder(), 'a.urdf');
  writeFileSync(file, '<robot name="r"><link></robot>');
  const { code, stdout } = runCli(['format', file, '--json']);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toEqual([{ file, result: 'not-well-formed' }]);
  expect(readFileSync(file, 'utf8')).toBe('<robot name="r"><link></robot>');
});
