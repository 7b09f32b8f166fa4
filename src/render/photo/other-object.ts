import { MATERIAL_TABLE } from '../../core/material-table.js';
import type { ObjectModel } from '../../procedural/model.js';
import { body, FIXED, part } from '../../procedural/model.js';
import type { Random } from '../../procedural/random.js';
import type { Shapes } from '../../procedural/solids/shapes.js';
import { animal, figure, plant } from './other-beings.js';
import { assemble, loft } from './other-shapes.js';
import { ball, hammer, vehicle } from './other-things.js';
import { vessel } from './other-vessels.js';

/*
 * Things that are in no category of the library, so that a network learns to say so: figures, animals, plants, vehicles, tools, mugs, and
 * assemblies that are nothing at all.
 */

/** Draws a thing outside the library. */
export function drawOtherObject(random: Random, s: Shapes): ObjectModel {
  const make = random.pick(
    [assemble, figure, animal, plant, vehicle, hammer, loft, ball, vessel],
    [34, 12, 12, 14, 10, 6, 8, 4, 22],
  );
  const groups = make({ random, s }).filter((solids) => solids.length > 0);
  return {
    bodies: [
      body(
        FIXED,
        groups.map((solids, i) =>
          part(`part ${i}`, { material: random.pick(MATERIAL_TABLE).name, affordance: 5, description: '' }, solids),
        ),
      ),
    ],
  };
}
