// Builds everything into dist/. `node esbuild.mjs cli worker` builds only the named targets; `--watch` rebuilds on change;
// `--production` minifies.
import { build, context } from 'esbuild';
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { mujocoNoEval } from './scripts/mujoco-no-eval.mjs';

const require = createRequire(import.meta.url);
const flags = process.argv.slice(2).filter((arg) => arg.startsWith('--'));
const names = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const production = flags.includes('--production');

const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'linked',
  logLevel: 'warning',
  target: 'es2022',
  plugins: [mujocoNoEval],
};

// Bundled CommonJS packages call require() of Node's own modules, which an ES module does not have.
const requireShim =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

// Half a megabyte that only some backends load: a file of its own beside the bundles that may need it.
const transformersBeside = {
  name: 'transformers-beside',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^@huggingface\/transformers$/ }, () => ({ path: './transformers.js', external: true }));
  },
};

// The client of the language server is larger than the rest of the extension, and wanted only where a model is edited.
const clientBeside = {
  name: 'client-beside',
  setup: ({ onResolve }) => {
    onResolve({ filter: /\/language-client\.js$/ }, () => ({ path: './language-client.cjs', external: true }));
  },
};

const node = {
  ...common,
  plugins: [mujocoNoEval, transformersBeside],
  platform: 'node',
  format: 'esm',
  target: 'node20',
  // Native packages: they find their binaries beside themselves.
  external: ['onnxruntime-node', 'sharp'],
  banner: { js: requireShim },
};

const host = {
  ...common,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode'],
  // What is imported later is required: VS Code gives itself to what is required.
  supported: { 'dynamic-import': false },
};

const browser = { ...common, platform: 'browser', format: 'iife', loader: { '.ttf': 'dataurl', '.css': 'css' } };

const targets = {
  cli: {
    ...node,
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli.js',
    banner: { js: `#!/usr/bin/env node\n${requireShim}` },
  },
  worker: { ...node, entryPoints: ['src/inference/worker.ts'], outfile: 'dist/worker.js' },
  transformers: {
    ...node,
    plugins: [],
    entryPoints: ['@huggingface/transformers'],
    outfile: 'dist/transformers.js',
  },
  // Found beside the bundles by task-pool.ts.
  'fit-thread': { ...node, entryPoints: ['src/inference/embedded/fit/fit-thread.ts'], outfile: 'dist/fit-thread.js' },
  // The extension's, in a process of its own; on the command line `lsp` is the same.
  'language-server': { ...node, entryPoints: ['src/lsp/main.ts'], outfile: 'dist/language-server.js' },
  // Found beside the bundles by engine-worker.ts.
  'engine-thread': { ...node, entryPoints: ['src/lint/engine-thread.ts'], outfile: 'dist/engine-thread.js' },
  extension: {
    ...host,
    plugins: [mujocoNoEval, clientBeside],
    entryPoints: ['src/host/extension.ts'],
    outfile: 'dist/extension.cjs',
  },
  'language-client': {
    ...host,
    entryPoints: ['src/host/language/language-client.ts'],
    outfile: 'dist/language-client.cjs',
  },
  webview: { ...browser, entryPoints: ['webview-ui/main.ts'], outfile: 'dist/webview/main.js' },
  'sim-worker': { ...browser, entryPoints: ['webview-ui/sim-worker.ts'], outfile: 'dist/webview/sim-worker.js' },
};

for (const name of names) {
  if (!(name in targets)) throw new Error(`unknown target ${name}; known: ${Object.keys(targets).join(', ')}`);
}

await mkdir('dist/wasm', { recursive: true });
await copyFile(require.resolve('@mujoco/mujoco/mujoco.wasm'), 'dist/wasm/mujoco.wasm');
await copyFile(require.resolve('manifold-3d/manifold.wasm'), 'dist/wasm/manifold.wasm');
if (existsSync('media/models')) await cp('media/models', 'dist/models', { recursive: true });

const chosen = names.length > 0 ? names : Object.keys(targets);
if (flags.includes('--watch')) {
  for (const name of chosen) await (await context(targets[name])).watch();
} else {
  await Promise.all(chosen.map((name) => build(targets[name])));
}
