import { defineCategory } from '../category.js';
import { body, FIXED, part } from '../model.js';
import { choice, count, ratio, size } from '../parameters.js';
import { paint } from '../solids/solid.js';
import type { Block } from './appliance-body.js';
import { coats, feet } from './appliance-body.js';
import { drawFrontLoader } from './front-loader.js';
import { drawTopLoader } from './top-loader.js';

/*
 * A washing machine: a front loader with a round door, or a top loader with a lid. Sizes: 0.595 m wide and 0.85 m high in Europe (for
 * niches of 0.60 m, EN 1116), 0.68 m and 0.97 to 1.1 m in America. Weight 60 to 80 kg for front loaders (estimate; wide American ones 92
 * kg, LG WM3570H), a third of it counterweights, 45 to 60 kg for top loaders (estimate): the base holds motor and weights, walls drawn
 * solid are sheet steel. The drum of 0.5 mm sheet weighs 4 to 6 kg, the glass of the door 2 to 3 kg (spare parts).
 */
export const washingMachine = defineCategory({
  name: 'washing machine',
  parameters: {
    width: size(0.61, 0.025),
    height: ratio(1.3, 1.65),
    depth: ratio(0.7, 1.2),
    loading: choice({ front: 5, top: 2 }),
    /** Radius of the door, height of its middle, width of its ring, its bulge: shares of the width, the height, the radius, the radius. */
    door: ratio(0.27, 0.42),
    doorHeight: ratio(0.42, 0.56),
    ring: ratio(0.14, 0.34),
    bulge: ratio(0.06, 0.3),
    ringFinish: choice({ light: 2, dark: 2, metal: 2 }),
    /** Height of the band of controls, or of a top loader's console, share of the height. */
    panel: ratio(0.09, 0.2),
    panelFinish: choice({ same: 3, dark: 2 }),
    /** Detergent drawer, share of the width. */
    drawer: ratio(0.2, 0.42),
    knob: choice({ middle: 3, right: 1, none: 1 }),
    buttons: count(0, [1, 1, 2, 2, 1]),
    kick: ratio(0.01, 0.12),
    coat: coats(5, 2, 1),
  },
  view: { azimuth: [-60, 60], elevation: [5, 50] },
  build: (p, s) => {
    const w = p.width;
    const [h, d] = [p.height * w, p.depth * w];
    const foot = 0.014;
    const outer: Block = { from: [-w / 2, -d / 2, foot], to: [w / 2, d / 2, h] };
    const material = p.coat === 'stainless' ? 'stainless_steel' : 'steel';
    const low = foot + Math.max(0.1, p.kick + 0.01) * h;
    const weight = part(
      'base',
      {
        material: 'concrete',
        fill: p.loading === 'front' ? 0.47 : 0.33,
        affordance: 9,
        description: 'Bottom with motor, pump and counterweights.',
      },
      // Within the cabinet: what is seen of it is its feet.
      [
        ...paint(
          'dark',
          s.boxBetween([-w / 2 + 0.012, -d / 2 + 0.016, foot + 0.002], [w / 2 - 0.012, d / 2 - 0.012, low]),
        ),
        ...paint('rubber', ...feet(s, outer, 0.022, foot + 0.003)),
      ],
    );
    const layout = { p, s, w, h, d, foot, kick: foot + p.kick * h, low, material };
    const drawn = p.loading === 'front' ? drawFrontLoader(layout) : drawTopLoader(layout);
    const base = body(FIXED, [drawn.cabinet, weight]);
    return { bodies: [base, ...drawn.moving(base)] };
  },
});
