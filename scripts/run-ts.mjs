// Runs a TypeScript script of the project: `node scripts/run-ts.mjs scripts/bench/gate.ts [args]`. The script is bundled into
// out/scripts/, with packages left in node_modules.
import { build } from 'esbuild';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [, , source, ...args] = process.argv;
if (source === undefined) throw new Error('usage: node scripts/run-ts.mjs SCRIPT.ts [args]');
const outfile = path.resolve('out/scripts', path.basename(source).replace(/\.ts$/, '.mjs'));
await build({
  entryPoints: [source],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
});
process.argv = [process.argv[0], outfile, ...args];
await import(pathToFileURL(outfile).href);
