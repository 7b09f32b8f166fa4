// Writes the descriptions of examples/*.txt in the paper's format: node scripts/run-ts.mjs scripts/write-example-texts.ts
import { writeFileSync } from 'node:fs';
import { assembleAsset } from '../src/assemble/assemble-asset.js';
import { resolveMaterial } from '../src/assemble/resolve-material.js';
import type { PhysicalObject } from '../src/core/physical-object.js';
import { loadNodeGeometryEngine } from '../src/pipeline/node-engines.js';
import { writeDescription } from '../src/representation/description/write-description.js';
import { ballLamp, blockInBox, cabinet, faucet, liddedBottle } from '../test/fixtures/objects.js';

const examples = {
  cabinet,
  faucet,
  'lidded-bottle': liddedBottle,
  'ball-lamp': ballLamp,
  'block-in-box': blockInBox,
};
const engine = await loadNodeGeometryEngine();
for (const [name, make] of Object.entries(examples))
  writeFileSync(`examples/${name}.txt`, writeDescription(complete(make())));

/** A reply says everything: what the hand-made object leaves open is filled in from the table of materials and the geometry. */
function complete(object: PhysicalObject): PhysicalObject {
  const { asset } = assembleAsset(object, engine, { fixedBase: 'auto' });
  const [x, y, z] = asset.dimensions.map((side) => Math.round(side * 1000) / 1000);
  return {
    ...object,
    dimensions: [x, y, z],
    parts: object.parts.map((part) => {
      const { density, youngsModulus, poissonsRatio } = resolveMaterial(part).value;
      return { ...part, density, youngsModulus, poissonsRatio };
    }),
  };
}
