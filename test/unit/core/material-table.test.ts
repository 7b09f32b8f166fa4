import { expect, it } from 'vitest';
import { MATERIAL_TABLE } from '../../../src/core/material-table.js';
import { findMaterial } from '../../../src/assemble/resolve-material.js';

it('finds every material by each of its own names', () => {
  for (const { name, aliases } of MATERIAL_TABLE)
    for (const alias of aliases) expect([alias, findMaterial(alias)?.name]).toEqual([alias, name]);
});

it.each([
  ['nylon fabric', 'fabric'],
  ['solid wood (oak)', 'oak'],
  ['expanded polystyrene', 'styrofoam'],
  ['pencil lead', 'graphite'],
  ['die cast metal', 'zinc_alloy'],
])('takes the whole of %s', (text, name) => {
  expect(findMaterial(text)?.name).toBe(name);
});
