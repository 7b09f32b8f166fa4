// Measures the embedded generator on held-out renders: `npm run bench:embedded -- [--per 20] [--category NAME] [--processes 2]
// [--seconds 8] [--gate]`. Each process fits with one thread; times are of `generate` on all cores and measured apart (bench:pipeline).
// Writes docs/bench/embedded.json and prints the table of docs/embedded-generator.md.
import { fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { CATEGORIES } from '../../src/procedural/categories/index.js';
import type { Measured } from '../embedded/measure-one.js';
import { createMeter } from '../embedded/measure-one.js';
import { formatTable } from '../embedded/table.js';

const { values: options } = parseArgs({
  options: {
    per: { type: 'string', default: '20' },
    first: { type: 'string', default: '0' },
    category: { type: 'string' },
    processes: { type: 'string', default: '2' },
    seconds: { type: 'string', default: '8' },
    gate: { type: 'boolean', default: false },
    out: { type: 'string' },
    worker: { type: 'string' },
  },
});
const processes = Number(options.processes);
const chosen = CATEGORIES.filter(({ name }) => options.category === undefined || name === options.category);
const jobs = Array.from({ length: Number(options.per) }, (_, k) => Number(options.first) + k).flatMap((number) =>
  chosen.map((category) => ({ category, number })),
);

if (options.worker === undefined) {
  const results: Measured[] = [];
  await Promise.all(
    Array.from({ length: processes }, (_, i) => {
      const child = fork(process.argv[1], [...process.argv.slice(2), '--worker', String(i)]);
      child.on('message', (result: Measured) => {
        results.push(result);
        const { category, number, best, iou, fScore } = result;
        console.log(
          `${results.length}/${jobs.length} ${category} ${number}: ${best} iou ${iou.toFixed(3)} F ${fScore.toFixed(3)}`,
        );
      });
      return new Promise((resolve) => child.on('exit', resolve));
    }),
  );
  console.log(formatTable(results));
  if (options.out !== undefined) {
    mkdirSync('docs/bench', { recursive: true });
    writeFileSync(options.out, `${JSON.stringify(results, null, 1)}\n`);
  }
} else {
  const meter = await createMeter({ seconds: Number(options.seconds), gate: options.gate });
  const mine = jobs.filter((_, i) => i % processes === Number(options.worker));
  for (const { category, number } of mine) process.send?.(await meter.measure(category, number));
  process.disconnect();
}
