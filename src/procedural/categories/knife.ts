import { defineCategory } from '../category.js';
import { choice, count, ratio, size } from '../parameters.js';
import { buildCutter } from './knife-cutter.js';
import { buildFolder } from './knife-folding.js';
import { buildKitchenKnife } from './knife-kitchen.js';

/*
 * Knives lying on a table, tip to the right: pocket knives whose blades turn out of the handle, cutters whose blade slides out, and
 * kitchen knives. The length is that of the handle: pocket knives 9 to 12 cm, cutters 13 to 17 cm, kitchen knives 11 to 13 cm (makers'
 * catalogues). Mass: pocket knives 50 to 150 g, cutters 40 to 120 g, kitchen knives 80 to 250 g.
 */
export const knife = defineCategory({
  name: 'knife',
  parameters: {
    handle: size(0.115, 0.013),
    kind: choice({ folding: 4, army: 2, cutter: 3, kitchen: 1 }),
    /** Blade against what is usual for the kind. */
    bladeLength: ratio(0.8, 1.15),
    bladeWidth: ratio(0.75, 1.25),
    point: choice({ drop: 2, clip: 1, straight: 1, sheep: 1 }),
    /** Height and thickness of the handle, shares of its length. */
    handleHeight: ratio(0.17, 0.25),
    thickness: ratio(0.1, 0.16),
    /** How far the handle's belly hollows and its end drops. */
    curve: ratio(0, 1),
    /** Blades of an army knife. */
    tools: count(2, [2, 2, 1]),
    material: choice({ wood: 1, plastic: 2, metal: 1.5 }),
    bolster: choice({ yes: 1, no: 1 }),
  },
  view: { azimuth: [-180, 180], elevation: [25, 85] },
  build: (p, s) => {
    const { kind } = p;
    return kind === 'cutter'
      ? buildCutter(p, s)
      : kind === 'kitchen'
        ? buildKitchenKnife(p, s)
        : buildFolder(p, kind === 'army', s);
  },
});
