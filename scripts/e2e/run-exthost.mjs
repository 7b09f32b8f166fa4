// Runs test/integration inside the real extension host: node scripts/e2e/run-exthost.mjs [REPORT.json] [--grep TEXT].
// One window with a trusted workspace, one in Restricted Mode (test/integration/restricted).
import { build } from 'esbuild';
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { setUpTestHost } from '../setup-test-host.mjs';
import { launchBrowser } from './browser.mjs';
import { makeWorkspace } from './make-workspace.mjs';
import { startVsCode } from './vscode-host.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const results = path.join(root, 'test-results/integration');
const { values, positionals } = parseArgs({ allowPositionals: true, options: { grep: { type: 'string' } } });
/** Longer than all tests together take on a busy machine. */
const TIME_LIMIT = 15 * 60_000;

setUpTestHost();
const totals = { passed: 0, failed: 0 };
const browser = await launchBrowser();
try {
  for (const [name, folder, trusted] of [
    ['trusted', 'test/integration', true],
    ['restricted', 'test/integration/restricted', false],
  ]) {
    const { stats, failures } = await runWindow(name, folder, trusted);
    for (const { fullTitle, err } of failures) console.error(`FAILED ${fullTitle}\n${err.stack ?? err.message}\n`);
    totals.passed += stats.passes;
    // A test that was left out says nothing about the product: it counts as a failure.
    totals.failed += stats.failures + stats.pending;
  }
} finally {
  await browser.close();
}
console.log(`integration: ${totals.passed} passed, ${totals.failed} failed`);
if (positionals.length > 0) writeFileSync(positionals[0], JSON.stringify(totals));
process.exit(totals.failed === 0 ? 0 : 1);

async function runWindow(name, folder, trusted) {
  const suite = path.join(root, 'out/integration', `${name}.cjs`);
  const report = path.join(results, `${name}-report.json`);
  await bundleSuite(path.join(root, folder), suite, report);
  const home = path.join(results, name);
  const vscode = await startVsCode({ root: home, trusted, args: ['--vscode-option', 'enable-smoke-test-driver'] });
  try {
    const workspace = await makeWorkspace(path.join(home, 'workspace'));
    // A crashed extension host looks like a success from outside: only a fresh report counts.
    rmSync(report, { force: true });
    rmSync(path.join(results, `${name}.log`), { force: true });
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const ended = new Promise((resolve) => page.exposeFunction('codeAutomationExit', resolve));
    await page.exposeFunction('codeAutomationLog', (type, args) => {
      // VS Code itself says a lot here: it is kept in a file, and only the tests' own lines are shown.
      const line = args.map(String).join(' ');
      appendFileSync(path.join(results, `${name}.log`), `${type} ${line}\n`);
      if (/^(ok|FAILED) /.test(line)) console.log(`[${name}] ${line}`);
    });
    const remote = (file) => `vscode-remote://127.0.0.1:${vscode.port}${file}`;
    const payload = [
      ['extensionDevelopmentPath', remote(root.replace(/\/$/, ''))],
      ['extensionTestsPath', remote(suite)],
      ['skipWelcome', 'true'],
    ];
    const query = `folder=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
    await page.goto(`${vscode.url}/?${query}`);
    let timer;
    const late = new Promise((resolve) => (timer = setTimeout(resolve, TIME_LIMIT, 'time limit')));
    const code = await Promise.race([ended, late]);
    clearTimeout(timer);
    await page.screenshot({ path: path.join(results, `${name}.png`) });
    await page.close();
    if (!existsSync(report))
      throw new Error(`the extension host left no report (${name}: ${code}); logs: ${vscode.logs}`);
    return JSON.parse(readFileSync(report, 'utf8'));
  } finally {
    await vscode.stop();
  }
}

/** One file that runs every test of a folder (not of its subfolders) with mocha, and writes mocha's report. */
async function bundleSuite(folder, outfile, report) {
  const files = readdirSync(folder).filter((file) => file.endsWith('.test.ts'));
  if (files.length === 0) throw new Error(`there is no test in ${folder}`);
  const contents = `
    import Mocha from 'mocha';
    export function run() {
      const mocha = new Mocha({
        ui: 'bdd', timeout: 180000, reporter: 'json', reporterOption: { output: ${JSON.stringify(report)} },
        grep: ${JSON.stringify(values.grep ?? '')},
      });
      mocha.suite.emit('pre-require', globalThis, null, mocha);
      ${files.map((file) => `require(${JSON.stringify(`./${file}`)});`).join('\n')}
      return new Promise((resolve, reject) =>
        mocha.run((failures) => (failures > 0 ? reject(new Error(failures + ' failed')) : resolve()))
          .on('pass', (test) => console.log('ok', test.fullTitle(), test.duration + ' ms'))
          .on('fail', (test, error) => console.log('FAILED', test.fullTitle(), error.message)));
    }`;
  await build({
    stdin: { contents, resolveDir: folder, loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}
