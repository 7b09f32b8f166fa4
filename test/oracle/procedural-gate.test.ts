import { beforeAll, describe, expect, it } from 'vitest';
import { assembleAsset } from '../../src/assemble/assemble-asset.js';
import { loadNodeEngines } from '../../src/pipeline/node-engines.js';
import type { Engines } from '../../src/pipeline/engines.js';
import { renderAssetFiles } from '../../src/pipeline/render-asset-files.js';
import { CATEGORIES } from '../../src/procedural/categories/index.js';
import type { ProceduralCategory } from '../../src/procedural/category.js';
import { sampleObject } from '../../src/procedural/sample-object.js';
import { createShapes } from '../../src/procedural/solids/shapes.js';
import { toPhysicalObject } from '../../src/procedural/to-physical-object.js';
import { formatGateReport } from '../../src/sim/gate/format-gate-report.js';
import { gateAsset } from '../../src/pipeline/gate-asset.js';

/*
 * Objects of every category of the library, with their joints as they are seen, pass the physics gate in MuJoCo: six of each. For more, or
 * others: PROCEDURAL_SEEDS=100 takes the seeds 0 to 99, PROCEDURAL_SEEDS=1000-1099 those; it takes about a second for each object.
 */
const SEEDS = parseSeeds(process.env['PROCEDURAL_SEEDS'] ?? '6');

/** `6` is the first six seeds, `20-25` six others. */
function parseSeeds(text: string): number[] {
  if (!/^(\d+-)?\d+$/.test(text))
    throw new Error(`PROCEDURAL_SEEDS is ${text}; expected a count, 6, or a range, 20-25`);
  const [first, last] = text.includes('-') ? text.split('-').map(Number) : [0, Number(text) - 1];
  if (last < first) throw new Error(`PROCEDURAL_SEEDS is ${text}, which holds no seed`);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

const shapes = createShapes('full');
let engines: Engines;
beforeAll(async () => {
  engines = await loadNodeEngines();
});

/** What fails, undefined when nothing does. */
async function findFailure(category: ProceduralCategory, seed: number): Promise<string | undefined> {
  const { model, state, values } = sampleObject(category, seed, shapes);
  const about = { name: model.title ?? category.name, category: category.name, provenance: {} };
  const object = toPhysicalObject(model, state, about, engines.geometry);
  const { asset } = assembleAsset(object, engines.geometry, { fixedBase: 'auto' });
  const report = await gateAsset(engines.mujoco, asset, await renderAssetFiles(asset, object));
  return report.pass ? undefined : `seed ${seed}: ${JSON.stringify(values)}\n${formatGateReport(report)}`;
}

/** Most time for one object on a machine that is busy with other things, ms. */
const PATIENCE = 30_000;

describe.each(CATEGORIES.map((category) => [category.name, category] as const))('%s', (_, category) => {
  it(
    'passes as sampled',
    async () => {
      const failures: string[] = [];
      for (const seed of SEEDS) {
        const failure = await findFailure(category, seed);
        if (failure !== undefined) failures.push(failure);
      }
      expect(failures.join('\n\n')).toBe('');
    },
    PATIENCE * SEEDS.length,
  );
});
