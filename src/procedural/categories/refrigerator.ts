import { defineCategory } from '../category.js';
import type { ModelBody } from '../model.js';
import { body, FIXED, part } from '../model.js';
import type { Shapes } from '../solids/shapes.js';
import { paint } from '../solids/solid.js';
import { coated, lining, openFront } from './appliance-body.js';
import { frontBody } from './refrigerator-front.js';
import { crispersOf, shelvesOf } from './refrigerator-inside.js';
import type { RefrigeratorLayout } from './refrigerator-layout.js';
import { layOutRefrigerator, parameters } from './refrigerator-layout.js';

/*
 * A refrigerator: one door, freezer above or below, side by side, or French doors over a drawer. Sizes: European units are 0.55 to 0.60 m
 * wide and 1.4 to 2.0 m high, American ones 0.70 to 0.91 m wide and 1.65 to 1.80 m high. They weigh 50 to 130 kg (estimate): the walls are
 * polyurethane foam between sheet steel and a plastic liner, some 110 kg/m3, over a compressor of about 10 kg (estimates). Shelves are 4 mm
 * thick and crispers 1.7 mm, 0.7 to 1.5 kg each (spare parts).
 */
export const refrigerator = defineCategory({
  name: 'refrigerator',
  parameters,
  view: { azimuth: [-60, 60], elevation: [0, 35] },
  build: (p, s) => {
    const f = layOutRefrigerator(p);
    const base = carcass(f, s);
    const dispensing = p.dispenser === 'yes' ? f.fronts.findIndex(({ kind }) => kind === 'left') : -1;
    return {
      bodies: [
        base,
        ...f.fronts.map((panel, i) => frontBody(f, s, panel, base, i === dispensing)),
        ...f.compartments.flatMap((compartment) => crispersOf(f, s, compartment, base)),
      ],
    };
  },
});

/** Density of the walls as a share of steel's: foam between sheets, see above. */
const WALL_FILL = 0.014;

/** The housing with its shelves on a base that holds the compressor. */
function carcass(f: RefrigeratorLayout, s: Shapes): ModelBody {
  const { p, w, d, foot, front, outer, inside, divider, compartments } = f;
  // Compressor, condenser and refrigerant weigh some 12 kg at the back, however low their bay is drawn.
  const machine = 12 / (7850 * (w - 0.03) * (d / 2 - 0.01) * (foot + 0.001));
  const material = p.coat === 'stainless' ? 'stainless_steel' : 'steel';
  return body(FIXED, [
    part('cabinet', { material, fill: WALL_FILL, affordance: 7, description: 'Insulated housing, hollow.' }, [
      ...coated(p.coat, ...openFront(s, outer, inside)),
      ...(divider === undefined ? [] : paint('interior', s.boxBetween(divider.from, divider.to))),
      ...compartments.flatMap(({ cavity }) => lining(s, cavity)),
    ]),
    part('kick plate', { material: 'steel', fill: 0.03, affordance: 9, description: 'Base with a grille in front.' }, [
      ...paint('dark', s.boxBetween([-w / 2 + 0.015, front + 0.02, 0], [w / 2 - 0.015, 0, foot + 0.001])),
    ]),
    part('compressor bay', { material: 'steel', fill: machine, affordance: 10, description: 'Compressor and condenser.' }, [
      ...paint('dark', s.boxBetween([-w / 2 + 0.015, 0, 0], [w / 2 - 0.015, d / 2 - 0.01, foot + 0.001])),
    ]),
    ...compartments.flatMap((compartment) => shelvesOf(f, s, compartment)),
  ]); // prettier-ignore
}
