// Fits the weights of src/inference/embedded/confidence.ts: `npm run calibrate:confidence -- [--things 3] [--others 120] [--processes 2]`.
// Right are fits of the right category to `things` renders of each category. Wrong are all others: to those, to the same renders with their
// category taken out of the library, and to `others` things of no category that the network was taught to know for such. Each of the three
// counts by its share of what users show (SHARES).
// Neither the held-out benchmark nor the open-set benchmark is looked at. Prints the weights, and writes what it saw with --out FILE; --from FILE
// reads that again.
import { fork } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
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

/** Our guess of what users show: a confidence is a share of right ones among something, and this is it. */
const SHARES = { library: 0.7, lacking: 0.1, other: 0.2 } as const;
/** With which the weights are fitted; scale and offset are fitted after it without. */
const RIDGE = 0.04;

interface Judged extends Evidence {
  readonly kind: keyof typeof SHARES;
  /** Absent for a thing of no category. */
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
    from: { type: 'string' },
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

if (options.from !== undefined) {
  report(JSON.parse(readFileSync(options.from, 'utf8')) as Judged[]);
} else if (options.worker === undefined) {
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
    const kind = category === undefined ? 'other' : out ? 'lacking' : 'library';
    const about = { kind, ...(category === undefined ? {} : { category: category.name }) } as const;
    process.send?.({ ...about, best: names[0], agreement, probability, margin } satisfies Judged);
  }
  process.disconnect();
}

function report(judged: readonly Judged[]): void {
  const isRight = ({ kind, category, best }: Judged): boolean => kind === 'library' && best === category;
  const weightOf = ({ kind }: Judged): number =>
    (SHARES[kind] * judged.length) / judged.filter((one) => one.kind === kind).length;
  const cases = judged.map((one) => ({ features: featuresOf(one), right: isRight(one), weight: weightOf(one) }));
  const pulled = fitLogistic(cases, RIDGE);
  const score = (features: readonly number[]): number => features.reduce((total, f, k) => total + f * pulled[k], 0);
  const [offset, scale] = fitLogistic(
    cases.map((one) => ({ ...one, features: [1, score(one.features)] })),
    0,
  );
  const weights = pulled.map((w, k) => scale * w + (k === 0 ? offset : 0));
  console.log(`weights: [${weights.map((w) => Number(w.toFixed(3))).join(', ')}]`);
  const scored = judged.map((one, i) => {
    const sum = cases[i].features.reduce((total, f, k) => total + f * weights[k], 0);
    return { ...cases[i], kind: one.kind, confidence: 1 / (1 + Math.exp(-sum)) };
  });
  printReliability(scored);
  for (const least of [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) {
    const kept = (list: typeof scored): string =>
      (list.filter(({ confidence }) => confidence >= least).length / Math.max(1, list.length)).toFixed(3);
    const of = (kind: Judged['kind']): typeof scored => scored.filter((one) => one.kind === kind && !one.right);
    console.log(
      `from ${least}: keeps ${kept(scored.filter(({ right }) => right))} of the right fits, ${kept(of('library'))} of the wrong ones,`,
      `${kept(of('lacking'))} where the category is taken out, ${kept(of('other'))} of what is none`,
    );
  }
}

/** How many are right of those with about the same confidence. */
function printReliability(scored: readonly { confidence: number; right: boolean; weight: number }[]): void {
  const total = scored.reduce((sum, { weight }) => sum + weight, 0);
  let error = 0;
  for (const low of [0, 0.1, 0.3, 0.5, 0.7, 0.9]) {
    const high = [0.1, 0.3, 0.5, 0.7, 0.9, 1.01].find((edge) => edge > low) ?? 1;
    const group = scored.filter(({ confidence }) => confidence >= low && confidence < high);
    const weight = group.reduce((sum, one) => sum + one.weight, 0);
    if (weight === 0) continue;
    const said = group.reduce((sum, one) => sum + one.weight * one.confidence, 0) / weight;
    const right = group.reduce((sum, one) => sum + (one.right ? one.weight : 0), 0) / weight;
    error += (weight / total) * Math.abs(said - right);
    console.log(`said ${said.toFixed(2)}, right ${right.toFixed(2)} (${group.length})`);
  }
  console.log(`expected calibration error ${error.toFixed(3)}`);
}
