// Runs a TypeScript script of the project: `node scripts/run-ts.mjs scripts/bench/gate.ts [args]`. The script is bundled into
// out/scripts/, with packages left in node_modules.
import { build } from 'esbuild';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [, , source, ...args] = process.argv;
if (source === undefined) throw new Error('usage: node scripts/run-ts.mjs SCRIPT.ts [args]');
// A name of its own, so that two runs of one script do not write over each other.
const outfile = path.resolve('out/scripts', path.basename(source).replace(/\.ts$/, `-${process.pid}.mjs`));
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
process.on('exit', () => rmSync(outfile, { force: true }));
process.argv = [process.argv[0], outfile, ...args];
await import(pathToFileURL(outfile).href);
