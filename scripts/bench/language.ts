// Times of the language layer on models of 2,000 and 10,000 lines: npm run bench:language
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { checkModels } from '../../src/language/check/check-models.js';
import type { LintSettings } from '../../src/language/check/lint-settings.js';
import { DEFAULT_SETTINGS } from '../../src/language/check/lint-settings.js';
import { findCursor } from '../../src/language/model/cursor.js';
import { complete } from '../../src/language/features/completion.js';
import type { Workspace } from '../../src/language/model/workspace.js';
import { createWorkspace } from '../../src/language/model/workspace.js';
import { diskFiles } from '../../src/lint/disk-files.js';
import { createRandom } from '../../src/procedural/random.js';
import { indexLines } from '../../src/xml/line-index.js';
import { parseXml } from '../../src/xml/parse-xml.js';
import type { Timing } from './measure.js';
import { report } from './measure.js';
import { writeRobots } from './write-robots.js';

/** What is timed, by name: `prepare` once for each size of model, untimed, gives the work. */
/** How fast the machine is meanwhile, apart from memory: 30 ms where this was written and nobody else was there. */
function countUp(): number {
  let sum = 0;
  for (let i = 0; i < 2.2e7; i++) sum += i % 7;
  return sum;
}

const CASES: readonly { readonly name: string; readonly prepare: (text: string) => () => unknown }[] = [
  { name: 'arithmetic, to compare', prepare: () => countUp },
  { name: 'index the lines', prepare: (text) => () => indexLines(text) },
  { name: 'parse', prepare: (text) => () => parseXml(text) },
  {
    name: 'rules of the text after a keystroke',
    prepare: (text) => prepareTyping(text, ({ workspace, path }) => check(workspace, path, TEXT_ONLY)),
  },
  {
    name: 'rules of the text after a keystroke in a class',
    prepare: (text) => prepareTyping(text, ({ workspace, path }) => check(workspace, path, TEXT_ONLY), 'class'),
  },
  {
    name: 'rules of text and files after a keystroke',
    prepare: (text) => prepareTyping(text, ({ workspace, path }) => check(workspace, path, DEFAULT_SETTINGS)),
  },
  {
    name: 'completion after a keystroke',
    prepare: (text) => prepareTyping(text, ({ workspace, path, offset }) => completeAt(workspace, path, offset)),
  },
];

/** Without the rules of tier 2, which look at shapes and files. */
const TEXT_ONLY: LintSettings = {
  ...DEFAULT_SETTINGS,
  rules: Object.fromEntries(
    [
      ...['ine/implausible', 'ine/com-outside', 'ine/density', 'ine/mesh-inertia-mode'],
      ...['con/hull-fills-cavity', 'con/heavy-mesh', 'uni/length', 'ast/*'],
    ].map((rule) => [rule, 'off']),
  ),
};

const check = (workspace: Workspace, path: string, settings: LintSettings): unknown =>
  checkModels(workspace.modelsOf(path), { files: diskFiles, settings });

interface Typed {
  readonly workspace: Workspace;
  readonly path: string;
  /** Where the cursor stands. */
  readonly offset: number;
}

/**
 * A user types an attribute in the middle of a model, again and again: the text is read and bound, and then `ask` is asked. Or a number in a default class,
 * where each keystroke changes what holds for many geoms.
 */
function prepareTyping(
  text: string,
  ask: (typed: Typed) => unknown,
  where: 'middle' | 'class' = 'middle',
): () => unknown {
  const workspace = createWorkspace(diskFiles);
  const path = '/robots/model.xml';
  const middle = text.indexOf('<geom ', where === 'middle' ? text.length / 2 : 0) + '<geom '.length;
  let typed = 0;
  return () => {
    const word = where === 'middle' ? 'ma'.slice(0, 1 + (typed++ % 2)) : `density="${1000 + typed++}"`;
    workspace.open(path, `${text.slice(0, middle)}${word} ${text.slice(middle)}`);
    return ask({ workspace, path, offset: middle + word.length });
  };
}

function completeAt(workspace: Workspace, path: string, offset: number): unknown {
  const cursor = findCursor(workspace, path, offset);
  const items = cursor === undefined ? [] : complete(cursor);
  if (items.length === 0) throw new Error('nothing to choose from');
  return items;
}

const SIZES = [2000, 10_000];
/** A user has typed a line when the first is counted, and of fewer runs the 95th percentile is that of two or three. */
const [WARM_UPS, RUNS] = [30, 200];

interface Task {
  readonly case: number;
  readonly lines: number;
}

/** Besides the spread: the 95th percentile, and the first run of all, with code that is not compiled yet and a heap that has not grown, ms. */
interface LanguageTiming extends Timing {
  readonly p95: number;
  readonly cold: number;
}

function measure(task: Task): LanguageTiming {
  const { name, prepare } = CASES[task.case];
  const text = writeRobots(task.lines);
  const work = prepare(text);
  const random = createRandom('language');
  let last: unknown;
  const run = (): number => {
    makeGarbage(random.uniform(0, 16));
    const started = performance.now();
    last = work();
    return performance.now() - started;
  };
  const cold = run();
  for (let i = 0; i < WARM_UPS; i++) run();
  const times = Array.from({ length: RUNS }, run).sort((a, b) => a - b);
  const at = (share: number): number => round(times[Math.min(RUNS - 1, Math.floor(share * RUNS))]);
  if (last === undefined) throw new Error(`${name} gives nothing`);
  return {
    name: `${name}, ${task.lines} lines`,
    runs: RUNS,
    median: at(0.5),
    p95: at(0.95),
    min: at(0),
    max: at(1),
    cold: round(cold),
    note: `${text.split('\n').length - 1} lines, ${text.length} characters`,
  };
}

/**
 * Does what an editor does meanwhile: makes some megabytes that nobody keeps. Without, collections fall into every run or into none, by chance, and a
 * median says nothing.
 */
function makeGarbage(megabytes: number): void {
  const kept: number[][] = [];
  for (let i = 0; i < megabytes * 4000; i++) kept[i & 63] = Array.from(ROW);
}

/** About 250 bytes. */
const ROW = Array.from({ length: 29 }, (_, i) => i);

const round = (ms: number): number => Number(ms.toPrecision(4));

/** Each task has a thread of its own, so that its first run is a first run. */
const measureCold = (task: Task): Promise<LanguageTiming> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
  });

if (isMainThread) {
  const timings: LanguageTiming[] = [];
  for (const lines of SIZES) for (const index of CASES.keys()) timings.push(await measureCold({ case: index, lines }));
  // Others on the machine double these times, and lengthen the 95th percentile more.
  report('language', timings, { load: round(os.loadavg()[0]) });
  for (const { name, p95, cold } of timings) console.log(`${name.padEnd(40)} p95 ${p95} ms, first run ${cold} ms`);
} else parentPort?.postMessage(measure(workerData as Task));
