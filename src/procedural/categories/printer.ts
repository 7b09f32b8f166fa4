import { defineCategory } from '../category.js';
import { choice, count, ratio, size } from '../parameters.js';
import { coats } from './appliance-body.js';
import { drawFlatbed } from './printer-flatbed.js';
import { drawLaser } from './printer-laser.js';

/*
 * A printer: an inkjet under a flatbed scanner, or a laser printer. Sizes: paper is 0.21 m wide (A4, ISO 216), so that units are 0.38 to
 * 0.50 m wide; a flatbed all-in-one weighs 5 to 9 kg, a desktop laser printer 7 to 15 kg (estimates): blocks are drawn solid that are
 * shells around mechanics.
 */
export const printer = defineCategory({
  name: 'printer',
  parameters: {
    width: size(0.435, 0.03),
    depth: ratio(0.65, 1),
    height: ratio(0.32, 0.75),
    kind: choice({ flatbed: 4, laser: 3 }),
    /** Thickness of the scanner's lid, or depth of a laser printer's output recess, share of the width. */
    lid: ratio(0.04, 0.11),
    feeder: choice({ no: 2, yes: 1 }),
    /** Height of the paper cassettes, of the opening that paper comes out of and its width: shares of the height, the height, the width. */
    cassette: ratio(0.14, 0.26),
    cassettes: count(1, [3, 1]),
    mouth: ratio(0.16, 0.34),
    mouthWidth: ratio(0.56, 0.82),
    panel: choice({ top: 2, front: 2, tilt: 2 }),
    /** Share of the depth or height that the control panel takes. */
    panelSize: ratio(0.12, 0.22),
    buttons: count(1, [1, 1, 2, 2]),
    support: choice({ no: 3, yes: 1 }),
    coat: coats(3, 0.5, 3),
  },
  view: { azimuth: [-65, 65], elevation: [5, 55] },
  build: (p, s) => {
    const w = p.width;
    const layout = { p, s, w, d: p.depth * w, h: p.height * w };
    return p.kind === 'flatbed' ? drawFlatbed(layout) : drawLaser(layout);
  },
});
