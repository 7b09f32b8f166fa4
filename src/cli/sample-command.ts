import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Command } from 'commander';
import { SimAssetError } from '../core/error.js';
import { sampleName } from '../inference/sampling/sample-asset.js';
import { CATEGORIES } from '../procedural/categories/index.js';
import type { ProceduralCategory } from '../procedural/category.js';
import { parseCount, parseSeed } from './build-options.js';
import type { ExitCode } from './exit-codes.js';
import { EXIT } from './exit-codes.js';
import { runSamplePool } from './sample-pool.js';
import type { SampleJob, SampleReply } from './sample-worker.js';
import { addSampleWorker } from './sample-worker.js';
import { printError, printJsonLine, printLine, printNote } from './terminal.js';

interface SampleFlags {
  readonly category: string;
  readonly count: number;
  readonly seed: number;
  readonly out: string;
  readonly images?: number | true;
  readonly processes: number;
  readonly json: boolean;
}

/** Pictures of each asset where no number is given. */
const VIEWS = 4;

export function addSampleCommand(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('sample')
    .description(
      'Make assets of the procedural library: as many as you like, with ground truth, and pictures on request.',
    )
    .requiredOption('-o, --out <dir>', 'folder that gets one folder an asset; what is finished there is not made again')
    .option('--category <name>', 'a category of `physx-anything categories`, or all', 'all')
    .option('--count <n>', 'how many of each category', parseCount, 1)
    .option('--seed <n>', 'number of the first; object N of a category is always the same', parseSeed, 0)
    .option('--images [n]', `with pictures, masks, part ids, depth and cameras (${VIEWS} of each asset)`, parseCount)
    .option('--processes <n>', 'how many at a time', parseCount, availableParallelism())
    .option('--json', 'print a line of JSON for each asset on stdout', false)
    .action(async (flags: SampleFlags) => {
      finish(await sample(flags));
    });
  addSampleWorker(program);
}

/** One line of output. `failed`: checks of the physics gate that it did not pass. */
interface Entry {
  readonly name: string;
  readonly category: string;
  readonly seed: number;
  readonly dir: string;
  readonly status: 'made' | 'there' | 'failed';
  readonly pass: boolean;
  readonly failed?: readonly string[];
  readonly bodies?: number;
  readonly joints?: number;
  /** kg. */
  readonly mass?: number;
  readonly seconds?: number;
  readonly error?: { readonly code: string; readonly message: string; readonly hint: string };
}

async function sample(flags: SampleFlags): Promise<ExitCode> {
  const entries: Entry[] = [];
  const add = (entry: Entry): void => {
    entries.push(entry);
    if (flags.json) printJsonLine(entry);
    else printLine(describe(entry));
    if (entry.error !== undefined)
      printError(entry.name, new SimAssetError(entry.error.code, entry.error.message, entry.error.hint));
  };
  const started = performance.now();
  try {
    const jobs = planJobs(flags);
    const missing: SampleJob[] = [];
    for (const job of jobs) {
      const there = lookForFinished(job);
      if (there === undefined) missing.push(job);
      else add(there);
    }
    await runSamplePool(missing, flags.processes, (job, reply) => {
      add(toEntry(job, reply));
    });
  } catch (error) {
    printError('sample', error);
    return EXIT.failure;
  }
  const count = (is: (entry: Entry) => boolean): number => entries.filter(is).length;
  const made = count(({ status }) => status === 'made');
  const seconds = (performance.now() - started) / 1000;
  printNote(
    `${made} made in ${seconds.toFixed(1)} s (${(made / seconds).toFixed(1)} a second), ${count(({ status }) => status === 'there')} there already, ` +
      `${count(({ status, pass }) => status !== 'failed' && !pass)} did not pass the physics checks, ${count(({ status }) => status === 'failed')} failed`,
  );
  if (entries.some(({ status }) => status === 'failed')) return EXIT.failure;
  return entries.every(({ pass }) => pass) ? EXIT.ok : EXIT.findings;
}

function planJobs({ category, count, seed, out, images }: SampleFlags): SampleJob[] {
  const asked = category.trim().toLowerCase().replaceAll('_', ' ');
  const chosen = CATEGORIES.filter(({ name }) => asked === 'all' || name === asked);
  if (chosen.length === 0)
    throw new SimAssetError(
      'unknown-category',
      `The library has no category "${category}".`,
      'See `physx-anything categories`.',
    );
  const views = images === true ? VIEWS : (images ?? 0);
  // Round by round, so that a run that is broken off has some of each.
  return Array.from({ length: count }, (_, i) => seed + i)
    .flatMap((number) =>
      chosen.map((each) => ({ category: each.name, seed: number, outDir: path.resolve(out), overwrite: false, views })),
    )
    .map(replaceIncomplete);
}

const categoryOf = ({ category }: SampleJob): ProceduralCategory =>
  CATEGORIES.find(({ name }) => name === category) as ProceduralCategory;
const folderOf = (job: SampleJob): string => path.join(job.outDir, sampleName(categoryOf(job), job.seed));

/** An asset of an earlier run without the pictures that are asked for now is made again. */
const replaceIncomplete = (job: SampleJob): SampleJob =>
  existsSync(path.join(folderOf(job), 'truth.json')) ? { ...job, overwrite: true } : job;

/** The entry of an asset that is there, whole, with enough pictures. */
function lookForFinished(job: SampleJob): Entry | undefined {
  const dir = folderOf(job);
  if (!existsSync(path.join(dir, 'truth.json'))) return undefined;
  if (job.views > 0 && !existsSync(path.join(dir, 'images', `${job.views - 1}.png`))) return undefined;
  const report = JSON.parse(readFileSync(path.join(dir, 'report.json'), 'utf8')) as {
    pass: boolean;
    checks: { name: string; pass: boolean }[];
  };
  return { ...about(job), status: 'there', ...verdict(report) };
}

function toEntry(job: SampleJob, reply: SampleReply): Entry {
  if ('error' in reply) return { ...about(job), status: 'failed', pass: false, error: reply.error };
  const { bodies, joints, mass, seconds, gate } = reply.summary;
  return { ...about(job), status: 'made', ...verdict(gate), bodies, joints, mass, seconds };
}

const about = (job: SampleJob): Pick<Entry, 'name' | 'category' | 'seed' | 'dir'> => ({
  name: path.basename(folderOf(job)),
  category: job.category,
  seed: job.seed,
  dir: folderOf(job),
});

const verdict = (gate: {
  pass: boolean;
  checks: readonly { name: string; pass: boolean }[];
}): Pick<Entry, 'pass' | 'failed'> =>
  gate.pass ? { pass: true } : { pass: false, failed: gate.checks.filter(({ pass }) => !pass).map(({ name }) => name) };

function describe({ name, status, pass, failed = [], bodies, joints, mass, seconds, error }: Entry): string {
  if (error !== undefined) return `${name}  failed: ${error.code}`;
  const physics = pass ? 'pass' : `FAIL: ${failed.join(', ')}`;
  if (status === 'there') return `${name}  there already, physics ${physics}`;
  return `${name}  ${bodies ?? 0} bodies, ${joints ?? 0} joints, ${(mass ?? 0).toPrecision(3)} kg, physics ${physics}, ${(seconds ?? 0).toFixed(1)} s`;
}
