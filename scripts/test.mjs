// `npm test`: sets up what the tests need and runs every suite. Each suite reports how many tests passed and failed; one that
// could not run counts as a failure. The last line is `N passed, N failed`. `npm test -- unit integration` runs only those.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUpPython } from './setup-python.mjs';
import { setUpChromium } from './setup-test-host.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const results = path.join(root, 'test-results');
mkdirSync(results, { recursive: true });

const suites = {
  // Formatting, lint, types, directions, dead code, sizes: one test each.
  check: () =>
    commands(
      ['typecheck', 'lint', 'format:check', 'directions', 'unused', 'size'].map((name) => [
        'npm',
        'run',
        '--silent',
        name,
      ]),
    ),
  unit: () => vitest('unit'),
  // Networks on a GPU are tried on Chromium's, which is a program.
  deep: () => {
    setUpChromium();
    return vitest('deep');
  },
  cli: () => vitest('cli'),
  // The command line against a real model server: installs what that needs, or says what is missing.
  serve: () => {
    setUpPython();
    return vitest('serve');
  },
  // Real VS Code: mocha inside the extension host, then one journey through the workbench.
  integration: () => withReport('integration', ['scripts/e2e/run-exthost.mjs']),
  journey: () => withReport('journey', ['scripts/e2e/run-journey.mjs']),
};

const wanted = process.argv.slice(2);
for (const name of wanted) {
  if (!(name in suites)) fail(`There is no suite ${name}. Suites: ${Object.keys(suites).join(', ')}`);
}
if (spawnSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: 'inherit' }).status !== 0)
  fail('The build failed.');

let passed = 0;
let failed = 0;
const lines = [];
for (const name of wanted.length > 0 ? wanted : Object.keys(suites)) {
  console.log(`\n=== ${name}`);
  const started = Date.now();
  let counts;
  try {
    counts = suites[name]();
    if (counts.passed + counts.failed === 0) throw new Error('it ran no test');
  } catch (error) {
    console.error(`${name} could not run: ${error.message}`);
    counts = { passed: 0, failed: 1 };
  }
  passed += counts.passed;
  failed += counts.failed;
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  lines.push(
    `${name.padEnd(12)} ${String(counts.passed).padStart(5)} passed ${String(counts.failed).padStart(4)} failed ${seconds.padStart(5)} s`,
  );
}
console.log(`\n${lines.join('\n')}\n\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function vitest(project) {
  const report = freshReport(project);
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', project, '--reporter=default', '--reporter=json'];
  spawnSync(process.execPath, [...args, `--outputFile.json=${report}`], { cwd: root, stdio: 'inherit' });
  const json = JSON.parse(readFileSync(report, 'utf8'));
  const broken = json.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  return {
    passed: json.numPassedTests,
    failed: json.numFailedTests + json.numPendingTests + json.numTodoTests + broken,
  };
}

// The script writes {passed, failed} to the path it is given; a crash leaves no report.
function withReport(name, args) {
  const report = freshReport(name);
  spawnSync(process.execPath, [...args, report], { cwd: root, stdio: 'inherit' });
  return JSON.parse(readFileSync(report, 'utf8'));
}

function commands(list) {
  let ok = 0;
  for (const [command, ...args] of list) {
    if (spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }).status === 0)
      ok++;
  }
  return { passed: ok, failed: list.length - ok };
}

function freshReport(name) {
  const report = path.join(results, `${name}.json`);
  rmSync(report, { force: true });
  return report;
}

function fail(message) {
  console.error(message);
  console.log('0 passed, 1 failed');
  process.exit(1);
}
