// Writes training pictures of the library in shards: `node scripts/run-ts.mjs scripts/dataset/write-dataset.ts --kind objects|masks
// --out DIR --count N --seed S [--processes P]`. N is rounded up to whole shards. Shards that are there are left as they are, so an
// interrupted run goes on where it was. docs: training/README.md.
import { fork } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { CATEGORIES } from '../../src/procedural/categories/index.js';
import { createStudio } from '../../src/render/photo/studio.js';
import { writeSchema } from './schema.js';
import { isFinished, SHARD_SAMPLES, writeShard } from './shard.js';

const { values: options } = parseArgs({
  options: {
    kind: { type: 'string' },
    out: { type: 'string' },
    count: { type: 'string' },
    seed: { type: 'string', default: '0' },
    processes: { type: 'string', default: '1' },
    /** For the processes that this one starts: which of them it is. */
    worker: { type: 'string' },
  },
});
const { kind, out, count, worker } = options;
if ((kind !== 'objects' && kind !== 'masks') || out === undefined || count === undefined)
  throw new Error('usage: write-dataset.ts --kind objects|masks --out DIR --count N --seed S [--processes P]');
const [seed, processes] = [Number(options.seed), Number(options.processes)];
const shards = Math.ceil(Number(count) / SHARD_SAMPLES);
const missing = Array.from({ length: shards }, (_, i) => i).filter((shard) => !isFinished(out, shard));

if (worker === undefined) {
  mkdirSync(out, { recursive: true });
  writeSchema(out, kind, CATEGORIES, seed);
  console.log(`${out}: ${shards - missing.length} of ${shards} shards are there`);
  const codes = await Promise.all(
    Array.from({ length: processes }, (_, i) => {
      const child = fork(process.argv[1], [...process.argv.slice(2), '--worker', String(i)], {
        stdio: 'inherit',
        // Objects are short-lived: a large nursery halves the cost of collecting them.
        execArgv: ['--max-semi-space-size=64'],
      });
      return new Promise<number>((resolve) => child.on('exit', (code) => { resolve(code ?? 1); })); // prettier-ignore
    }),
  );
  process.exitCode = codes.some((code) => code !== 0) ? 1 : 0;
} else {
  const studio = createStudio();
  // Every process takes each P-th shard of all, so that none takes another's when some were there before.
  for (const shard of missing.filter((s) => s % processes === Number(worker))) {
    const started = performance.now();
    writeShard(out, kind, CATEGORIES, studio, seed, shard);
    const seconds = (performance.now() - started) / 1000;
    console.log(`${kind} ${shard + 1}/${shards}: ${(SHARD_SAMPLES / seconds).toFixed(0)} samples/s`);
  }
}
