// Shows the embedded generator what its library does not know: `npm run bench:open-set -- [--seconds 8] [--only NAME]... [--out FILE]
// [--pictures DIR]`. Right is a rigid object by the outline, a clear error, or a confidence below the least: joints on an apple are wrong.
// Writes docs/bench/open-set.json when nothing is left out; with --pictures it only writes the pictures.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { SimAssetError } from '../../src/core/error.js';
import { createBackend } from '../../src/inference/backends/create-backend.js';
import { LEAST_CONFIDENCE } from '../../src/inference/embedded/confidence.js';
import type { RgbaImage } from '../../src/inference/image/rgba-image.js';
import { loadNodeGeometryEngine } from '../../src/pipeline/node-engines.js';
import type { Backend, Candidate } from '../../src/pipeline/backend.js';
import type { Outsider } from '../embedded/outsiders/index.js';
import { OUTSIDERS } from '../embedded/outsiders/index.js';

/** What came out for one picture. */
interface Outcome {
  readonly name: string;
  readonly kind: Outsider['kind'];
  /** `rigid`: a template of the library without a joint, at a confidence that vouches for it. `crash`: an error that is a bug. */
  readonly outcome: 'silhouette' | 'error' | 'unsure' | 'articulated' | 'rigid' | 'crash';
  readonly right: boolean;
  /** Code of the error, where there is one. */
  readonly code?: string;
  readonly joints?: number;
  /** The likeliest first. */
  readonly candidates?: readonly Candidate[];
  readonly seconds: number;
}

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '8' },
    only: { type: 'string', multiple: true },
    out: { type: 'string' },
    pictures: { type: 'string' },
  },
});
const chosen = OUTSIDERS.filter(({ name }) => options.only === undefined || options.only.includes(name));
const fileOf = ({ name }: Outsider): string => `${name.replace(/[^a-z0-9]+/g, '-')}.png`;

const writePng = ({ width, height, data }: RgbaImage, file: string): Promise<unknown> =>
  sharp(data, { raw: { width, height, channels: 4 } })
    .png()
    .toFile(file);

if (options.pictures !== undefined) {
  mkdirSync(options.pictures, { recursive: true });
  for (const outsider of chosen) await writePng(outsider.draw(), path.join(options.pictures, fileOf(outsider)));
  process.exit(0);
}

const backend = createBackend('embedded', await loadNodeGeometryEngine());
const folder = mkdtempSync(path.join(os.tmpdir(), 'open-set-'));
const out = options.out ?? (options.only === undefined ? 'docs/bench/open-set.json' : undefined);
if (out !== undefined) mkdirSync(path.dirname(out), { recursive: true });
const outcomes: Outcome[] = [];
try {
  for (const outsider of chosen) {
    const file = path.join(folder, fileOf(outsider));
    await writePng(outsider.draw(), file);
    const outcome = await judge(outsider, file, backend);
    outcomes.push(outcome);
    console.log(describe(outcome));
    // After each picture: a run takes minutes, and what it found so far is worth keeping.
    if (out !== undefined) writeRecord(out);
  }
} finally {
  rmSync(folder, { recursive: true });
}
for (const kind of ['thing', 'nothing'] as const) printShare(kind, outcomes.filter((o) => o.kind === kind)); // prettier-ignore
printShare('all', outcomes);
// The networks hold threads of their own.
process.exit(0);

function writeRecord(to: string): void {
  const record = {
    seconds: Number(options.seconds),
    leastConfidence: LEAST_CONFIDENCE,
    pictures: OUTSIDERS.length,
    done: outcomes.length,
    right: share(outcomes),
    outcomes,
  };
  writeFileSync(to, `${JSON.stringify(record, null, 1)}\n`);
}

async function judge({ name, kind }: Outsider, imagePath: string, by: Backend): Promise<Outcome> {
  const started = performance.now();
  const seconds = (): number => Math.round((performance.now() - started) / 100) / 10;
  try {
    const { object, issues, candidates } = await by.generate(
      { imagePath, seed: 0, seconds: Number(options.seconds) },
      {},
    );
    const joints = object.groups.filter(({ motion }) => motion.kind !== 'fixed' && motion.kind !== 'free').length;
    const outcome = issues.some(({ code }) => code === 'not-recognised')
      ? 'silhouette'
      : (object.confidence ?? 0) < LEAST_CONFIDENCE
        ? 'unsure'
        : joints > 0
          ? 'articulated'
          : 'rigid';
    const right = outcome === 'silhouette' || outcome === 'unsure';
    return { name, kind, outcome, right, joints, ...(candidates === undefined ? {} : { candidates }), seconds: seconds() }; // prettier-ignore
  } catch (error) {
    // Networks that are missing or broken say nothing of the picture.
    if (error instanceof SimAssetError && !/network|onnxruntime/.test(error.code))
      return { name, kind, outcome: 'error', right: true, code: error.code, seconds: seconds() };
    if (error instanceof SimAssetError) throw error;
    console.error(error);
    return { name, kind, outcome: 'crash', right: false, code: String(error), seconds: seconds() };
  }
}

function describe({ name, outcome, right, code, joints, candidates, seconds }: Outcome): string {
  const seen = (candidates ?? []).slice(0, 3).map(({ category, confidence }) => `${category} ${confidence.toFixed(2)}`);
  const about = code ?? `${seen.join(', ')}${joints ? `; ${joints} joints` : ''}`;
  return `${right ? 'right' : 'WRONG'}  ${name.padEnd(18)} ${outcome.padEnd(12)} ${about} (${seconds} s)`;
}

function share(list: readonly Outcome[]): number {
  return Math.round((1000 * list.filter(({ right }) => right).length) / Math.max(1, list.length)) / 1000;
}

function printShare(name: string, list: readonly Outcome[]): void {
  if (list.length > 0)
    console.log(`${name}: ${list.filter(({ right }) => right).length} of ${list.length} right (${share(list)})`);
}
