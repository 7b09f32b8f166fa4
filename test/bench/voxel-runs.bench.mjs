// Measures the voxel codec on a whole object of ten parts and writes docs/bench/voxel-runs.json: node test/bench/voxel-runs.bench.mjs
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = new URL('../../', import.meta.url);
const bundle = await build({
  stdin: {
    contents: [
      "export * from './src/representation/voxel-runs.ts';",
      "export * from './test/fixtures/draw-voxels.ts';",
      "export * from './src/core/voxel-grid.ts';",
    ].join('\n'),
    resolveDir: fileURLToPath(root),
    loader: 'ts',
  },
  bundle: true,
  write: false,
  format: 'esm',
  logLevel: 'error',
});
const code = Buffer.from(bundle.outputFiles[0].contents).toString('base64');
const { encodeVoxelRuns, decodeVoxelRuns, drawVoxels, tray, box, cylinder, sphere, subtract, countVoxels } =
  await import(`data:text/javascript;base64,${code}`);

// Ten parts as objects have them: hollow boxes, panels, round bars, a ball, a shell.
const parts = [
  subtract(box(0, 3, 0, 24, 18, 32), box(1, 2, 1, 23, 17, 31)),
  tray(2, 3, 1, 22, 15, 6),
  tray(2, 3, 9, 22, 15, 14),
  tray(2, 3, 17, 22, 15, 22),
  box(0, 2, 0, 24, 3, 16),
  box(0, 2, 16, 24, 3, 32),
  cylinder(16, 16, 3, 0, 32),
  sphere(16, 16, 16, 12),
  subtract(sphere(16, 16, 16, 12), sphere(16, 16, 16, 10.5)),
  box(9, 1, 4, 15, 2, 5),
].map((solid) => drawVoxels(solid));
const texts = parts.map(encodeVoxelRuns);

/** Median and 95th percentile in milliseconds over many runs, after a warm-up. */
function measure(run) {
  for (let k = 0; k < 200; k++) run();
  const times = Array.from({ length: 1000 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  const at = (fraction) => Number(times[Math.floor(fraction * times.length)].toFixed(4));
  return { median: at(0.5), p95: at(0.95) };
}

const report = {
  what: 'voxel runs of one object of ten parts, milliseconds for the whole object',
  parts: parts.length,
  voxels: parts.reduce((sum, grid) => sum + countVoxels(grid), 0),
  runs: texts.reduce((sum, text) => sum + text.split(' ').length, 0),
  characters: texts.reduce((sum, text) => sum + text.length, 0),
  encode: measure(() => parts.forEach((grid) => encodeVoxelRuns(grid))),
  decode: measure(() => texts.forEach((text) => decodeVoxelRuns(text))),
  node: process.version,
  cpu: cpus()[0].model,
};
writeFileSync(new URL('docs/bench/voxel-runs.json', root), `${JSON.stringify(report, null, 2)}\n`);
console.log(JSON.stringify(report, null, 2));
