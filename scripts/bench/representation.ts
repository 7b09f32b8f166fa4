// Tokens of the library's objects as mesh text and as voxels, by Qwen's tokenizer, and what the voxels lose:
// npm run bench:representation [-- --per-category 5]
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { TriangleMesh } from '../../src/core/mesh/triangle-mesh.js';
import { loadNodeGeometryEngine } from '../../src/pipeline/node-engines.js';
import { measureDamage, type PartText } from '../representation/measure-damage.js';
import { measureHardCases } from '../representation/measure-hard-cases.js';
import type { FormError } from '../representation/measure-errors.js';
import { FINE, measureErrors, SAMPLES } from '../representation/measure-errors.js';
import type { Lengths } from '../representation/measure-lengths.js';
import {
  BINS,
  DECIMALS,
  makeBenchParts,
  measurePart,
  measureWhole,
  MERGED_RUNS,
  MESH_TEXT,
  SIMPLE_TOLERANCE,
} from '../representation/measure-lengths.js';
import { benchObjects } from '../representation/object-set.js';
import { loadQwenTokens, QWEN_ORDINARY_TOKENS } from '../representation/qwen-tokens.js';
import { printTables } from '../representation/print-tables.js';
import { digits, quantile, sumOf } from '../representation/statistics.js';
import { summarizeErrors, summarizeLengths } from '../representation/summarize.js';

const { values: options } = parseArgs({ options: { 'per-category': { type: 'string', default: '5' } } });
const engine = await loadNodeGeometryEngine();
const tokens = loadQwenTokens();
if (tokens.ordinary !== QWEN_ORDINARY_TOKENS) throw new Error(`a vocabulary of ${tokens.ordinary}: not Qwen's`);

const byPart: Lengths[] = [];
const together: Lengths[] = [];
const partLengths: Lengths[] = [];
const errors: FormError[][] = [];
const damaged: PartText[] = [];
const firstMeshes: TriangleMesh[] = [];
const counts = {
  full: [] as { vertices: number; triangles: number }[],
  simple: [] as { vertices: number; triangles: number }[],
};
const categories = new Set<string>();

for (const object of benchObjects(Number(options['per-category']), engine)) {
  const parts = makeBenchParts(object, engine);
  const lengths = parts.map((part) => measurePart(part, tokens.count));
  const whole = measureWhole(parts, lengths, tokens.count);
  byPart.push(whole.byPart);
  together.push(whole.together);
  partLengths.push(...lengths);
  errors.push(measureErrors(object, parts));
  for (const [kind, meshes] of [
    ['full', parts.map(({ mesh }) => mesh)],
    ['simple', parts.map(({ simple }) => simple)],
  ] as const)
    counts[kind].push({
      vertices: sumOf(meshes.map(({ positions }) => positions.length / 3)),
      triangles: sumOf(meshes.map(({ indices }) => indices.length / 3)),
    });
  if (!categories.has(object.category)) {
    damaged.push(...parts.map(({ grid32, grid64 }) => ({ grid32, grid64 })));
    firstMeshes.push(...object.meshes);
  }
  categories.add(object.category);
}

const count = (kind: 'full' | 'simple'): object => ({
  vertices: Math.round(sumOf(counts[kind].map(({ vertices }) => vertices)) / counts[kind].length),
  triangles: Math.round(sumOf(counts[kind].map(({ triangles }) => triangles)) / counts[kind].length),
  medianTriangles: quantile(counts[kind].map(({ triangles }) => triangles), 0.5), // prettier-ignore
});
const trianglesInAll = sumOf(counts.full.map(({ triangles }) => triangles));
const perTriangle = sumOf(byPart.map((lengths) => lengths[MESH_TEXT])) / trianglesInAll;
const runsPerObject = sumOf(byPart.map((lengths) => lengths[MERGED_RUNS])) / byPart.length;
const results = {
  tokenizer: { name: 'Qwen2.5', ordinaryTokens: tokens.ordinary },
  objects: byPart.length,
  categories: categories.size,
  parts: partLengths.length,
  meshes: {
    perObject: { full: count('full'), simplified: count('simple') },
    decimals: DECIMALS,
    simplifiedTo: SIMPLE_TOLERANCE,
    quantisedBins: BINS,
  },
  /** What the paper's 193x would take: a mesh of so many triangles an object, at our price of one. */
  paper: {
    tokensPerTriangle: digits(perTriangle),
    trianglesFor193: Math.round((193 * runsPerObject) / perTriangle),
  },
  objectsByPart: summarizeLengths(byPart),
  objectsTogether: summarizeLengths(together),
  singleParts: summarizeLengths(partLengths),
  errors: { fineGrid: FINE, samples: SAMPLES, forms: summarizeErrors(errors) },
  hardCases: measureHardCases(firstMeshes, tokens.count),
  damage: measureDamage(damaged),
};
printTables(results);
writeFileSync('docs/bench/representation.json', `${JSON.stringify(results, null, 1)}\n`);
process.exit(0);
