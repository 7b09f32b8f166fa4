import { defineCategory } from '../category.js';
import { choice, ratio, size } from '../parameters.js';
import { buildBallPen } from './pen-ball.js';
import { buildCappedPen } from './pen-capped.js';

/*
 * A pen lying on a table, its writing end to the right: a ball-point with a push button, a twisting one, a fountain pen or fine liner with a
 * cap, and a thick marker with a cap. Pens are 13 to 15 cm long (makers' catalogues) and weigh 8 to 35 g.
 */
export const pen = defineCategory({
  name: 'pen',
  parameters: {
    length: size(0.14, 0.006),
    kind: choice({ click: 4, twist: 2, capped: 3, marker: 2 }),
    /** Against what is usual for the kind. */
    diameter: ratio(0.85, 1.2),
    /** Where the two halves of the barrel, or cap and barrel, meet: share of the length from the back, against what is usual. */
    parting: ratio(0.85, 1.15),
    /** How far the barrel narrows toward its back end, and how long its nose is. */
    taper: ratio(0, 1),
    nose: ratio(0.7, 1.3),
    clip: choice({ bar: 3, wire: 1, none: 0.5 }),
    clipLength: ratio(0.22, 0.34),
    grip: choice({ plain: 2, rubber: 2 }),
    ring: choice({ yes: 3, no: 1 }),
    material: choice({ plastic: 3, metal: 1.5 }),
  },
  view: { azimuth: [-180, 180], elevation: [15, 85] },
  build: (p, s) => (p.kind === 'click' || p.kind === 'twist' ? buildBallPen(p, s) : buildCappedPen(p, s)),
});
