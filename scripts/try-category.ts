// Runs objects of the library through assembly and the physics gate: `node scripts/run-ts.mjs scripts/try-category.ts laptop 20 [first seed]`.
// Category `all` takes every one. Prints what fails and how long it takes.
import { assembleAsset } from '../src/assemble/assemble-asset.js';
import { loadNodeEngines } from '../src/pipeline/node-engines.js';
import { renderAssetFiles } from '../src/pipeline/render-asset-files.js';
import { CATEGORIES } from '../src/procedural/categories/index.js';
import { sampleObject } from '../src/procedural/sample-object.js';
import { createShapes } from '../src/procedural/solids/shapes.js';
import { toPhysicalObject } from '../src/procedural/to-physical-object.js';
import { formatGateReport } from '../src/sim/gate/format-gate-report.js';
import { gateAsset } from '../src/pipeline/gate-asset.js';

const [name = 'all', countText = '10', firstText = '0'] = process.argv.slice(2);
const engines = await loadNodeEngines();
const shapes = createShapes('full');
const chosen = CATEGORIES.filter((category) => name === 'all' || category.name === name);
if (chosen.length === 0) throw new Error(`no category ${name}; known: ${CATEGORIES.map((c) => c.name).join(', ')}`);
let failed = 0;
for (const category of chosen) {
  const started = performance.now();
  let [passed, assembling, mass, bodies] = [0, 0, 0, 0];
  for (let seed = Number(firstText); seed < Number(firstText) + Number(countText); seed++) {
    const { model, state, values } = sampleObject(category, seed, shapes);
    const before = performance.now();
    const object = toPhysicalObject(
      model,
      state,
      { name: model.title ?? category.name, category: category.name, provenance: {} },
      engines.geometry,
    );
    const { asset, issues } = assembleAsset(object, engines.geometry, { fixedBase: 'auto' });
    assembling += performance.now() - before;
    mass += asset.bodies.reduce((sum, body) => sum + (body.inertial?.mass ?? 0), 0);
    bodies += asset.bodies.length;
    const files = await renderAssetFiles(asset, object);
    const report = await gateAsset(engines.mujoco, asset, files);
    const worth = issues.filter(({ severity }) => severity !== 'info');
    if (report.pass && worth.length === 0) {
      passed++;
      continue;
    }
    if (report.pass) passed++;
    else failed++;
    console.log(`${category.name} ${seed}: ${report.pass ? 'passes, with issues' : 'FAILS'} ${JSON.stringify(values)}`);
    for (const issue of worth) console.log(`  ${issue.code} ${issue.where}: ${issue.message} ${issue.action ?? ''}`);
    if (!report.pass) console.log(formatGateReport(report));
  }
  const n = Number(countText);
  const each = (ms: number): string => `${(ms / n).toFixed(0)} ms`;
  console.log(
    `${category.name}: ${passed}/${n} pass, ${each(performance.now() - started)} each (assembling ${each(assembling)}), ` +
      `${(mass / n).toFixed(2)} kg, ${(bodies / n).toFixed(1)} bodies on average`,
  );
}
process.exit(failed > 0 ? 1 : 0);
