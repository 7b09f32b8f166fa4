// Writes the descriptions of examples/*.txt in the paper's format: node scripts/run-ts.mjs scripts/write-example-texts.ts
import { writeFileSync } from 'node:fs';
import { writeDescription } from '../src/representation/description/write-description.js';
import { ballLamp, blockInBox, cabinet, faucet, liddedBottle } from '../test/fixtures/objects.js';

const examples = {
  cabinet,
  faucet,
  'lidded-bottle': liddedBottle,
  'ball-lamp': ballLamp,
  'block-in-box': blockInBox,
};
for (const [name, make] of Object.entries(examples)) writeFileSync(`examples/${name}.txt`, writeDescription(make()));
