// Writes what the tiny vision-language model of the tests is taught: `node scripts/run-ts.mjs scripts/vlm/write-lessons.ts --out DIR
// [--count 36]`. Closed objects of the library that take few runs of voxels, at most two of a category, each of which passes the gate as it is
// read back from its text. A lesson is NNN.png, the photo as the model is shown it, and NNN.json, the replies.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { loadNodeEngines } from '../../src/pipeline/node-engines.js';
import { photoForModel } from '../../src/inference/vlm/photo-for-model.js';
import { buildAsset } from '../../src/pipeline/build-asset.js';
import { describeWithVoxels } from '../../src/pipeline/render-asset-files.js';
import { CATEGORIES } from '../../src/procedural/categories/index.js';
import type { ProceduralCategory } from '../../src/procedural/category.js';
import { toPhysicalObject } from '../../src/procedural/to-physical-object.js';
import { readDescription } from '../../src/representation/description/read-description.js';
import { buildOverallRound, buildPartRound } from '../../src/representation/prompts.js';
import { renderHeldOut } from '../embedded/held-out.js';

/** Numbers of the benchmarks' pictures are below. Even ones are closed. */
const FIRST = 20_000;
const TRIES = 24;
const MOST_OF_A_CATEGORY = 2;
const MOST_PARTS = 6;
/** Of a part, characters: about as many tokens, since each digit is one. */
const LONGEST = 900;

const { values: options } = parseArgs({
  options: { out: { type: 'string' }, count: { type: 'string', default: '36' } },
});
const { out } = options;
if (out === undefined) throw new Error('usage: write-lessons.ts --out DIR [--count N]');
mkdirSync(out, { recursive: true });
const engines = await loadNodeEngines();
const trial = mkdtempSync(path.join(os.tmpdir(), 'lessons-'));

/** Two decimals are a hundredth of a voxel. */
const shorten = (text: string): string =>
  text.replaceAll(/\d+\.\d{3,}/g, (number) => String(Number(Number(number).toFixed(2))));

interface Lesson {
  readonly category: string;
  readonly number: number;
  readonly description: string;
  readonly parts: readonly { readonly id: number; readonly voxels: string }[];
}

function writeLesson(category: ProceduralCategory, number: number): Lesson | undefined {
  const { truth } = renderHeldOut(category, number);
  const about = { name: truth.model.title ?? category.name, category: category.name, provenance: {} };
  const object = toPhysicalObject(truth.model, truth.state, about, engines.geometry);
  if (object.parts.length > MOST_PARTS || !object.groups.some(({ parent }) => parent !== undefined)) return undefined;
  const [description, voxels] = describeWithVoxels(object).split('Voxels:\n');
  const parts = voxels
    .trim()
    .split('\n')
    .map((line) => {
      const [, id, runs] = /^l_(\d+): (.*)$/.exec(line) ?? [];
      return { id: Number(id), voxels: runs };
    });
  if (parts.some((part) => part.voxels.length > LONGEST || part.voxels === '')) return undefined;
  return { category: category.name, number, description: shorten(description).trim(), parts };
}

const textOf = ({ description, parts }: Lesson): string =>
  `${description}\nVoxels:\n${parts.map(({ id, voxels }) => `l_${id}: ${voxels}`).join('\n')}\n`;

let count = 0;
for (const category of CATEGORIES) {
  let found = 0;
  for (let k = 0; k < TRIES && found < MOST_OF_A_CATEGORY && count < Number(options.count); k++) {
    const number = FIRST + 2 * k;
    const lesson = writeLesson(category, number);
    if (lesson === undefined) continue;
    const read = readDescription(textOf(lesson));
    const bad = read.issues.filter(({ severity }) => severity !== 'info');
    const name = String(count).padStart(3, '0');
    const { report } = await buildAsset(
      read.value,
      { outDir: trial, name, overwrite: true, fixedBase: 'auto' },
      engines,
      {},
    );
    if (!report.pass || bad.length > 0) continue;
    const photo = photoForModel(renderHeldOut(category, number).image);
    await sharp(photo.data, { raw: { width: photo.width, height: photo.height, channels: 3 } })
      .png()
      .toFile(path.join(out, `${name}.png`));
    writeFileSync(path.join(out, `${name}.json`), `${JSON.stringify(lesson, undefined, 1)}\n`);
    const longest = Math.max(...lesson.parts.map(({ voxels }) => voxels.length));
    console.log(
      `${name} ${category.name} ${number}: ${lesson.parts.length} parts, longest ${longest}, description ${lesson.description.length}`,
    );
    found++;
    count++;
  }
}
// What is asked, word for word: the model of the tests is taught what the product says.
writeFileSync(
  path.join(out, 'questions.json'),
  `${JSON.stringify({ overall: buildOverallRound(), part: buildPartRound('DESCRIPTION', 7) }, undefined, 1)}\n`,
);
rmSync(trial, { recursive: true });
process.exit(0);
