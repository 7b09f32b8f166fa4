import { defineCategory } from '../category.js';
import type { ObjectModel } from '../model.js';
import { curvedLamp, deskLamp } from './lamp-bent.js';
import { parameters } from './lamp-layout.js';
import { standingLamp } from './lamp-standing.js';

/*
 * Lamps that stand: desk lamps with a jointed arm, table lamps with a shade on a turned stem, floor lamps, and lamps on a curved neck.
 * Feet are weighted: cast iron or steel as drawn for desk lamps. Whole lamps weigh 1 to 3 kg, floor lamps 3 to 6 kg (makers' sheets).
 */
export const lamp = defineCategory({
  name: 'lamp',
  parameters,
  view: { azimuth: [-100, 100], elevation: [0, 35] },
  build: (p, s): ObjectModel => {
    switch (p.type) {
      case 'desk':
        return { title: 'Desk lamp', bodies: deskLamp(p, s) };
      case 'table':
        return { title: 'Table lamp', bodies: standingLamp(p, s, p.height, 1) };
      case 'floor':
        return { title: 'Floor lamp', bodies: p.shade === 'dome' ? curvedLamp(p, s, 3.4 * p.height) : standingLamp(p, s, 3.4 * p.height, 3.4) }; // prettier-ignore
      case 'gooseneck':
        return { title: 'Desk lamp', bodies: curvedLamp(p, s, p.height) };
    }
  },
});
