// Looks at the inspector in the real VS Code: node scripts/e2e/look-at-inspector.mjs MODEL [--part NAME] [--field LABEL=VALUE] [--theme "Light Modern"]...
// [--size 1440x900] [--out NAME]. The model's folder is the workspace; pictures are kept in test-results/screenshots.
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
    part: { type: 'string' },
    field: { type: 'string' },
    theme: { type: 'string', multiple: true, default: ['Dark Modern'] },
    size: { type: 'string', default: '1440x900' },
    out: { type: 'string', default: 'inspector' },
  },
});
const [file] = positionals;
const [width, height] = values.size.split('x').map(Number);
const workspace = path.join(root, 'test-results/inspector-workspace');

setUpTestHost();
rmSync(workspace, { recursive: true, force: true });
cpSync(path.dirname(path.resolve(file)), workspace, { recursive: true });
mkdirSync(shots, { recursive: true });
const vscode = await startVsCode({
  root: path.join(root, 'test-results/inspector'),
  settings: { 'workbench.colorTheme': values.theme[0] },
  args: ['--vscode-option', 'enable-smoke-test-driver'],
});
const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width, height } });
  page.setDefaultTimeout(60_000);
  const { run, setTheme } = await openInDevelopment(page, vscode, { root, workspace, name: path.basename(file) });
  await run('PhysX-Anything: Open Preview');
  const preview = page.frameLocator('iframe.webview.ready:visible').last().frameLocator('iframe#active-frame');
  await preview.locator('.model-name', { hasText: path.basename(file) }).waitFor();
  await run('View: Close Primary Side Bar').catch(() => undefined);
  await preview.getByRole('tab', { name: 'Inspector' }).click();
  if (values.part !== undefined) {
    await preview.locator('.part-row', { hasText: values.part }).first().click();
    await preview.locator('.inspector-title', { hasText: values.part }).waitFor();
  }
  if (values.field !== undefined) {
    const [label, text] = values.field.split('=');
    await preview.getByLabel(label, { exact: true }).fill(text);
    await preview.getByLabel(label, { exact: true }).press('Enter');
  }
  for (const [i, theme] of values.theme.entries()) {
    if (i > 0) await setTheme(theme);
    await page.waitForTimeout(2500);
    await page.screenshot({ path: path.join(shots, `${values.out}-${i}.png`) });
  }
} finally {
  await browser.close();
  await vscode.stop();
}
