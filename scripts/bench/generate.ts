// Times photos to assets as a user waits for them: `npm run bench:generate -- [--count 46]`. Held-out renders of the library, one a
// category, through decoding, networks, fit, texture, assembly, physics gate and files, on all cores; then how soon a fit that is cancelled
// ends. Writes docs/bench/generate.json. Run it on an idle machine.
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { CANCELLED as CANCELLED_CODE, describeError } from '../../src/core/error.js';
import { createBackend } from '../../src/inference/backends/create-backend.js';
import { loadNodeEngines } from '../../src/pipeline/node-engines.js';
import { generateAsset } from '../../src/pipeline/generate-asset.js';
import { CATEGORIES } from '../../src/procedural/categories/index.js';
import { renderHeldOut } from '../embedded/held-out.js';

/** Fits that are cancelled, and after how many ms. */
const CANCELLED = [900, 1700, 2500, 3300, 4100, 4900];
/** Numbers of the accuracy benchmark's pictures are below. */
const NUMBER = 101;

const { values: options } = parseArgs({ options: { count: { type: 'string', default: String(CATEGORIES.length) } } });
const chosen = CATEGORIES.slice(0, Number(options.count));
const folder = mkdtempSync(path.join(os.tmpdir(), 'bench-generate-'));
const engines = await loadNodeEngines();
const backend = createBackend('embedded', engines.geometry);

const photoOf = async (index: number): Promise<string> => {
  const category = chosen[index % chosen.length];
  const { image } = renderHeldOut(category, NUMBER + Math.floor(index / chosen.length));
  const file = path.join(folder, `${category.name.replaceAll(' ', '-')}-${index}.png`);
  await sharp(image.data, { raw: { width: image.width, height: image.height, channels: 4 } })
    .png()
    .toFile(file);
  return file;
};

const seconds: number[] = [];
const cancelling: number[] = [];
let passed = 0;
let largestGlb = 0;
try {
  for (const [index, { name }] of chosen.entries()) {
    const imagePath = await photoOf(index);
    const started = performance.now();
    const summary = await generateAsset(
      { imagePath, seed: 0, outDir: folder, overwrite: false, fixedBase: 'auto' },
      backend,
      engines,
    );
    seconds.push((performance.now() - started) / 1000);
    passed += Number(summary.gate.pass);
    const glb = summary.files.find((file) => file.endsWith('.glb'));
    if (glb !== undefined) largestGlb = Math.max(largestGlb, statSync(path.join(summary.dir, glb)).size);
    console.log(`${name}: ${seconds.at(-1)?.toFixed(1)} s, ${summary.category}, gate ${String(summary.gate.pass)}`);
  }
  for (const [index, delay] of CANCELLED.entries()) {
    const imagePath = await photoOf(chosen.length + index);
    const stop = new AbortController();
    const run = generateAsset(
      { imagePath, seed: 0, outDir: folder, overwrite: false, fixedBase: 'auto' },
      backend,
      engines,
      {
        signal: stop.signal,
      },
    ).then(
      () => undefined,
      (error: unknown) => {
        if (describeError(error).code !== CANCELLED_CODE) throw error;
        return performance.now();
      },
    );
    await new Promise((resolve) => setTimeout(resolve, delay));
    const asked = performance.now();
    stop.abort();
    const ended = await run;
    if (ended !== undefined) cancelling.push(ended - asked);
  }
} finally {
  rmSync(folder, { recursive: true });
}

const at = (list: readonly number[], share: number): number => {
  const sorted = [...list].sort((a, b) => a - b);
  return Number(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toPrecision(3));
};
const record = {
  machine: { cores: os.cpus().length, node: process.versions.node, platform: `${os.platform()}-${os.arch()}` },
  pictures: seconds.length,
  seconds: { median: at(seconds, 0.5), p95: at(seconds, 0.95), most: at(seconds, 1) },
  gatePassed: passed,
  peakMemoryMB: Math.round(process.resourceUsage().maxRSS / 1024),
  largestGlbBytes: largestGlb,
  cancelMs: { runs: cancelling.length, median: at(cancelling, 0.5), most: at(cancelling, 1) },
};
console.log(JSON.stringify(record, null, 1));
mkdirSync('docs/bench', { recursive: true });
writeFileSync('docs/bench/generate.json', `${JSON.stringify(record, null, 1)}\n`);
// The networks hold threads of their own.
process.exit(0);
