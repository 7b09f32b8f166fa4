// Fits the weights of src/inference/embedded/confidence.ts: `npm run calibrate:confidence -- [--things 3] [--others 120] [--processes 2]`.
// Right are fits of the right category to `things` renders of each category. Wrong are all others: to those, to the same renders with their
// category taken out of the library, and to `others` things of no category that the network was taught to know for such.
// Neither the held-out benchmark nor the open-set benchmark is looked at. Prints the weights, and writes what it saw with --out FILE.
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { Evidence } from '../../src/inference/embedded/confidence.js';
import { featuresOf } from '../../src/inference/embedded/confidence.js';
import { CATEGORIES } from '../../src/procedural/categories/index.js';
import { fitLogistic } from './fit-logistic.js';
import { createPictureFitter } from './fit-picture.js';
import { renderHeldOut, renderOther } from './held-out.js';

/** Numbers of the benchmark's held-out pictures are far below. */
const FIRST = 5000;

interface Judged extends Evidence {
  /** Absent for a thing of no category, or of one that was taken out. */
  readonly category?: string;
  readonly best: string;
}

const { values: options } = parseArgs({
  options: {
    things: { type: 'string', default: '3' },
    others: { type: 'string', default: '120' },
    seconds: { type: 'string', default: '8' },
    processes: { type: 'string', default: '2' },
    out: { type: 'string' },
    worker: { type: 'string' },
  },
});
const processes = Number(options.processes);
const numbers = Array.from({ length: Number(options.things) }, (_, k) => FIRST + k);
const jobs = [
  ...numbers.flatMap((number) =>
    CATEGORIES.flatMap((category) => [false, true].map((out) => ({ category, number, out }))),
  ),
  ...Array.from({ length: Number(options.others) }, (_, k) => ({ category: undefined, number: FIRST + k, out: false })),
];

if (options.worker === undefined) {
  const judged: Judged[] = [];
  await Promise.all(
    Array.from({ length: processes }, (_, i) => {
      const child = fork(process.argv[1], [...process.argv.slice(2), '--worker', String(i)]);
      child.on('message', (one: Judged) => {
        judged.push(one);
        if (judged.length % 20 === 0) console.log(`${judged.length}/${jobs.length}`);
      });
      return new Promise((resolve) => child.on('exit', resolve));
    }),
  );
  if (options.out !== undefined) writeFileSync(options.out, `${JSON.stringify(judged, null, 1)}\n`);
  report(judged);
} else {
  const fitPicture = await createPictureFitter(Number(options.seconds));
  for (const { category, number, out } of jobs.filter((_, i) => i % processes === Number(options.worker))) {
    const image = category === undefined ? renderOther(number) : renderHeldOut(category, number).image;
    const { names, agreement, probability, margin } = await fitPicture(image, out ? category?.name : undefined);
    const about = category === undefined || out ? {} : { category: category.name };
    process.send?.({ ...about, best: names[0], agreement, probability, margin } satisfies Judged);
  }
  process.disconnect();
}

function report(judged: readonly Judged[]): void {
  const rows = judged.map((one) => ({ features: featuresOf(one), right: one.best === one.category }));
  const weights = fitLogistic(rows);
  console.log(
    'weights:',
    weights.map((w) => Number(w.toFixed(3))),
  );
  const scored = judged.map((one, i) => {
    const sum = rows[i].features.reduce((total, f, k) => total + f * weights[k], 0);
    return { one, right: rows[i].right, confidence: 1 / (1 + Math.exp(-sum)) };
  });
  for (const least of [0.3, 0.4, 0.5, 0.6, 0.7, 0.8]) {
    const kept = scored.filter(({ confidence }) => confidence >= least);
    const share = (list: typeof scored, of: typeof scored): string => (list.length / Math.max(1, of.length)).toFixed(3);
    const rights = scored.filter(({ right }) => right);
    const others = scored.filter(({ one }) => one.category === undefined);
    console.log(
      `from ${least}: keeps ${share(
        kept.filter(({ right }) => right),
        rights,
      )} of the right fits,`,
      `${share(
        kept.filter(({ one }) => one.category === undefined),
        others,
      )} of what is no category;`,
      `${share(
        kept.filter(({ right }) => right),
        kept,
      )} of what it keeps is right`,
    );
  }
}
