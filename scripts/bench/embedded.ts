// Measures the embedded generator on held-out renders: `npm run bench:embedded -- [--per 20] [--category NAME] [--processes 2]
// [--seconds 8] [--gate] [--out FILE] [--resume]`. Each process fits with one thread; times of `generate` on all cores are measured apart
// (bench:generate). Prints the table of docs/embedded-generator.md; FILE gets what is measured as it is, and with --resume is gone on with.
import { fork } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
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
    resume: { type: 'boolean', default: false },
    worker: { type: 'string' },
  },
});
const processes = Number(options.processes);
const chosen = CATEGORIES.filter(({ name }) => options.category === undefined || name === options.category);
const before =
  options.resume && options.out !== undefined && existsSync(options.out)
    ? (JSON.parse(readFileSync(options.out, 'utf8')) as Measured[])
    : [];
const isDone = (category: string, number: number): boolean =>
  before.some((one) => one.category === category && one.number === number);
const jobs = Array.from({ length: Number(options.per) }, (_, k) => Number(options.first) + k).flatMap((number) =>
  chosen.filter(({ name }) => !isDone(name, number)).map((category) => ({ category, number })),
);

if (options.worker === undefined) {
  const results: Measured[] = [...before];
  await Promise.all(
    Array.from({ length: processes }, (_, i) => {
      const child = fork(process.argv[1], [...process.argv.slice(2), '--worker', String(i)]);
      child.on('message', (result: Measured) => {
        results.push(result);
        const { category, number, best, iou, fScore } = result;
        console.log(
          `${results.length - before.length}/${jobs.length} ${category} ${number}: ${best} iou ${iou.toFixed(3)} F ${fScore.toFixed(3)}`,
        );
        if (options.out !== undefined && results.length % 10 === 0) save(options.out, results);
      });
      return new Promise((resolve) => child.on('exit', resolve));
    }),
  );
  console.log(formatTable(results));
  if (options.out !== undefined) save(options.out, results);
} else {
  const meter = await createMeter({ seconds: Number(options.seconds), gate: options.gate });
  const mine = jobs.filter((_, i) => i % processes === Number(options.worker));
  for (const { category, number } of mine) process.send?.(await meter.measure(category, number));
  process.disconnect();
}

/** In the order of the library, a line each with three or four digits: a thousand pictures stay small and easy to compare. */
function save(file: string, results: readonly Measured[]): void {
  const place = (one: Measured): number =>
    1000 * CATEGORIES.findIndex(({ name }) => name === one.category) + one.number;
  const lines = [...results]
    .sort((a, b) => place(a) - place(b))
    .map((one) =>
      JSON.stringify(one, (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value)),
    );
  writeFileSync(file, `[\n${lines.join(',\n')}\n]\n`);
}
