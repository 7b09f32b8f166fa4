// Packs the extension for this machine's platform: node scripts/package-vsix.mjs [--out FILE.vsix]. Everything is bundled but the
// two native packages, of which only this platform's binaries go in: dist/node_modules is where Node looks first from dist/.
import { createVSIX } from '@vscode/vsce';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const modules = path.join(root, 'dist/node_modules');
const target = `${process.platform}-${process.arch}`;
const { values } = parseArgs({
  options: { out: { type: 'string', default: path.join(root, `physx-anything-${target}.vsix`) } },
});

execFileSync(process.execPath, ['esbuild.mjs', '--production'], { cwd: root, stdio: 'inherit' });
copyNativePackages();
try {
  mkdirSync(path.dirname(path.resolve(values.out)), { recursive: true });
  await createVSIX({
    cwd: root,
    packagePath: path.resolve(values.out),
    target,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
} finally {
  // In the source tree the packages of the root are used.
  rmSync(modules, { recursive: true, force: true });
}
console.log(`${values.out}: ${(statSync(values.out).size / 1e6).toFixed(1)} MB`);

function copyNativePackages() {
  rmSync(modules, { recursive: true, force: true });
  const copied = new Set();
  for (const name of ['sharp', 'onnxruntime-node']) copyPackage(name, root, copied);
}

/** A package with what it needs at run time; of optional ones those that are installed, which are this platform's. */
function copyPackage(name, from, copied) {
  if (copied.has(name)) return;
  copied.add(name);
  const folder = findPackage(name, from);
  if (folder === undefined) return;
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  cpSync(folder, path.join(modules, name), {
    recursive: true,
    filter: (file) => isNeeded(path.relative(folder, file)),
  });
  const needed =
    name === 'onnxruntime-node'
      ? ['onnxruntime-common']
      : Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies });
  for (const dependency of needed) copyPackage(dependency, folder, copied);
}

function findPackage(name, from) {
  const folders = createRequire(path.join(from, 'package.json')).resolve.paths(name) ?? [];
  return folders
    .map((folder) => path.join(folder, name))
    .find((folder) => existsSync(path.join(folder, 'package.json')));
}

/** Leaves out the binaries of other platforms, sources, types and maps. */
function isNeeded(file) {
  const [, platform, arch] = /^bin[\\/]napi-v\d+[\\/]([^\\/]+)(?:[\\/]([^\\/]+))?/.exec(file) ?? [];
  if (platform !== undefined && platform !== process.platform) return false;
  if (arch !== undefined && arch !== process.arch) return false;
  return !/(^|[\\/])(node_modules|src|script|__commit)([\\/]|$)|\.(map|d\.ts|d\.mts|md)$/.test(file);
}
