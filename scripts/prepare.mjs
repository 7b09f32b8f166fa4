// Installs the packages of package-lock.json when they are absent or older than the lock. Needs nothing but Node and npm.
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const MINIMUM_NODE = [20, 19];

export function prepare() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor < MINIMUM_NODE[1])) {
    console.error(`Node ${process.versions.node} is too old: install Node ${MINIMUM_NODE.join('.')} or newer.`);
    process.exit(1);
  }
  if (isInstalled()) return;
  console.log('Installing packages (npm ci), once ...');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const result = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    console.error('npm ci failed: see the message above. It needs the npm registry and nothing else.');
    process.exit(result.status ?? 1);
  }
}

// npm writes node_modules/.package-lock.json at the end of an install, so that a broken-off one is seen, too.
function isInstalled() {
  try {
    const installed = statSync(path.join(root, 'node_modules/.package-lock.json')).mtimeMs;
    if (installed >= statSync(path.join(root, 'package-lock.json')).mtimeMs) return true;
    // A fresh checkout touches the lock: what counts is that every package is there in the locked version.
    const read = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;
    const have = read('node_modules/.package-lock.json');
    return Object.entries(read('package-lock.json')).every(
      ([name, { version, optional }]) => name === '' || optional === true || have[name]?.version === version,
    );
  } catch {
    return false;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) prepare();
