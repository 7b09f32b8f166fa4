// Looks at a file in the real VS Code with this extension: node scripts/e2e/look-at-editing.mjs FILE [--line N] [--column N] [--press KEYS]...
// [--type TEXT] [--command TITLE]... [--problems] [--theme "Light Modern"]... [--out NAME]. The file's folder is the workspace; pictures are kept in
// test-results/screenshots.
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { setUpTestHost } from '../setup-test-host.mjs';
import { launchBrowser } from './browser.mjs';
import { openInDevelopment } from './development-window.mjs';
import { startVsCode } from './vscode-host.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const shots = path.join(root, 'test-results/screenshots');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    line: { type: 'string', default: '1' },
    column: { type: 'string', default: '1' },
    type: { type: 'string', default: '' },
    press: { type: 'string', multiple: true, default: [] },
    command: { type: 'string', multiple: true, default: [] },
    problems: { type: 'boolean', default: false },
    theme: { type: 'string', multiple: true, default: ['Dark Modern'] },
    out: { type: 'string', default: 'editing' },
  },
});
const [file] = positionals;
const workspace = path.join(root, 'test-results/editing-workspace');

setUpTestHost();
rmSync(workspace, { recursive: true, force: true });
cpSync(path.dirname(path.resolve(file)), workspace, { recursive: true });
mkdirSync(shots, { recursive: true });
const vscode = await startVsCode({
  root: path.join(root, 'test-results/editing'),
  args: ['--vscode-option', 'enable-smoke-test-driver'],
});
const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const { run, setTheme } = await openInDevelopment(page, vscode, { root, workspace, name: path.basename(file) });
  if (values.problems) await page.keyboard.press('Control+Shift+M');
  await page.locator('.monaco-editor .view-line').first().click();
  await page.keyboard.press('Control+g');
  await page.locator('.quick-input-widget input').fill(`:${values.line}:${values.column}`);
  await page.keyboard.press('Enter');
  if (values.type !== '') await page.keyboard.type(values.type, { delay: 60 });
  for (const command of values.command) await run(command);
  for (const keys of values.press) await page.keyboard.press(keys);
  for (const [i, theme] of values.theme.entries()) {
    await setTheme(theme);
    await page.waitForTimeout(2500);
    await page.screenshot({ path: path.join(shots, `${values.out}-${i}.png`) });
  }
} finally {
  await browser.close();
  await vscode.stop();
}
