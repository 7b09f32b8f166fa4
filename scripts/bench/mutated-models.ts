// Every feature of the editor at a place of each of 20,000 broken models, the slowest answers: npm run bench:mutated
import os from 'node:os';
import { findCursor } from '../../src/language/model/cursor.js';
import { checkModels } from '../../src/language/check/check-models.js';
import { createWorkspace } from '../../src/language/model/workspace.js';
import { diskFiles } from '../../src/lint/disk-files.js';
import { createRandom } from '../../src/procedural/random.js';
import { FEATURES } from '../../test/fixtures/all-features.js';
import { mutateXml } from '../../test/fixtures/mutate-xml.js';
import { writeXmlTree } from '../../test/fixtures/write-xml-tree.js';
import { xmlDocuments } from '../../test/fixtures/xml-documents.js';
import { report } from './measure.js';
import { writeRobots } from './write-robots.js';

const COUNT = Number(process.argv.at(2) ?? 20_000);
const PATH = '/robots/model.xml';
/** One of so many is of 2,000 lines; the others are the models of the repository. */
const LARGE_EVERY = 100;

const documents = [...xmlDocuments().values()].filter((text) => text.length < 12_000);
const large = writeRobots(2000);
const times = new Map<string, number[]>();
const faults: string[] = [];
let [asked, lossy] = [0, 0];

const measure = (name: string, work: () => unknown, text: string): void => {
  const started = performance.now();
  try {
    work();
  } catch (error) {
    faults.push(`${name}: ${String(error)} in ${text.slice(0, 200)}`);
  }
  const list = times.get(name) ?? [];
  list.push(performance.now() - started);
  times.set(name, list);
};

// An editor has been running for a while: what is not compiled yet is not measured.
for (let i = 0; i < 20; i++) {
  const workspace = createWorkspace(diskFiles);
  workspace.open(PATH, large);
  const cursor = findCursor(workspace, PATH, 20_000 + 100 * i);
  if (cursor === undefined) continue;
  for (const ask of Object.values(FEATURES)) ask(cursor);
  checkModels(workspace.modelsOf(PATH), { files: diskFiles });
}

for (let i = 0; i < COUNT; i++) {
  const random = createRandom('mutated model', i);
  const text = mutateXml(i % LARGE_EVERY === 0 ? large : documents[i % documents.length], random);
  const workspace = createWorkspace(diskFiles);
  const file = workspace.open(PATH, text);
  const written = writeXmlTree(file.xml);
  if ('fault' in written || written.text !== text) lossy++;
  const cursor = findCursor(workspace, PATH, random.below(text.length + 1));
  if (cursor === undefined) continue;
  asked++;
  for (const [name, ask] of Object.entries(FEATURES)) measure(name, () => ask(cursor), text);
  measure('diagnostics', () => checkModels(workspace.modelsOf(PATH), { files: diskFiles }), text);
}

const round = (ms: number): number => Number(ms.toPrecision(3));
const timings = Array.from(times, ([name, list]) => {
  const sorted = list.sort((a, b) => a - b);
  return {
    name,
    runs: sorted.length,
    median: round(sorted[sorted.length >> 1]),
    min: round(sorted[0]),
    max: round(sorted[sorted.length - 1]),
  };
});
const slowest = Math.max(...timings.map(({ max }) => max));
report('mutated-models', timings, {
  documents: COUNT,
  models: asked,
  exceptions: faults.length,
  lossy,
  slowest,
  load: round(os.loadavg()[0]),
});
console.log(
  `${COUNT} documents, ${asked} of them models: ${faults.length} exceptions, ${lossy} not lossless, slowest answer ${slowest} ms`,
);
for (const fault of faults.slice(0, 10)) console.log(fault);
if (faults.length > 0 || lossy > 0) process.exitCode = 1;
